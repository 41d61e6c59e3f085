import type { Readable } from "node:stream";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { env } from "./env";

let shared: S3Client | undefined;

function client(): S3Client {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  shared ??= new S3Client({
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 2,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 3000, requestTimeout: 30_000 }),
  });
  return shared;
}

/** Streams `body` of unknown length into object `key`, a few megabytes in memory at a time. */
export async function putObject(
  key: string,
  body: Readable,
  contentType: string,
  signal?: AbortSignal,
): Promise<void> {
  const upload = new Upload({
    client: client(),
    params: { Bucket: env().S3_BUCKET, Key: key, Body: body, ContentType: contentType },
    partSize: 8 * 1024 * 1024,
    queueSize: 2,
    leavePartsOnError: false,
  });
  const abort = () => void upload.abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    await upload.done();
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** The bytes of object `key`, or of the given range (inclusive), as a stream. */
export async function getObject(key: string, range?: { from: number; to: number }): Promise<Readable> {
  const answer = await client().send(
    new GetObjectCommand({
      Bucket: env().S3_BUCKET,
      Key: key,
      Range: range && `bytes=${range.from}-${range.to}`,
    }),
  );
  if (!answer.Body) throw new Error("the object store gave no body");
  return answer.Body as Readable;
}

/** Size in bytes, or null when there is no such object. */
export async function sizeOfObject(key: string): Promise<number | null> {
  try {
    const answer = await client().send(new HeadObjectCommand({ Bucket: env().S3_BUCKET, Key: key }));
    return answer.ContentLength ?? null;
  } catch (error) {
    if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return null;
    throw error;
  }
}

export async function deleteObject(key: string): Promise<void> {
  await client().send(new DeleteObjectCommand({ Bucket: env().S3_BUCKET, Key: key }));
}

/** Makes the bucket when it is not there: first start of a new store. */
export async function ensureBucket(): Promise<void> {
  const Bucket = env().S3_BUCKET;
  try {
    await client().send(new HeadBucketCommand({ Bucket }));
  } catch {
    await client().send(new CreateBucketCommand({ Bucket }));
  }
}
