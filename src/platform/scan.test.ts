import { createServer, type Server, type Socket } from "node:net";
import { Readable } from "node:stream";
import { scan } from "./scan";

/** A peer that speaks clamd's protocol; `hear` is given each connection and what it has sent so far. */
async function listen(
  hear: (socket: Socket, heard: Buffer) => void,
): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      hear(socket, heard);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as { port: number }).port };
}

function scanAt(port: number, bytes: number) {
  const chunks = Array.from({ length: Math.ceil(bytes / 65536) }, () => Buffer.alloc(65536, 1));
  return scan(Readable.from(chunks), { host: "127.0.0.1", port });
}

const ended = (heard: Buffer) => heard.subarray(-4).equals(Buffer.alloc(4));

describe("a scan over INSTREAM", () => {
  let running: Server | undefined;
  afterEach(() => void running?.close());

  it.each([
    ["stream: OK\0", { kind: "CLEAN" }],
    ["stream: Eicar-Test FOUND\0", { kind: "INFECTED", name: "Eicar-Test" }],
  ])("reads the verdict %j", async (reply, verdict) => {
    const { server, port } = await listen((socket, heard) => ended(heard) && socket.end(reply));
    running = server;
    expect(await scanAt(port, 200_000)).toEqual(verdict);
  });

  it("understands a scanner that cuts a stream over its limit, even when its word is lost", async () => {
    const { server, port } = await listen((socket, heard) => {
      if (heard.includes("zPING")) socket.end("PONG\0");
      else if (heard.length > 300_000) socket.resetAndDestroy();
    });
    running = server;
    expect(await scanAt(port, 20_000_000)).toEqual({ kind: "TOO_LARGE" });
  });

  it("gives no verdict when the scanner dies: the file waits", async () => {
    const { server, port } = await listen((socket, heard) => {
      if (heard.length > 300_000 || heard.includes("zPING")) socket.resetAndDestroy();
    });
    running = server;
    await expect(scanAt(port, 20_000_000)).rejects.toThrow();
  });
});
