/**
 * A small S3 server on disk for the local stack and the tests: SigV4 verified, every body checked before it
 * exists, nothing acknowledged that is not on disk. Production uses a real S3 (S3_ENDPOINT).
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { finished, pipeline } from "node:stream/promises";
import { type Log, PlainError } from "../run";
import { errorAnswer, sendHead } from "./answer";
import { sameText } from "./checksums";
import { Disk } from "./disk";
import { denied, S3Error } from "./errors";
import { Dropped, Faults, type Misbehaviour, readFault } from "./faults";
import { readRequest } from "./request";
import { findOperation } from "./route";
import { verifySignature } from "./signature";

export type ObjectStoreOptions = {
  dir: string;
  /** Loopback port; any free one when left out or 0. */
  port?: number;
  accessKey: string;
  secretKey: string;
  /** Told of failures that are not the client's. */
  log?: Log;
};

export type ObjectStore = {
  readonly endpoint: string;
  readonly port: number;
  /** Answers everything with this status, also uploads on their way. */
  fail(status: number): void;
  /** Accepts and never answers. */
  block(): void;
  /** Drops running connections and every new one. */
  cut(): void;
  /** Behaves again; whoever was blocked is dropped. */
  heal(): void;
  /** The file of an object, for tests that damage it: the body is at its start. */
  fileOf(bucket: string, key: string): string;
  stop(): Promise<void>;
};

/** `POST` a fault here with `Authorization: Bearer <secretKey>`; no bucket can have this name. */
export const faultPath = "/_faults";

/** Starts the store. PlainError says in Chinese when the port is taken. */
export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { log = () => {} } = options;
  const disk = await Disk.open(options.dir);
  const faults = new Faults();
  const running = new Set<Promise<void>>();
  const take = (request: IncomingMessage, response: ServerResponse, waits = false) => {
    const work = serve(request, response, waits).finally(() => running.delete(work));
    running.add(work);
  };

  async function serve(incoming: IncomingMessage, response: ServerResponse, waits: boolean): Promise<void> {
    const requestId = randomUUID();
    let continued = !waits;
    response.on("error", () => {}); // the client left; the handler notices by itself
    try {
      if (incoming.url === faultPath) return await command(incoming, response);
      await faults.pass();
      const request = readRequest(incoming);
      const signed = verifySignature(request, options, new Date());
      const operation = findOperation(request);
      if (waits) response.writeContinue();
      continued = true;
      const answer = await operation(disk, request, signed, (write) => async (chunk) => {
        await faults.pass();
        await write(chunk);
      });
      await faults.pass();
      sendHead(response, answer, requestId);
      if (answer.body) await pipeline(answer.body, response);
      else response.end();
    } catch (error) {
      if (!(error instanceof S3Error) && !(error instanceof Dropped) && !incoming.destroyed) {
        log(`[object-store] ${incoming.method} ${error instanceof Error ? error.stack : String(error)}`);
      }
      if (error instanceof Dropped || response.headersSent || response.destroyed)
        return void response.destroy();
      if (continued) await drain(incoming);
      else response.setHeader("connection", "close"); // the body was never asked for
      sendHead(response, errorAnswer(error, incoming.url ?? "", requestId), requestId);
      response.end();
    }
  }

  async function command(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!sameText(incoming.headers.authorization ?? "", `Bearer ${options.secretKey}`)) {
      throw denied("The secret key is needed as bearer token.");
    }
    let text = "";
    for await (const chunk of incoming) text += String(chunk).slice(0, 1024);
    faults.set(readFault(text));
    // The command itself is answered even when it cuts every connection.
    response.writeHead(204).end(() => set(faults.current));
  }

  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 0 });
  server.on("request", (request, response) => take(request, response));
  server.on("checkContinue", (request, response) => take(request, response, true));
  const set = (fault: Misbehaviour | undefined) => {
    faults.set(fault);
    if (faults.cutting) server.closeAllConnections();
  };

  const port = await listen(server, options.port ?? 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    fail: (status) => set({ fail: status }),
    block: () => set({ block: true }),
    cut: () => set({ cut: true }),
    heal: () => set(undefined),
    fileOf: (bucket, key) => disk.fileOf(bucket, key),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      set({ cut: true });
      await closed;
      await Promise.all(running); // drafts of broken uploads are gone before this resolves
    },
  };
}

/** Reads what the client still sends, so that it gets to reading the refusal. */
async function drain(incoming: IncomingMessage): Promise<void> {
  if (incoming.readableEnded || incoming.destroyed) return;
  incoming.resume();
  await finished(incoming, { signal: AbortSignal.timeout(10_000) }).catch(() => {});
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `端口 ${port} 已被别的程序占用，文件存储无法启动。请停掉那个程序，或换一个端口。`;
      reject(error.code === "EADDRINUSE" ? new PlainError(taken) : error);
    });
    server.listen({ port, host: "127.0.0.1" }, resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no address");
  return address.port;
}
