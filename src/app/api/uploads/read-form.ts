import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { UploadRefused } from "@/features/reviews";

/** Room for the form around a file: boundaries, headers, a few small fields. */
const aroundFile = 64 * 1024;

/**
 * Reads a multipart body as it comes and gives its one file to `take`. The body counts as complete only
 * when the form was closed and as many bytes came as were announced. UploadRefused says what was wrong.
 */
export async function readForm<T>(
  request: Request,
  limit: number,
  take: (name: string, body: Readable) => Promise<T>,
): Promise<T> {
  const { body, headers } = request;
  const type = headers.get("content-type") ?? "";
  if (!body || !type.startsWith("multipart/form-data")) throw new UploadRefused("FAILED");
  const announced = headers.get("content-length");
  if (announced && Number(announced) > limit + aroundFile) throw new UploadRefused("SIZE");
  const form = busboy({
    headers: { "content-type": type },
    defParamCharset: "utf8",
    limits: { files: 3, fields: 10, fieldSize: 1024, parts: 14, headerPairs: 20 },
  });
  let taken: Promise<T> | undefined;
  let more = false;
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
  if (failure instanceof UploadRefused) {
    await taken?.catch(() => {});
    throw failure;
  }
  const value = await taken;
  if (more) throw new UploadRefused("TOO_MANY");
  if (failure || (announced !== null && Number(announced) !== counted.bytes()))
    throw new UploadRefused("FAILED");
  if (value === undefined) throw new UploadRefused("NONE_CHOSEN");
  return value;
}

function count(limit: number) {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(bytes > limit ? new UploadRefused("SIZE") : null, chunk);
    },
  });
  return { stream, bytes: () => bytes };
}
