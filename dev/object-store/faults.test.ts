import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { freePort, until } from "../run";
import { startObjectStore } from ".";

jest.setTimeout(30_000); // the machine may be busy with everything else

const Bucket = "bucket";
const keys = { accessKey: "local", secretKey: "a secret of the tests" };
const home = mkdtempSync(path.join(tmpdir(), "gongping-s3-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

const client = (endpoint: string) =>
  new S3Client({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey },
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    maxAttempts: 1,
    logger: quiet,
    requestHandler: { requestTimeout: 1500, connectionTimeout: 1000, throwOnRequestTimeout: true },
  });
const nameOf = (work: Promise<unknown>) =>
  work.then(
    () => "fine",
    (error: Error) => error.name,
  );
const drafts = (dir: string) => readdirSync(path.join(dir, "drafts"));

/** A body that stops half way until told to go on. */
function halting(total: number) {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  async function* parts() {
    yield Buffer.alloc(total / 2, "a");
    await gate;
    yield Buffer.alloc(total / 2, "b");
  }
  return { goOn, Body: Readable.from(parts(), { objectMode: false }), ContentLength: total };
}

describe("told to misbehave", () => {
  const dir = path.join(home, "faults");
  let store: Awaited<ReturnType<typeof startObjectStore>>;
  let s3: S3Client;
  beforeAll(async () => {
    store = await startObjectStore({ dir, ...keys });
    s3 = client(store.endpoint);
    await s3.send(new CreateBucketCommand({ Bucket }));
  });
  afterEach(() => store.heal());
  afterAll(async () => {
    s3.destroy();
    await store.stop();
  });
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  const keysNow = async () =>
    (await s3.send(new ListObjectsV2Command({ Bucket }))).Contents?.map(({ Key }) => Key) ?? [];

  it("fails with the status asked for, and heals", async () => {
    store.fail(503);
    expect(await nameOf(put("failed"))).toBe("SlowDown");
    store.fail(500);
    expect(await nameOf(put("failed"))).toBe("InternalError");
    store.heal();
    expect(await nameOf(put("fine"))).toBe("fine");
    expect(await keysNow()).toEqual(["fine"]);
  });

  it("answers nothing while blocked", async () => {
    store.block();
    expect(await nameOf(put("blocked"))).toBe("TimeoutError");
    store.heal();
    await sleep(50);
    expect(await keysNow()).not.toContain("blocked");
  });

  it.each([
    ["fail", () => store.fail(503)],
    ["cut", () => store.cut()],
    ["block", () => store.block()],
  ])("leaves nothing of an upload hit half way by %s", async (how, fault) => {
    const { goOn, ...body } = halting(2_000_000);
    const upload = nameOf(s3.send(new PutObjectCommand({ Bucket, Key: `hit-${how}`, ...body })));
    await until(() => drafts(dir).length === 1, { timeoutMs: 3000 });
    expect(drafts(dir)).toHaveLength(1);
    fault();
    goOn();
    expect(await upload).not.toBe("fine");
    store.heal();
    await until(() => drafts(dir).length === 0, { timeoutMs: 3000 });
    expect(drafts(dir)).toEqual([]);
    expect(await keysNow()).not.toContain(`hit-${how}`);
  });

  it("takes commands over HTTP from whoever knows the secret", async () => {
    const command = (secret: string, body: object) =>
      fetch(`${store.endpoint}/_faults`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify(body),
      });
    expect((await command("guess", { fail: 503 })).status).toBe(403);
    expect(await nameOf(put("still-fine"))).toBe("fine");
    for (const [fault, name] of [
      [{ fail: 503 }, "SlowDown"],
      [{ cut: true }, /Error|ECONN/],
    ] as const) {
      expect((await command(keys.secretKey, fault)).status).toBe(204);
      expect(await nameOf(put("hit"))).toMatch(name);
    }
    expect((await command(keys.secretKey, { fail: 200 })).status).toBe(400);
    expect((await command(keys.secretKey, { heal: true })).status).toBe(204);
    expect(await nameOf(put("healed"))).toBe("fine");
  });

  it("serves an altered file as it is, so that the reader's own digest is what finds it", async () => {
    const body = randomBytes(1000);
    await s3.send(new PutObjectCommand({ Bucket, Key: "altered", Body: body }));
    const file = openSync(store.fileOf(Bucket, "altered"), "r+");
    writeSync(file, Buffer.from([(body[500] ?? 0) ^ 1]), 0, 1, 500);
    closeSync(file);
    const got = await (
      await s3.send(new GetObjectCommand({ Bucket, Key: "altered" }))
    ).Body?.transformToByteArray();
    expect(Buffer.from(got ?? []).length).toBe(1000);
    expect(Buffer.from(got ?? []).equals(body)).toBe(false);
  });

  it("names a taken port in plain words", async () => {
    const twice = startObjectStore({ dir: path.join(home, "twice"), port: store.port, ...keys });
    await expect(twice).rejects.toThrow(`端口 ${store.port} 已被别的程序占用`);
  });
});

