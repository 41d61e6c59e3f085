import type { IncomingMessage, ServerResponse } from "node:http";
import type { WireRequest } from "./signature";

/** What to do with the connection: answer, leave it hanging, or close it without a word. */
export type Reply =
  | { status: number; type: string; body: string; location?: string }
  | { status: "hang" }
  | { status: "cut" };

const mostBytes = 1024 * 1024;

export const json = (status: number, value: unknown): Reply => ({
  status,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(value),
});

/** What both carriers' front servers say when they are ill. */
export const illness = (kind: "error500" | "hang" | "cut"): Reply =>
  kind === "error500" ? { status: 503, type: "text/html", body: "Service Unavailable" } : { status: kind };

/** Reads a request whole; null when it is larger than 1 MB. */
export async function readRequest(request: IncomingMessage): Promise<WireRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > mostBytes) return null;
    chunks.push(bytes);
  }
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(",") : value;
  return {
    method: request.method ?? "GET",
    url: request.url ?? "/",
    headers,
    body: Buffer.concat(chunks),
  };
}

export function sendReply(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply.status === "hang") return;
  if (reply.status === "cut") {
    request.socket.destroy();
    return;
  }
  response.writeHead(reply.status, {
    "content-type": reply.type,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    ...(reply.location === undefined ? {} : { location: reply.location }),
  });
  response.end(reply.body);
}
