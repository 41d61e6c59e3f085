import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { env } from "./env";

/** Verdict of a virus scan; `NONE` means that no scanner is configured (未配置查毒). */
export type Verdict =
  | { kind: "CLEAN" }
  | { kind: "INFECTED"; name: string }
  | { kind: "TOO_LARGE" }
  | { kind: "NONE" };

interface Scanner {
  readonly host: string;
  readonly port: number;
}

function configured(): Scanner | null {
  const { CLAMD_HOST, CLAMD_PORT } = env();
  return CLAMD_HOST ? { host: CLAMD_HOST, port: CLAMD_PORT } : null;
}

/** ClamAV over its INSTREAM protocol; throws when the scanner cannot be reached or gives no verdict. */
export async function scan(body: Readable, scanner: Scanner | null = configured()): Promise<Verdict> {
  if (!scanner) {
    body.destroy();
    return { kind: "NONE" };
  }
  const reply = await instream(scanner.host, scanner.port, body);
  if (/: OK$/.test(reply)) return { kind: "CLEAN" };
  const found = /: (.+) FOUND$/.exec(reply);
  if (found) return { kind: "INFECTED", name: found[1] ?? "unknown" };
  if (reply.includes("size limit exceeded")) return { kind: "TOO_LARGE" };
  throw new Error(`clamd: ${reply.slice(0, 100)}`);
}

/** Whether the scanner answers at all: tells a refused stream from a scanner that died. */
async function isAlive(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 5_000 });
  socket.write("zPING\0");
  return (await replyOf(socket)).text.includes("PONG");
}

// Frames are a length in four bytes, then the bytes; a zero length ends the stream.
async function instream(host: string, port: number, body: Readable): Promise<string> {
  const socket = connect({ host, port, timeout: 30_000 });
  const reply = replyOf(socket);
  try {
    socket.write("zINSTREAM\0");
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk as Uint8Array);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      // After an early verdict (size limit) the peer closes; what it said is in `reply`.
      if (socket.destroyed || socket.writableEnded) break;
      if (!socket.write(Buffer.concat([length, bytes]))) {
        await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), reply]);
      }
    }
    if (!socket.destroyed) socket.write(Buffer.alloc(4));
    const { text, error } = await reply;
    if (text) return text;
    // Its word may be lost with the connection that it cut while we were still writing.
    const cut = error !== null && ["EPIPE", "ECONNRESET"].includes(error.code ?? "");
    if (cut && (await isAlive(host, port))) return "INSTREAM size limit exceeded. ERROR";
    throw error ?? new Error("clamd: connection closed");
  } finally {
    body.destroy();
    socket.destroy();
  }
}

/** Everything the peer says until the connection ends, however it ends. Never rejects. */
function replyOf(socket: Socket): Promise<{ text: string; error: NodeJS.ErrnoException | null }> {
  return new Promise((resolve) => {
    let text = "";
    let error: NodeJS.ErrnoException | null = null;
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("timeout", () => socket.destroy(new Error("clamd: timeout")));
    socket.on("error", (cause) => {
      error = cause;
    });
    socket.on("close", () => resolve({ text: text.replace(/\0/g, "").trim(), error }));
  });
}
