import { type Log, PlainError, startChild } from "../run";

/** Builds the web server where the sources have changed since the last build. */
export async function build(root: string, log: Log): Promise<void> {
  const child = await startChild({
    name: "build",
    command: process.execPath,
    args: ["bin/build", "--if-stale"],
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    log,
  });
  const { code } = await child.ended;
  if (code !== 0) throw new PlainError(`编译没有成功：\n${child.lastLines.slice(-12).join("\n")}`);
}
