import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { type ObjectStore, startObjectStore } from ".";

jest.setTimeout(30_000); // the machine may be busy with everything else

const dir = mkdtempSync(path.join(tmpdir(), "gongping-s3-"));
const keys = { accessKey: "local", secretKey: "a secret of the tests" };
let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore({ dir, ...keys });
});
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

const ours: S3ClientConfig = {
  forcePathStyle: true,
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
};

async function failure(work: Promise<unknown>): Promise<{ name: string; status?: number }> {
  try {
    await work;
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
    return { name, status: $metadata?.httpStatusCode };
  }
  throw new Error("it did not fail");
}

/** Bytes that differ everywhere, made as they are read: nothing of this size is ever held. */
async function* bytes(total: number, hash?: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for (let at = 0; at < total; at += 65_536) {
    const piece = Buffer.alloc(Math.min(65_536, total - at), at % 251);
    piece.writeUInt32BE(at);
    hash?.update(piece);
    yield piece;
  }
}

describe.each([
  ["default settings", "defaults", {}],
  ["our settings", "ours", ours],
] as const)("the SDK with %s", (_how, Bucket, settings) => {
  let s3: S3Client;
  const put = (Key: string, Body: string | Buffer = "x") =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  const read = async (Key: string, more: { Range?: string } = {}) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
    return (await Body?.transformToString()) ?? "";
  };
  beforeAll(async () => {
    s3 = new S3Client({
      endpoint: store.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey },
      ...settings,
    });
    await s3.send(new CreateBucketCommand({ Bucket }));
  });
  afterAll(() => s3.destroy());

  it("knows its buckets", async () => {
    await s3.send(new HeadBucketCommand({ Bucket }));
    expect((await failure(s3.send(new HeadBucketCommand({ Bucket: "nowhere" })))).status).toBe(404);
    expect((await failure(s3.send(new CreateBucketCommand({ Bucket })))).name).toBe(
      "BucketAlreadyOwnedByYou",
    );
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toContain(Bucket);
    await put("keeps-it");
    expect((await failure(s3.send(new DeleteBucketCommand({ Bucket })))).name).toBe("BucketNotEmpty");
    await s3.send(new CreateBucketCommand({ Bucket: `${Bucket}-empty` }));
    await s3.send(new DeleteBucketCommand({ Bucket: `${Bucket}-empty` }));
    expect((await failure(s3.send(new HeadBucketCommand({ Bucket: `${Bucket}-empty` })))).status).toBe(404);
  });

  it("gives back what it was given: body, type, metadata, headers, length, MD5", async () => {
    const Body = Buffer.from("一份方案 𠮷");
    await s3.send(
      new PutObjectCommand({
        ...{ Bucket, Key: "plan.pdf", Body, ContentType: "application/pdf", CacheControl: "no-store" },
        ContentDisposition: "attachment; filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf",
        Metadata: { "sha-256": "abc", Project: "%E5%B7%A5" },
      }),
    );
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "plan.pdf" }));
    expect(head).toMatchObject({
      ContentLength: Body.length,
      ContentType: "application/pdf",
      CacheControl: "no-store",
      ContentDisposition: "attachment; filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf",
      Metadata: { "sha-256": "abc", project: "%E5%B7%A5" },
      ETag: `"${createHash("md5").update(Body).digest("hex")}"`,
    });
    expect(head.ContentEncoding).toBeUndefined();
    expect(Math.abs(Date.now() - (head.LastModified?.getTime() ?? 0))).toBeLessThan(60_000);
    expect(await read("plan.pdf")).toBe("一份方案 𠮷");
  });

  it("keeps an empty object, and a body streamed with a known length", async () => {
    await put("empty", Buffer.alloc(0));
    expect(await read("empty")).toBe("");
    const hash = createHash("md5");
    const stream = Readable.from(bytes(3_000_000, hash), { objectMode: false });
    const { ETag } = await s3.send(
      new PutObjectCommand({ Bucket, Key: "streamed", Body: stream, ContentLength: 3_000_000 }),
    );
    expect(ETag).toBe(`"${hash.digest("hex")}"`);
  });

  it.each([
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-2", "89", "bytes 8-9/10"],
    ["bytes=8-99", "89", "bytes 8-9/10"],
    ["bytes=-99", "0123456789", "bytes 0-9/10"],
  ])("serves the range %s", async (Range, expected, contentRange) => {
    await put("digits", "0123456789");
    const { Body, ContentRange, ContentLength } = await s3.send(
      new GetObjectCommand({ Bucket, Key: "digits", Range }),
    );
    expect(await Body?.transformToString()).toBe(expected);
    expect(ContentRange).toBe(contentRange);
    expect(ContentLength).toBe(expected.length);
  });

  it("refuses a range beyond the end", async () => {
    await put("digits", "0123456789");
    expect(await failure(read("digits", { Range: "bytes=10-" }))).toEqual({
      name: "InvalidRange",
      status: 416,
    });
  });

  it("honours conditions on reading", async () => {
    const { ETag } = await put("condition", "body");
    const get = (more: object) => s3.send(new GetObjectCommand({ Bucket, Key: "condition", ...more }));
    expect((await failure(get({ IfNoneMatch: ETag }))).status).toBe(304);
    expect((await failure(get({ IfMatch: '"other"' }))).status).toBe(412);
    expect((await failure(get({ IfModifiedSince: new Date(Date.now() + 5000) }))).status).toBe(304);
    expect((await get({ IfMatch: ETag })).$metadata.httpStatusCode).toBe(200);
  });

  it("deletes one, and many at once, absent ones too", async () => {
    for (const key of ["a&b<c>", "二", "left"]) await put(`del/${key}`);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "del/never-there" }));
    const { Deleted, Errors } = await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: "del/a&b<c>" }, { Key: "del/二" }, { Key: "del/never-there" }] },
      }),
    );
    expect([Deleted?.length, Errors]).toEqual([3, undefined]);
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "del/" }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(["del/left"]);
    expect(await failure(read("del/二"))).toEqual({ name: "NoSuchKey", status: 404 });
  });

  it("lists in byte order, by page, by prefix and by folder", async () => {
    // U+FF5E sorts before U+20BB7 in UTF-8 and after it in UTF-16.
    const names = ["a", "a/1", "a/2", "b/c/1", "z", "～", "𠮷"].map((name) => `list/${name}`);
    for (const name of [...names].reverse()) await put(name);
    const seen: string[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: "list/", MaxKeys: 3, ContinuationToken: token }),
      );
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ""));
      token = page.NextContinuationToken;
      pages += 1;
    } while (token);
    expect([seen, pages]).toEqual([names, 3]);
    const folders = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: "list/", Delimiter: "/", MaxKeys: 2 }),
    );
    expect(folders.Contents?.map(({ Key }) => Key)).toEqual(["list/a"]);
    expect(folders.CommonPrefixes).toEqual([{ Prefix: "list/a/" }]);
    const rest = await s3.send(
      new ListObjectsV2Command({
        ...{ Bucket, Prefix: "list/", Delimiter: "/" },
        ContinuationToken: folders.NextContinuationToken,
      }),
    );
    expect(rest.CommonPrefixes).toEqual([{ Prefix: "list/b/" }]);
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(["list/z", "list/～", "list/𠮷"]);
    const after = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "list/", StartAfter: "list/z" }));
    expect(after.KeyCount).toBe(2);
  });

  it.each([
    "../../x",
    "..",
    "a/../../../etc/passwd",
    "/leading//double/",
    "空 格+加号%25?&=#",
    "🏗️/𠮷.pdf",
    "%2e%2e/%00",
  ])("treats %j as a key like any other", async (Key) => {
    await put(Key, `body of ${Key}`);
    expect(await read(Key)).toBe(`body of ${Key}`);
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    expect(Contents?.map((item) => item.Key)).toEqual([Key]);
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    expect((await failure(read(Key))).name).toBe("NoSuchKey");
    // Nothing but the store's own folders, and only digests as names below them.
    expect(readdirSync(dir).sort()).toEqual(["buckets", "drafts"]);
  });

  it("refuses a key longer than 1024 bytes, not one shorter", async () => {
    await put("长".repeat(341));
    expect((await failure(put("长".repeat(342)))).name).toBe("KeyTooLongError");
  });

  it("lets exactly one of many conditional writes win", async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        s3.send(new PutObjectCommand({ Bucket, Key: "once", Body: `writer ${n}`, IfNoneMatch: "*" })),
      ),
    );
    const winners = attempts.flatMap(({ status }, n) => (status === "fulfilled" ? [n] : []));
    expect(winners).toHaveLength(1);
    expect(await read("once")).toBe(`writer ${winners[0]}`);
    const losers = attempts.flatMap((attempt) =>
      attempt.status === "rejected" ? [attempt.reason.name] : [],
    );
    expect(new Set(losers)).toEqual(new Set(["PreconditionFailed"]));
  });

  it("copies, keeping or replacing metadata", async () => {
    const Key = "copy/源 文件";
    await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: "copied", Metadata: { a: "1" }, ContentType: "text/plain" }),
    );
    const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;
    await s3.send(new CopyObjectCommand({ Bucket, Key: "copy/kept", CopySource }));
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: "copy/kept" }))).toMatchObject({
      Metadata: { a: "1" },
      ContentType: "text/plain",
    });
    await s3.send(
      new CopyObjectCommand({
        Bucket,
        Key: "copy/new",
        CopySource,
        MetadataDirective: "REPLACE",
        Metadata: { b: "2" },
      }),
    );
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: "copy/new" }))).Metadata).toEqual({ b: "2" });
    expect(await read("copy/new")).toBe("copied");
    const absent = new CopyObjectCommand({ Bucket, Key: "copy/x", CopySource: `${Bucket}/absent` });
    expect((await failure(s3.send(absent))).name).toBe("NoSuchKey");
  });

  it("takes parts in any order and again, and joins them in theirs", async () => {
    const Key = "multi/part";
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ContentType: "text/x", Metadata: { m: "1" } }),
    );
    const part = async (PartNumber: number, Body: Buffer) => {
      const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
      return { PartNumber, ETag };
    };
    const complete = (Parts: { PartNumber: number; ETag?: string }[]) =>
      s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
    const big = 5 * 1024 * 1024;
    const second = await part(2, Buffer.from("the end"));
    const stale = await part(1, Buffer.alloc(big, "0"));
    const first = await part(1, Buffer.alloc(big, "1"));
    const { Parts } = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }));
    expect(Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, big],
      [2, 7],
    ]);
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(Uploads).toMatchObject([{ Key, UploadId }]);
    expect((await failure(complete([stale, second]))).name).toBe("InvalidPart");
    expect((await failure(complete([second, first]))).name).toBe("InvalidPartOrder");
    expect((await failure(read(Key))).name).toBe("NoSuchKey");
    const { ETag } = await complete([first, second]);
    expect(ETag).toMatch(/^"[\da-f]{32}-2"$/);
    expect(await read(Key, { Range: `bytes=${big - 1}-` })).toBe("1the end");
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
      ContentLength: big + 7,
      ContentType: "text/x",
      Metadata: { m: "1" },
    });
    expect((await failure(complete([first, second]))).name).toBe("NoSuchUpload");
  });

  it("refuses small parts in the middle and forgets an aborted upload", async () => {
    const Key = "multi/aborted";
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const Parts = [];
    for (const PartNumber of [1, 2]) {
      const { ETag } = await s3.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: "small" }),
      );
      Parts.push({ PartNumber, ETag });
    }
    const complete = new CompleteMultipartUploadCommand({
      Bucket,
      Key,
      UploadId,
      MultipartUpload: { Parts },
    });
    expect((await failure(s3.send(complete))).name).toBe("EntityTooSmall");
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    expect((await failure(s3.send(new ListPartsCommand({ Bucket, Key, UploadId })))).name).toBe(
      "NoSuchUpload",
    );
    const evil = new AbortMultipartUploadCommand({ Bucket, Key, UploadId: "../../objects" });
    expect((await failure(s3.send(evil))).name).toBe("NoSuchUpload");
  });

  it("streams 60 MB of unknown length through Upload, and back", async () => {
    const total = 60_000_000;
    const sent = createHash("sha256");
    const Body = Readable.from(bytes(total, sent), { objectMode: false });
    await new Upload({ client: s3, params: { Bucket, Key: "large", Body } }).done();
    const { Body: back, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key: "large" }));
    expect(ContentLength).toBe(total);
    const received = createHash("sha256");
    for await (const chunk of back as Readable) received.update(chunk);
    expect(received.digest("hex")).toBe(sent.digest("hex"));
  }, 60_000);
});
