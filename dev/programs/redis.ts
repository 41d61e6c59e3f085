import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { type Child, freePort, isPortFree, type Log, PlainError, startChild, until } from "../run";
import { ensureRedis } from "./index";

export type RedisOptions = {
  /** Loopback port; any free one when left out or 0. */
  port?: number;
  /** Its append-only file and password; kept between starts. */
  dir: string;
  log?: Log;
};

export type Redis = {
  readonly url: string;
  readonly port: number;
  /** Ends in good order, everything written down. */
  stop(): Promise<void>;
  /** SIGKILL, as in a crash. */
  kill(): Promise<void>;
  /** Starts it again on the same port, password and data. */
  restart(): Promise<void>;
};

/** Redis as the queue needs it: nothing evicted, append-only file, password, loopback only. */
export async function startRedis({ port: asked, dir, log = () => {} }: RedisOptions): Promise<Redis> {
  const program = await ensureRedis({ log });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const password = readPassword(path.join(dir, "password"));
  await stopLeftover(path.join(dir, "port"), password);
  const port = asked || (await freePort());
  writeFileSync(path.join(dir, "port"), String(port));

  const start = async (): Promise<Child> => {
    if (!(await isPortFree(port))) {
      throw new PlainError(`端口 ${port} 已被别的程序占用，Redis 无法启动。请停掉那个程序，或换一个端口。`);
    }
    const settings = {
      bind: "127.0.0.1",
      port: String(port),
      dir: JSON.stringify(path.resolve(dir)),
      requirepass: password,
      "maxmemory-policy": "noeviction",
      appendonly: "yes",
      save: '""',
      daemonize: "no",
    };
    // Through standard input: an argument would show the password to every process of the machine.
    const input = Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join("");
    const child = await startChild({ name: "redis", command: program, args: ["-"], input, log });
    const up = await until(() => says(port, `AUTH ${password}\r\nPING`, "+OK\r\n+PONG\r\n"), {
      timeoutMs: 30_000,
      givenUp: () => !child.running,
    });
    if (up) return child;
    await child.kill();
    throw new PlainError(`Redis 没有启动起来：${child.lastLines.slice(-3).join("；")}`);
  };

  let child = await start();
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    port,
    stop: () => child.stop(),
    kill: () => child.kill(),
    async restart() {
      await child.stop();
      child = await start();
    },
  };
}

/** A Redis that outlived a killed Node: that it knows this folder's password proves that it is ours. */
async function stopLeftover(portFile: string, password: string): Promise<void> {
  const port = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 0;
  if (port === 0 || !(await says(port, `AUTH ${password}\r\nPING`, "+OK\r\n+PONG\r\n"))) return;
  await says(port, `AUTH ${password}\r\nSHUTDOWN`, "+OK\r\n");
  if (await until(() => isPortFree(port), { timeoutMs: 10_000 })) return;
  throw new PlainError(`上次留下的 Redis（端口 ${port}）停不下来。`);
}

function readPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** Whether it gives exactly this answer; while it still reads its file it answers with an error. */
function says(port: number, command: string, answer: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" }, () => socket.write(`${command}\r\n`));
    let text = "";
    const done = () => {
      socket.destroy();
      resolve(text === answer);
    };
    socket.setTimeout(1000, done);
    socket.once("error", done);
    socket.once("close", done);
    socket.on("data", (data) => {
      text += String(data);
      if (text.length >= answer.length && text.split("\r\n").length > 2) done();
    });
  });
}
