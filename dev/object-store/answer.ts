import type { ServerResponse } from "node:http";
import { S3Error } from "./errors";
import { type Tree, writeXml } from "./xml";

/** What a handler answers with; a streamed body is written by the server. */
export type Answer = {
  status?: number;
  headers?: Record<string, string | number>;
  xml?: { root: string; tree: Tree };
  body?: AsyncIterable<Buffer>;
};

/** Sends all but a streamed body. */
export function sendHead(response: ServerResponse, answer: Answer, requestId: string): void {
  const text = answer.xml ? writeXml(answer.xml.root, answer.xml.tree) : undefined;
  const bodiless = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status ?? 200, {
    "x-amz-request-id": requestId,
    ...(answer.body || bodiless
      ? {}
      : { "content-length": text === undefined ? 0 : Buffer.byteLength(text) }),
    ...(text === undefined ? {} : { "content-type": "application/xml" }),
    ...answer.headers,
  });
  if (text !== undefined && response.req.method !== "HEAD") response.write(text);
}

/** S3's error document; causes that are not refusals stay unnamed. */
export function errorAnswer(error: unknown, resource: string, requestId: string): Answer {
  const known =
    error instanceof S3Error ? error : new S3Error(500, "InternalError", "We encountered an internal error.");
  const { status, code, message } = known;
  return {
    status,
    xml: { root: "Error", tree: { Code: code, Message: message, Resource: resource, RequestId: requestId } },
  };
}
