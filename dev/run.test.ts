import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { freePort, isPortFree, startChild, until } from "./run";

jest.setTimeout(30_000); // the machine may be busy with everything else

const silent = () => {};
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe("ports", () => {
  it("tells a free port from a taken one, whichever address it is taken on", async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    for (const host of ["127.0.0.1", "0.0.0.0"]) {
      const server = createServer().listen(port, host);
      await new Promise((resolve) => server.once("listening", resolve));
      expect(await isPortFree(port)).toBe(false);
      await new Promise((resolve) => server.close(resolve));
    }
    expect(await isPortFree(port)).toBe(true);
  });
});

describe("children", () => {
  it("prefixes every line, passes input and reports the end", async () => {
    const lines: string[] = [];
    const child = await startChild({
      name: "cat",
      command: "sh",
      args: ["-c", "cat; echo 坏了 >&2; exit 3"],
      input: "一\n二\n",
      log: (line) => lines.push(line),
    });
    expect(await child.ended).toEqual({ code: 3, signal: null });
    expect(lines.sort()).toEqual(["[cat] 一", "[cat] 二", "[cat] 坏了"].sort());
    expect(child.running).toBe(false);
    await child.stop();
  });

  it("rejects when the program does not exist", async () => {
    await expect(startChild({ name: "x", command: "/no/such/program", log: silent })).rejects.toThrow(
      "ENOENT",
    );
  });

  it("insists when a request to stop goes unheeded", async () => {
    const child = await startChild({
      name: "deaf",
      command: process.execPath,
      args: ["-e", "process.on('SIGTERM',()=>{});console.log('up');setInterval(()=>{},1e3)"],
      patienceMs: 200,
      log: silent,
    });
    await until(() => child.lastLines.includes("up"), { timeoutMs: 5000 });
    await child.stop();
    expect((await child.ended).signal).toBe("SIGKILL");
  });

  it.each([
    ["its end", "process.exit(0)", null],
    ["an uncaught error", "throw new Error('boom')", null],
    ["SIGTERM", "", "SIGTERM"],
    ["SIGINT", "", "SIGINT"],
  ] as const)("leaves no child behind after %s", async (_how, last, signal) => {
    const script = `
      import { startChild } from "./dev/run";
      const child = await startChild({ name: "sleeper", command: "sleep", args: ["60"], log() {} });
      process.stdout.write(child.pid + "\\n", () => { ${last} });`;
    const parent = spawn(process.execPath, ["--import", "tsx", "-e", script], {
      cwd: path.resolve(__dirname, ".."),
      stdio: ["ignore", "pipe", "ignore"],
    });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once("data", (data) => resolve(Number(String(data)))),
    );
    expect(pid).toBeGreaterThan(1);
    if (signal) parent.kill(signal);
    await new Promise((resolve) => parent.once("close", resolve));
    expect(await until(() => !alive(pid), { timeoutMs: 3000 })).toBe(true);
  });
});
