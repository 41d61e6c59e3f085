import type { IncomingMessage } from "node:http";
import { invalid, S3Error } from "./errors";

/** One S3 request, its address decoded. The path is never normalised: `..` is part of a key. */
export type S3Request = {
  readonly method: string;
  readonly bucket: string;
  /** Empty for a request on the bucket itself. */
  readonly key: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** A header; a presigned request may carry `x-amz-*` headers in its query, as S3 allows. */
  header(name: string): string | undefined;
  /** All headers by lower-case name, repeated ones joined with a comma as the signature wants them. */
  readonly headers: ReadonlyMap<string, string>;
  readonly incoming: IncomingMessage;
};

/** Reads method, address and headers. Throws InvalidURI, InvalidBucketName, KeyTooLongError. */
export function readRequest(incoming: IncomingMessage): S3Request {
  const [rawPath = "/", ...rest] = (incoming.url ?? "/").split("?");
  const path = decode(rawPath);
  const query = readQuery(rest.join("?"));
  const headers = readHeaders(incoming.rawHeaders);
  const slash = path.indexOf("/", 1);
  const bucket = path.slice(1, slash < 0 ? undefined : slash);
  const key = slash < 0 ? "" : path.slice(slash + 1);
  // These names become folders; with this shape they cannot leave theirs.
  if (bucket !== "" && (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || bucket.includes(".."))) {
    throw new S3Error(400, "InvalidBucketName", "The specified bucket is not valid.");
  }
  if (Buffer.byteLength(key) > 1024) throw new S3Error(400, "KeyTooLongError", "Your key is too long.");
  const hoisted = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const presigned = query.has("X-Amz-Signature");
  return {
    method: incoming.method ?? "GET",
    bucket,
    key,
    path,
    query,
    headers,
    header: (name) =>
      headers.get(name) ?? (presigned && name.startsWith("x-amz-") ? hoisted.get(name) : undefined),
    incoming,
  };
}

function readQuery(text: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const [name = "", ...value] = pair.replaceAll("+", "%20").split("=");
    // A repeated name would be read differently by different readers.
    if (query.has(decode(name))) throw invalid("A query parameter is given twice.");
    query.set(decode(name), decode(value.join("=")));
  }
  return query;
}

function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? "";
    const value = raw[at + 1] ?? "";
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, "InvalidURI", "Couldn't parse the specified URI.");
  }
}