describe("in a process of its own", () => {
  async function startChildStore(dir: string, port: number) {
    const script = `
      import { startObjectStore } from "./dev/object-store";
      await startObjectStore({ dir: ${JSON.stringify(dir)}, port: ${port}, ...${JSON.stringify(keys)} });
      process.stdout.write("up\\n");`;
    const child = spawn(process.execPath, ["--import", "tsx", "-e", script], {
      cwd: path.resolve(__dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const kill = async () => {
      child.kill("SIGKILL");
      await new Promise((resolve) => child.once("close", resolve));
    };
    return { pid: child.pid ?? 0, kill };
  }

  if (process.platform === "linux") {
    it("takes and gives 150 MB in flat memory", async () => {
      const port = await freePort();
      const { pid, kill } = await startChildStore(path.join(home, "flat"), port);
      const peakMb = () =>
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
      const s3 = client(`http://127.0.0.1:${port}`);
      await s3.send(new CreateBucketCommand({ Bucket }));
      const before = peakMb();
      const ContentLength = 150_000_000;
      const pieces = (function* () {
        for (let n = 0; n < ContentLength; n += 50_000) yield Buffer.alloc(50_000, n % 251);
      })();
      const Body = Readable.from(pieces, { objectMode: false });
      await s3.send(new PutObjectCommand({ Bucket, Key: "large", Body, ContentLength }));
      const got = await s3.send(new GetObjectCommand({ Bucket, Key: "large" }));
      let size = 0;
      for await (const chunk of got.Body as Readable) size += chunk.length;
      expect(size).toBe(ContentLength);
      expect(peakMb() - before).toBeLessThan(100);
      s3.destroy();
      await kill();
    }, 30_000);
  }

  it("and killed in the middle of a write: no object, nothing left over, and what was acknowledged is there", async () => {
    const dir = path.join(home, "killed");
    const port = await freePort();
    const s3 = client(`http://127.0.0.1:${port}`);
    const { kill } = await startChildStore(dir, port);
    await s3.send(new CreateBucketCommand({ Bucket }));
    const parts = 5 * 1024 * 1024;
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "multi" }));
    const part = (PartNumber: number, Body: Buffer) =>
      s3.send(new UploadPartCommand({ Bucket, Key: "multi", UploadId, PartNumber, Body }));
    const first = await part(1, Buffer.alloc(parts, "1"));
    await s3.send(new PutObjectCommand({ Bucket, Key: "replaced", Body: "the old one" }));

    const { goOn, ...body } = halting(4_000_000);
    const half = nameOf(s3.send(new PutObjectCommand({ Bucket, Key: "half", ...body })));
    const replacing = halting(4_000_000);
    const { goOn: goOnToo, ...replacement } = replacing;
    const over = nameOf(s3.send(new PutObjectCommand({ Bucket, Key: "replaced", ...replacement })));
    // And many small ones, to be killed at whatever point each has reached.
    const acknowledged: string[] = [];
    const small = Array.from({ length: 200 }, async (_, n) => {
      const Body = randomBytes(20_000);
      const sum = createHash("sha256").update(Body).digest("hex");
      await s3.send(new PutObjectCommand({ Bucket, Key: `small-${n}-${sum}`, Body }));
      acknowledged.push(`small-${n}-${sum}`);
    });
    const settled = Promise.allSettled(small);
    await until(() => acknowledged.length >= 40, { timeoutMs: 10_000, everyMs: 1 });
    await kill();
    goOn();
    goOnToo();
    expect([await half, await over]).not.toContain("fine");
    await settled;
    expect(drafts(dir).length).toBeGreaterThanOrEqual(2);

    const store = await startObjectStore({ dir, port, ...keys });
    expect(drafts(dir)).toEqual([]);
    expect(await nameOf(s3.send(new HeadObjectCommand({ Bucket, Key: "half" })))).toBe("NotFound");
    const read = async (Key: string) =>
      Buffer.from(
        (await (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray()) ?? [],
      );
    expect(String(await read("replaced"))).toBe("the old one");
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "small-" }));
    const there = Contents.map(({ Key }) => Key ?? "");
    expect(there).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeLessThan(200);
    // Whatever exists is whole, acknowledged or not.
    for (const key of there)
      expect(key).toContain(
        createHash("sha256")
          .update(await read(key))
          .digest("hex"),
      );

    const second = await part(2, Buffer.from("2"));
    const Parts = [first, second].map(({ ETag }, n) => ({ ETag, PartNumber: n + 1 }));
    await s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: "multi", UploadId, MultipartUpload: { Parts } }),
    );
    expect((await read("multi")).length).toBe(parts + 1);
    s3.destroy();
    await store.stop();
  }, 30_000);
});
