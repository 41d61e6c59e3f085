import { type Algorithm, algorithms, isAlgorithm, sameText, startDigest } from "./checksums";
import { decodeChunks } from "./chunked-body";
import { invalid, notImplemented, S3Error } from "./errors";
import type { S3Request } from "./request";
import type { Signed } from "./signature";

/** What was received: its MD5 (hex) and the checksum the client named, verified. */
export type Received = { md5: string; checksum?: Checksum };
export type Checksum = { algorithm: Algorithm; value: string };

/**
 * Streams the body to `write` and then checks every promise made about it: signature of the payload, length,
 * Content-MD5 and checksum in header or trailer. The caller keeps nothing when this throws.
 */
export async function receiveBody(
  request: S3Request,
  signed: Signed,
  write: (chunk: Buffer) => Promise<void>,
): Promise<Received> {
  const trailers = new Map<string, string>();
  const streaming = signed.payload.startsWith("STREAMING-");
  // Leaving the loop early must not tear the connection down: the refusal still has to reach the client.
  const raw: AsyncIterable<Buffer> = request.incoming.iterator({ destroyOnReturn: false });
  const source = streaming ? decodeChunks(raw, signed, trailers) : raw;
  const algorithm = announced(request);
  const md5 = startDigest("md5");
  const chosen = algorithm && startDigest(algorithm);
  const whole = /^[\da-f]{64}$/.test(signed.payload) ? startDigest("sha256") : undefined;
  if (!streaming && !whole && signed.payload !== "UNSIGNED-PAYLOAD") {
    throw invalid("x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING form or a SHA-256 in hex.");
  }
  const length = request.header(streaming ? "x-amz-decoded-content-length" : "content-length");
  if (length === undefined || !/^\d{1,15}$/.test(length)) {
    throw new S3Error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
  }

  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > Number(length)) break;
    for (const digest of [md5, chosen, whole]) digest?.update(chunk);
    await write(chunk);
  }
  if (size !== Number(length)) {
    throw new S3Error(400, "IncompleteBody", "The body is not as long as announced.");
  }
  if (whole && !sameText(whole.digest().toString("hex"), signed.payload)) {
    throw new S3Error(400, "XAmzContentSHA256Mismatch", "The body is not the one that was signed.");
  }
  const digest = md5.digest();
  const expectedMd5 = request.header("content-md5");
  if (expectedMd5 !== undefined && !sameText(expectedMd5, digest.toString("base64")))
    throw badDigest("Content-MD5");
  if (!algorithm || !chosen) return { md5: digest.toString("hex") };
  const value = chosen.digest().toString("base64");
  const name = `x-amz-checksum-${algorithm}`;
  if (!sameText(trailers.get(name) ?? request.header(name) ?? "", value)) throw badDigest(name);
  return { md5: digest.toString("hex"), checksum: { algorithm, value } };
}

/** Reads a small document whole. */
export async function receiveText(
  request: S3Request,
  signed: Signed,
  limit = 2 * 1024 * 1024,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  await receiveBody(request, signed, async (chunk) => {
    size += chunk.length;
    if (size > limit) throw new S3Error(400, "MaxMessageLengthExceeded", "Your request was too big.");
    chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString("utf8");
}

function announced(request: S3Request): Algorithm | undefined {
  const trailer = request.header("x-amz-trailer")?.trim().toLowerCase();
  const headers = [...request.headers.keys(), ...[...request.query.keys()].map((name) => name.toLowerCase())];
  const names = [trailer, ...headers]
    .filter((name) => name?.startsWith("x-amz-checksum-"))
    .map((name) => name?.slice(15) ?? "")
    .filter((name) => name !== "mode" && name !== "type" && name !== "algorithm");
  const [name, ...others] = new Set(names);
  if (name === undefined) return undefined;
  if (others.length > 0) throw invalid("Expecting a single x-amz-checksum- header.");
  if (!isAlgorithm(name)) throw notImplemented(`checksum ${name}; it knows ${algorithms.join(", ")}`);
  return name;
}

const badDigest = (name: string) =>
  new S3Error(400, "BadDigest", `The ${name} you specified did not match what we received.`);
