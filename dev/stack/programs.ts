import { type Child, type Log, PlainError, startChild, until } from "../run";

const preload = ["--import", "./dev/stack/follow-parent.mjs"];

type ProgramOptions = { root: string; env: NodeJS.ProcessEnv; log: Log };

/** The production build's web server on `port`; resolves once it answers. */
export async function startWeb(options: ProgramOptions & { port: number; host?: string }): Promise<Child> {
  const { root, env, port, host = "127.0.0.1", log } = options;
  const child = await startChild({
    name: "web",
    command: process.execPath,
    args: [...preload, "bin/web"],
    cwd: root,
    env: { ...env, PORT: String(port), HOST: host, SERVICE: "web" },
    log,
  });
  const up = await until(() => answers(`http://127.0.0.1:${port}/api/health`), {
    timeoutMs: 60_000,
    everyMs: 100,
    givenUp: () => !child.running,
  });
  if (up) return child;
  await child.kill();
  throw new PlainError(`网站没有启动起来：\n${child.lastLines.slice(-12).join("\n")}`);
}

/** The worker; resolves once it says that it is ready. */
export async function startWorker({ root, env, log }: ProgramOptions): Promise<Child> {
  let ready = false;
  const child = await startChild({
    name: "worker",
    command: process.execPath,
    args: [...preload, "bin/worker"],
    cwd: root,
    // Its first line at level info is how it says that it is ready.
    env: { ...env, SERVICE: "worker", LOG_LEVEL: "info" },
    log: (line) => {
      ready ||= line.includes('"worker ready"');
      log(line);
    },
  });
  if (await until(() => ready, { timeoutMs: 60_000, givenUp: () => !child.running })) return child;
  await child.kill();
  throw new PlainError(`后台任务程序没有启动起来：\n${child.lastLines.slice(-12).join("\n")}`);
}

/** Any answer below 500: the route may not be there, the server is. */
async function answers(address: string): Promise<boolean> {
  try {
    const { status } = await fetch(address, { signal: AbortSignal.timeout(5000), redirect: "manual" });
    return status < 500;
  } catch {
    return false;
  }
}
