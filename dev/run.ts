/**
 * Children and ports of the local stack: every program started here has its output prefixed line by line
 * and is stopped when this process ends, however it ends (SIGKILL excepted: see each launcher's clean-up).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

/** Receives one line of output, already prefixed, without its newline. */
export type Log = (line: string) => void;

/** Failure a person can act on: the message is plain Chinese and names the cause. */
export class PlainError extends Error {
  override name = "PlainError";
}

export type ChildOptions = {
  /** Prefix of each line of its output. */
  name: string;
  command: string;
  args?: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Written to its standard input, which is then closed. */
  input?: string;
  /** How this program is asked to end in good order; SIGTERM unless said. */
  stopSignal?: NodeJS.Signals;
  /** Milliseconds before an unheeded request becomes SIGKILL; 10,000 unless said. */
  patienceMs?: number;
  log: Log;
};

export type Child = {
  readonly pid: number;
  /** The last lines of output, for the error message when it dies at once. */
  readonly lastLines: readonly string[];
  /** Resolves when the process has ended; never rejects. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly running: boolean;
  /** Sends a signal; false when it has already ended. */
  signal(signal: NodeJS.Signals): boolean;
  /** Asks it to end, then insists. Safe to call twice. */
  stop(): Promise<void>;
  /** SIGKILL now, and waits for the end. */
  kill(): Promise<void>;
};

const living = new Map<ChildProcess, { stopSignal: NodeJS.Signals; stop(): Promise<void> }>();
let watching = false;

/**
 * Starts a program in a session of its own, so that Ctrl-C reaches this process alone and the order of
 * stopping stays ours. Rejects with the system's error when it cannot be started.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  stopChildrenOnExit();
  const { stopSignal = "SIGTERM", patienceMs = 10_000, log } = options;
  const child = spawn(options.command, options.args ?? [], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    // A key that is present but undefined would be refused on some platforms.
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  const lastLines: string[] = [];
  const keep = (line: string) => {
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
    log(`[${options.name}] ${line}`);
  };
  for (const stream of [child.stdout, child.stderr]) readLines(stream, keep);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("close", (code, signal) => {
      living.delete(child);
      resolve({ code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  if (options.input !== undefined && child.stdin) {
    child.stdin.on("error", () => {}); // it may end without reading
    child.stdin.end(options.input);
  }
  const running = () => child.exitCode === null && child.signalCode === null;
  const end = async (first: NodeJS.Signals) => {
    if (running()) child.kill(first);
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    await ended;
    clearTimeout(timer);
  };
  living.set(child, { stopSignal, stop: () => end(stopSignal) });
  return {
    pid: child.pid as number,
    lastLines,
    ended,
    get running() {
      return running();
    },
    signal: (signal) => running() && child.kill(signal),
    stop: () => end(stopSignal),
    kill: () => end("SIGKILL"),
  };
}

/** Stops every child still running, all at once, and waits for them. */
export async function stopChildren(): Promise<void> {
  await Promise.all([...living.values()].map((child) => child.stop()));
}

function stopChildrenOnExit(): void {
  if (watching) return;
  watching = true;
  // No waiting is possible here: each child gets its own orderly signal and ends by itself.
  process.on("exit", () => {
    for (const [child, { stopSignal }] of living) child.kill(stopSignal);
  });
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ] as const) {
    process.on(signal, () => {
      // A program with its own handler (bin/start) decides the order itself.
      if (process.listenerCount(signal) > 1) return;
      void stopChildren().finally(() => process.exit(128 + number));
    });
  }
}

function readLines(stream: Readable | null, each: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", each);
}

/** A loopback port nobody holds at this moment. Another program may still take it before you do. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Whether a server could listen on this loopback port now. */
export async function isPortFree(port: number): Promise<boolean> {
  if (await answers(port)) return false; // a listener on all addresses does not always stop a loopback bind
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Polls until `ready` says true; false when `timeoutMs` pass or `givenUp` says so first. */
export async function until(
  ready: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 20, givenUp = () => false }: UntilOptions,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (await ready()) return true;
    if (givenUp() || performance.now() > deadline) return false;
    await sleep(everyMs);
  }
}

type UntilOptions = { timeoutMs: number; everyMs?: number; givenUp?: () => boolean };

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => done(false));
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });
}
