import type { Answer } from "./answer";
import { receiveBody } from "./body";
import type { Disk } from "./disk";
import { invalid, notImplemented, preconditionFailed, S3Error } from "./errors";
import type { S3Request } from "./request";
import { type Facts, readBody } from "./sealed-file";
import type { Signed } from "./signature";

const kept = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
];

/** Headers and user metadata a request gives its object. */
export function describe(request: S3Request): Pick<Facts, "headers" | "meta"> {
  const headers: Record<string, string> = {};
  for (const name of kept) {
    const value = request.headers.get(name);
    // aws-chunked is how the body travels, not what the object is.
    const lasting = name === "content-encoding" ? value?.replace(/aws-chunked\s*,?\s*/, "") : value;
    if (lasting) headers[name] = lasting;
  }
  headers["content-type"] ??= "application/octet-stream";
  const meta: Record<string, string> = {};
  for (const [name, value] of [...request.headers, ...request.query]) {
    if (/^x-amz-meta-/i.test(name)) meta[name.slice(11).toLowerCase()] = value;
  }
  return { headers, meta };
}

/** Whether `If-None-Match: *` was asked for. Other conditions on a write are not known here. */
export function mustBeNew(request: S3Request): boolean {
  const condition = request.header("if-none-match");
  if (request.header("if-match") !== undefined) throw notImplemented("If-Match on a write");
  if (condition !== undefined && condition !== "*")
    throw notImplemented("If-None-Match with an ETag on a write");
  return condition === "*";
}

export async function putObject(
  disk: Disk,
  request: S3Request,
  signed: Signed,
  write: Through,
): Promise<Answer> {
  const { bucket, key } = request;
  const onlyIfAbsent = mustBeNew(request);
  disk.requireBucket(bucket);
  if (onlyIfAbsent && disk.exists(bucket, key)) throw preconditionFailed(); // before the body is sent
  const draft = await disk.draft();
  try {
    const { md5, checksum } = await receiveBody(
      request,
      signed,
      write((chunk) => draft.write(chunk)),
    );
    const modified = new Date().toISOString();
    await disk.publish(
      draft,
      bucket,
      { key, etag: md5, modified, checksum, ...describe(request) },
      onlyIfAbsent,
    );
    return { headers: { etag: `"${md5}"`, ...checksumHeaders({ checksum }) } };
  } finally {
    await draft.discard();
  }
}

/** Wraps the writing of pieces, so that faults reach a body on its way. */
export type Through = (write: (chunk: Buffer) => Promise<void>) => (chunk: Buffer) => Promise<void>;

export async function copyObject(disk: Disk, request: S3Request): Promise<Answer> {
  const source = decodeURIComponent(request.header("x-amz-copy-source") ?? "").replace(/^\//, "");
  const slash = source.indexOf("/");
  if (slash < 1 || source.includes("?versionId=")) throw invalid("x-amz-copy-source must be bucket/key.");
  const onlyIfAbsent = mustBeNew(request);
  disk.requireBucket(request.bucket);
  const from = await disk.open(source.slice(0, slash), source.slice(slash + 1));
  const draft = await disk.draft();
  try {
    for await (const chunk of readBody(from)) await draft.write(chunk);
    const replace = request.header("x-amz-metadata-directive") === "REPLACE";
    const modified = new Date().toISOString();
    const facts = { ...from.facts, ...(replace ? describe(request) : {}), key: request.key, modified };
    await disk.publish(draft, request.bucket, facts, onlyIfAbsent);
    return {
      xml: { root: "CopyObjectResult", tree: { ETag: `"${facts.etag}"`, LastModified: modified } },
    };
  } finally {
    await draft.discard();
  }
}

/** GET and HEAD, with conditions and one range. */
export async function getObject(disk: Disk, request: S3Request): Promise<Answer> {
  const sealed = await disk.open(request.bucket, request.key);
  const { facts } = sealed;
  let taken = false;
  try {
    const headers = objectHeaders(facts, request);
    const unchanged = condition(request, facts);
    if (unchanged) return { status: 304, headers: { etag: `"${facts.etag}"` } };
    const range = readRange(request.header("range"), facts.size);
    const [start, end] = range ?? [0, facts.size - 1];
    headers["content-length"] = end - start + 1;
    if (range) headers["content-range"] = `bytes ${start}-${end}/${facts.size}`;
    else if (request.header("x-amz-checksum-mode") === "ENABLED")
      Object.assign(headers, checksumHeaders(facts));
    taken = request.method !== "HEAD";
    return {
      status: range ? 206 : 200,
      headers,
      ...(taken ? { body: readBody(sealed, start, end) } : {}),
    };
  } finally {
    if (!taken) await sealed.handle.close();
  }
}

function objectHeaders(facts: Facts, request: S3Request): Record<string, string | number> {
  const headers: Record<string, string | number> = {
    ...facts.headers,
    etag: `"${facts.etag}"`,
    "last-modified": new Date(facts.modified).toUTCString(),
    "accept-ranges": "bytes",
  };
  for (const [name, value] of Object.entries(facts.meta)) headers[`x-amz-meta-${name}`] = value;
  for (const name of kept) {
    const override = request.query.get(`response-${name}`);
    if (override !== undefined) headers[name] = override;
  }
  return headers;
}

/** True for 304; throws for a failed precondition. */
function condition(request: S3Request, facts: Facts): boolean {
  const lists = (name: string) =>
    request
      .header(name)
      ?.split(",")
      .map((tag) => tag.trim().replaceAll('"', ""));
  const names = (tags: string[]) => tags.includes("*") || tags.includes(facts.etag);
  const match = lists("if-match");
  if (match && !names(match)) throw preconditionFailed();
  const seconds = Math.floor(Date.parse(facts.modified) / 1000) * 1000;
  const unmodified = Date.parse(request.header("if-unmodified-since") ?? "");
  if (!match && seconds > unmodified) throw preconditionFailed();
  const noneMatch = lists("if-none-match");
  if (noneMatch) return names(noneMatch);
  return seconds <= Date.parse(request.header("if-modified-since") ?? "");
}

/** First and last byte; undefined when the whole object is to be sent. */
function readRange(header: string | undefined, size: number): [number, number] | undefined {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined; // none, several or malformed: ignored, as S3 does
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== "" && to !== "" && Number(to) < start) return undefined;
  if (start >= size || (from === "" && Number(to) === 0)) {
    throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable.");
  }
  return [start, end];
}

export function checksumHeaders({ checksum }: Pick<Facts, "checksum">): Record<string, string> {
  return checksum ? { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value } : {};
}
