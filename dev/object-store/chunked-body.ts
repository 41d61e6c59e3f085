import { createHash } from "node:crypto";
import { sameText } from "./checksums";
import { S3Error } from "./errors";
import type { Signed } from "./signature";

const emptyHash = createHash("sha256").digest("hex");
const longestLine = 4096;

/**
 * Decodes an `aws-chunked` body: yields the data, checks each chunk's signature when the chunks are signed,
 * and puts what follows the last chunk into `trailers` (lower-case names).
 */
export async function* decodeChunks(
  source: AsyncIterable<Buffer>,
  signed: Signed,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new Reader(source);
  try {
    yield* decode(reader, signed, trailers);
  } finally {
    await reader.letGo();
  }
}

async function* decode(
  reader: Reader,
  signed: Signed,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const chunksSigned = signed.payload.startsWith("STREAMING-AWS4-HMAC-SHA256");
  let previous = signed.seed;
  const check = (kind: "PAYLOAD" | "TRAILER", given: string | undefined, hashes: readonly string[]) => {
    const expected = signed.sign(kind, previous, hashes);
    if (given === undefined || !sameText(expected, given)) {
      throw new S3Error(403, "SignatureDoesNotMatch", "The signature of a chunk does not match.");
    }
    previous = expected;
  };
  for (;;) {
    const [hex = "", ...extensions] = (await reader.line()).split(";");
    if (!/^[\da-f]{1,8}$/i.test(hex)) throw malformed();
    const size = Number.parseInt(hex, 16);
    const hash = chunksSigned ? createHash("sha256") : undefined;
    for (let left = size; left > 0; ) {
      const piece = await reader.some(left);
      left -= piece.length;
      hash?.update(piece);
      yield piece;
    }
    if (hash) {
      const given = extensions.find((text) => text.startsWith("chunk-signature="))?.slice(16);
      check("PAYLOAD", given, [emptyHash, hash.digest("hex")]);
    }
    if (size === 0) break;
    if ((await reader.line()) !== "") throw malformed();
  }
  let text = "";
  // The body ends with an empty line; some clients leave it out when there are no trailers.
  for (let line = await reader.line(true); line !== ""; line = await reader.line(true)) {
    const at = line.indexOf(":");
    if (at < 1) throw malformed();
    const [name, value] = [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    trailers.set(name, value);
    if (name !== "x-amz-trailer-signature") text += `${name}:${value}\n`;
  }
  if (chunksSigned && signed.payload.endsWith("-TRAILER")) {
    check("TRAILER", trailers.get("x-amz-trailer-signature"), [
      createHash("sha256").update(text).digest("hex"),
    ]);
  }
  if (!(await reader.atEnd())) throw malformed();
}

class Reader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next line without its CRLF; at the end of the body an empty one if that is allowed. */
  async line(endAllowed = false): Promise<string> {
    for (;;) {
      const at = this.#held.indexOf("\r\n");
      if (at >= 0 && at <= longestLine) {
        const line = this.#held.toString("latin1", 0, at);
        this.#held = this.#held.subarray(at + 2);
        return line;
      }
      if (this.#held.length > longestLine) throw malformed();
      if (await this.#more()) continue;
      if (endAllowed && this.#held.length === 0) return "";
      throw incomplete();
    }
  }

  /** At least one and at most `limit` bytes. */
  async some(limit: number): Promise<Buffer> {
    while (this.#held.length === 0) if (!(await this.#more())) throw incomplete();
    const piece = this.#held.subarray(0, limit);
    this.#held = this.#held.subarray(piece.length);
    return piece;
  }

  async atEnd(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#more());
  }

  /** Stops reading: the stream stays half read and flows again only once its iterator is gone. */
  async letGo(): Promise<void> {
    await this.#source.return?.();
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}

const malformed = () => new S3Error(400, "InvalidChunk", "The aws-chunked body is malformed.");
const incomplete = () => new S3Error(400, "IncompleteBody", "The body ended before its last chunk.");
