import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";

/** Room for the form around a file: boundaries, headers, a few small fields. */
const aroundFile = 64 * 1024;

/**
 * A browser that is answered before it has sent everything shows a broken line instead of the answer. So what is
 * somewhat too large is read to its end and thrown away; beyond twice the limit and this, nobody is waited for.
 */
const readPast = 64 * 1024 * 1024;

/** What was wrong with a form as such; every catalogue of upload problems has these codes. */
export class FormRefused extends Error {
  override readonly name = "FormRefused";
  constructor(readonly problem: "FAILED" | "SIZE" | "TOO_MANY" | "NONE_CHOSEN") {
    super(problem);
  }
}

export interface ReadForm<T> {
  readonly value: T;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads a multipart body as it comes and gives its one file to `take`. The body counts as complete only
 * when the form was closed and as many bytes came as were announced. FormRefused says what was wrong.
 */
export async function readForm<T>(
  request: Request,
  limit: number,
  take: (name: string, body: Readable) => Promise<T>,
): Promise<ReadForm<T>> {
  const { body, headers } = request;
  const type = headers.get("content-type") ?? "";
  if (!body || !type.startsWith("multipart/form-data")) throw new FormRefused("FAILED");
  const announced = headers.get("content-length");
  if (announced && Number(announced) > limit + aroundFile) {
    if (Number(announced) <= 2 * limit + readPast) await drain(body);
    throw new FormRefused("SIZE");
  }
  const form = busboy({
    headers: { "content-type": type },
    defParamCharset: "utf8",
    limits: { files: 3, fields: 10, fieldSize: 1024, parts: 14, headerPairs: 20 },
  });
  let taken: Promise<T> | undefined;
  let more = false;
  const fields = new Map<string, string>();
  form.on("field", (name, text) => fields.set(name, text));
  form.on("file", (_, stream, { filename }) => {
    stream.on("error", () => {}); // whoever reads it is told; when nobody does, the form is
    if (!filename || taken) {
      more ||= Boolean(filename);
      stream.resume();
      return;
    }
    // What the taker leaves, after a refusal, is read past, so that the browser comes to the answer.
    taken = take(filename, stream).finally(() => stream.resume());
    taken.catch(() => {}); // it is awaited below, once the form has ended
  });
  const counted = count(limit + aroundFile);
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  const failure = await pipeline(source, counted.stream, form)
    .then(() => null)
    .catch((error: unknown) => error);
  if (failure instanceof FormRefused) {
    await taken?.catch(() => {});
    throw failure;
  }
  const value = await taken;
  if (more) throw new FormRefused("TOO_MANY");
  if (failure || (announced !== null && Number(announced) !== counted.bytes()))
    throw new FormRefused("FAILED");
  if (value === undefined) throw new FormRefused("NONE_CHOSEN");
  return { value, fields };
}

async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  try {
    while (!(await reader.read()).done);
  } catch {
    // A line that breaks meanwhile: nobody is left to be answered.
  }
}

function count(limit: number) {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(bytes > limit ? new FormRefused("SIZE") : null, chunk);
    },
  });
  return { stream, bytes: () => bytes };
}
