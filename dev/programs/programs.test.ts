import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import IORedis from "ioredis";
import { isPortFree } from "../run";
import { ensureProgram, findCommand, readPlan } from "./fetch";
import { startRedis } from "./redis";

jest.setTimeout(30_000); // the machine may be busy with everything else

const home = mkdtempSync(path.join(tmpdir(), "gongping-programs-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function script(file: string, text: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
}

const wanted = {
  packages: ["prog", "prog-data"],
  title: "某程序",
  commands: ["prog-one", "prog-two"],
  inside: "usr/lib/prog/prog",
};

describe("a wanted program", () => {
  const realPath = process.env.PATH;
  afterEach(() => {
    process.env.PATH = realPath;
  });

  it("is taken from PATH when it is there, whatever its name", async () => {
    const file = script(path.join(home, "bin/prog-two"), "exit 0");
    expect(await ensureProgram(wanted, { searchPath: `/nowhere:${path.dirname(file)}` })).toBe(file);
    expect(findCommand(["prog-one"], path.dirname(file))).toBeUndefined();
  });

  it("is reported in plain words when there is no way to get it", async () => {
    process.env.PATH = path.join(home, "empty");
    const attempt = ensureProgram(wanted, { cacheDir: path.join(home, "none") });
    await expect(attempt).rejects.toThrow(
      /本机没有某程序（prog-one 或 prog-two）.*sudo apt-get install prog prog-data/,
    );
    expect(existsSync(path.join(home, "none/prog/start"))).toBe(false);
  });

  it("is installed when that is allowed", async () => {
    const tools = path.join(home, "installer");
    const target = path.join(tools, "prog-one");
    script(path.join(tools, "apt-get"), `case "$*" in *" install "*) cp /bin/true ${target};; esac`);
    process.env.PATH = `${tools}:/usr/bin:/bin`;
    const found = await ensureProgram(wanted, {
      searchPath: tools,
      cacheDir: path.join(home, "x"),
      mayInstall: true,
    });
    expect(found).toBe(target);
  });

  it("is unpacked with what it lacks otherwise, once, and starts from wherever the folder is", async () => {
    const tools = path.join(home, "fetcher");
    const calls = path.join(home, "calls");
    // Stand-ins for Debian's tools: the real ones were tried by hand against Debian's mirrors.
    script(
      path.join(tools, "apt-get"),
      `echo "$*" >> ${calls}
case " $* " in
*" -s "*) echo 'Inst libprog [0.9] (1.2-3 Debian:12/stable [amd64])'; echo 'Inst prog (2.0 Debian:12/stable [amd64])';;
*" download "*) touch prog.deb;;
*" install "*) echo 'E: not allowed'; exit 100;;
esac`,
    );
    script(
      path.join(tools, "dpkg"),
      `mkdir -p "$3/usr/lib/prog" "$3/usr/share/fonts"
printf '#!/bin/sh\\necho "$1 $LD_LIBRARY_PATH $FONTCONFIG_FILE"\\n' > "$3/usr/lib/prog/prog"
chmod +x "$3/usr/lib/prog/prog"`,
    );
    process.env.PATH = `${tools}:/usr/bin:/bin`;
    const options = { searchPath: "/nowhere", cacheDir: path.join(home, "cache"), mayInstall: true };
    const start = await ensureProgram(wanted, options);
    expect(start).toBe(path.join(home, "cache/prog/start"));
    const log = execFileSync("cat", [calls], { encoding: "utf8" });
    expect(log).toMatch(/ download prog-data libprog=1\.2-3 prog=2\.0$/m);
    rmSync(calls);
    expect(await ensureProgram(wanted, options)).toBe(start);
    expect(existsSync(calls)).toBe(false);

    renameSync(path.join(home, "cache"), path.join(home, "moved"));
    const moved = path.join(home, "moved/prog");
    const said = execFileSync(path.join(moved, "start"), ["你好"], { encoding: "utf8" });
    expect(said).toBe(`你好 ${moved}/root/usr/lib/prog${suffix()} ${moved}/fonts.conf\n`);
  });

  const suffix = () => (process.env.LD_LIBRARY_PATH ? `:${process.env.LD_LIBRARY_PATH}` : "");

  it("has its plan read from apt's own words", () => {
    const plan = `NOTE: This is only a simulation!
Inst libnspr4 (2:4.35-1 Debian:12.4/stable [amd64])
Inst libnss3:i386 [1.0] (2:3.87.1-1+deb12u1 Debian:12/stable [amd64]) []
Conf libnspr4 (2:4.35-1 Debian:12.4/stable [amd64])`;
    expect(readPlan(plan)).toEqual(["libnspr4=2:4.35-1", "libnss3:i386=2:3.87.1-1+deb12u1"]);
  });
});

describe("Redis", () => {
  const dir = path.join(home, "redis");

  it("evicts nothing, asks for its password and keeps what it was told through kill and stop", async () => {
    const redis = await startRedis({ dir });
    const open = () => {
      const client = new IORedis(redis.url, { retryStrategy: () => null });
      client.on("error", () => {});
      return client;
    };
    let client = open();
    expect(await client.config("GET", "maxmemory-policy")).toEqual(["maxmemory-policy", "noeviction"]);
    expect(await client.config("GET", "appendonly")).toEqual(["appendonly", "yes"]);
    expect(await client.config("GET", "bind")).toEqual(["bind", "127.0.0.1"]);
    expect(statSync(path.join(dir, "password")).mode & 0o777).toBe(0o600);
    const stranger = new IORedis(redis.port, "127.0.0.1", { retryStrategy: () => null });
    stranger.on("error", () => {});
    await expect(stranger.get("a")).rejects.toThrow("NOAUTH");
    stranger.disconnect();

    await client.set("stopped", "1");
    client.disconnect();
    await redis.restart();
    client = open();
    await client.set("killed", "1");
    await new Promise((resolve) => setTimeout(resolve, 1100)); // the file is synced every second
    client.disconnect();
    await redis.kill();
    await redis.restart();
    client = open();
    expect(await client.mget("stopped", "killed")).toEqual(["1", "1"]);
    client.disconnect();
    await redis.stop();

    const again = await startRedis({ dir, port: redis.port });
    expect(again.url).toBe(redis.url);
    await again.stop();
  }, 30_000);

  it("stops the one a killed Node left behind, and has its data", async () => {
    const script = `
      import { startRedis } from "./dev/programs/redis";
      const redis = await startRedis({ dir: process.env.DATA });
      process.stdout.write(redis.url + "\\n");
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["--import", "tsx", "-e", script], {
      cwd: path.resolve(__dirname, "../.."),
      env: { ...process.env, DATA: path.join(home, "left") },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const url = String(await new Promise((resolve) => parent.stdout.once("data", resolve))).trim();
    parent.kill("SIGKILL");
    await new Promise((resolve) => parent.once("close", resolve));
    const left = new IORedis(url, { retryStrategy: () => null });
    left.on("error", () => {});
    await left.set("kept", "1");
    left.disconnect();
    const redis = await startRedis({ dir: path.join(home, "left") });
    expect(await isPortFree(Number(new URL(url).port))).toBe(true);
    const client = new IORedis(redis.url);
    expect(await client.get("kept")).toBe("1");
    client.disconnect();
    await redis.stop();
  }, 30_000);

  it("names a taken port in plain words", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await expect(startRedis({ dir, port })).rejects.toThrow(`端口 ${port} 已被别的程序占用`);
    await new Promise((resolve) => server.close(resolve));
  });
});
