import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Received } from "./body";
import type { Disk } from "./disk";
import { noSuchUpload, S3Error } from "./errors";
import { type Facts, openSealed, readBody, readFacts, syncFolder } from "./sealed-file";

/** What CreateMultipartUpload fixed for the object to come. */
export type Plan = Pick<Facts, "key" | "headers" | "meta"> & { started: string };
/** One part as the client lists it when it completes the upload. */
export type Named = { number: number; etag: string };

const smallestPart = 5 * 1024 * 1024;

/** Starts an upload; its state is on disk before the id is given out. */
export async function createUpload(disk: Disk, bucket: string, plan: Plan): Promise<string> {
  disk.requireBucket(bucket);
  const id = randomBytes(16).toString("hex");
  const aside = path.join(disk.drafts, `${process.pid}-${id}`);
  await mkdir(aside, { mode: 0o700 });
  const handle = await open(path.join(aside, "plan.json"), "wx", 0o600);
  await handle.writeFile(JSON.stringify(plan));
  await handle.sync();
  await handle.close();
  await syncFolder(aside);
  await rename(aside, path.join(disk.uploadsOf(bucket), id));
  await syncFolder(disk.uploadsOf(bucket));
  return id;
}

/** The plan of a running upload of that very key. Throws NoSuchUpload. */
export async function readPlan(disk: Disk, bucket: string, key: string, id: string): Promise<Plan> {
  disk.requireBucket(bucket);
  const file = path.join(folderOf(disk, bucket, id), "plan.json");
  if (!existsSync(file)) throw noSuchUpload();
  const plan = JSON.parse(await readFile(file, "utf8")) as Plan;
  if (plan.key !== key) throw noSuchUpload();
  return plan;
}

/** Receives one part through `receive` and keeps it; a part sent again replaces the one before. */
export async function putPart(
  disk: Disk,
  at: { bucket: string; key: string; id: string; number: number },
  receive: (write: (chunk: Buffer) => Promise<void>) => Promise<Received>,
): Promise<Received> {
  const plan = await readPlan(disk, at.bucket, at.key, at.id);
  const draft = await disk.draft();
  try {
    const received = await receive((chunk) => draft.write(chunk));
    const facts = {
      key: plan.key,
      etag: received.md5,
      modified: new Date().toISOString(),
      headers: {},
      meta: {},
    };
    const file = path.join(folderOf(disk, at.bucket, at.id), partName(at.number));
    try {
      await draft.publish(file, { ...facts, checksum: received.checksum });
    } catch (error) {
      // Completed or aborted while the part was on its way.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") throw noSuchUpload();
      throw error;
    }
    return received;
  } finally {
    await draft.discard();
  }
}

/** The parts received so far, by number. */
export async function listParts(
  disk: Disk,
  bucket: string,
  key: string,
  id: string,
): Promise<{ number: number; facts: Facts }[]> {
  await readPlan(disk, bucket, key, id);
  const folder = folderOf(disk, bucket, id);
  const names = (await readdir(folder)).filter((name) => /^\d{5}$/.test(name)).sort();
  const parts = await Promise.all(
    names.map(async (name) => ({ number: Number(name), facts: await readFacts(path.join(folder, name)) })),
  );
  return parts.flatMap(({ number, facts }) => (facts ? [{ number, facts }] : []));
}

/** Joins the named parts into the object and forgets the upload. Returns the object's ETag. */
export async function completeUpload(
  disk: Disk,
  at: { bucket: string; key: string; id: string },
  named: readonly Named[],
  onlyIfAbsent: boolean,
): Promise<string> {
  const plan = await readPlan(disk, at.bucket, at.key, at.id);
  const held = new Map(
    (await listParts(disk, at.bucket, at.key, at.id)).map((part) => [part.number, part.facts]),
  );
  if (named.length === 0) throw new S3Error(400, "MalformedXML", "At least one part must be named.");
  if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0))) {
    throw new S3Error(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
  }
  const etags = createHash("md5");
  for (const [index, { number, etag }] of named.entries()) {
    const facts = held.get(number);
    if (!facts || facts.etag !== etag) {
      throw new S3Error(400, "InvalidPart", `Part ${number} is missing or is not the one you named.`);
    }
    if (index < named.length - 1 && facts.size < smallestPart) {
      throw new S3Error(400, "EntityTooSmall", "Every part but the last must have at least 5 MiB.");
    }
    etags.update(Buffer.from(etag, "hex"));
  }
  const etag = `${etags.digest("hex")}-${named.length}`;
  const draft = await disk.draft();
  try {
    for (const { number } of named) {
      const part = await openSealed(path.join(folderOf(disk, at.bucket, at.id), partName(number)));
      if (!part) throw noSuchUpload();
      for await (const chunk of readBody(part)) await draft.write(chunk);
    }
    const { key, headers, meta } = plan;
    await disk.publish(
      draft,
      at.bucket,
      { key, headers, meta, etag, modified: new Date().toISOString() },
      onlyIfAbsent,
    );
  } finally {
    await draft.discard();
  }
  await forget(disk, at.bucket, at.id);
  return etag;
}

/** Drops an upload and its parts. Throws NoSuchUpload. */
export async function abortUpload(disk: Disk, bucket: string, key: string, id: string): Promise<void> {
  await readPlan(disk, bucket, key, id);
  await forget(disk, bucket, id);
}

/** Uploads neither completed nor aborted, oldest first. */
export async function listUploads(disk: Disk, bucket: string): Promise<(Plan & { id: string })[]> {
  disk.requireBucket(bucket);
  const folder = disk.uploadsOf(bucket);
  const plans = await Promise.all(
    (await readdir(folder)).map(async (id) => {
      const text = await readFile(path.join(folder, id, "plan.json"), "utf8").catch(() => undefined);
      return text === undefined ? [] : [{ ...(JSON.parse(text) as Plan), id }];
    }),
  );
  return plans.flat().sort((a, b) => (a.started < b.started ? -1 : 1));
}

async function forget(disk: Disk, bucket: string, id: string): Promise<void> {
  // Moved away first: a crash in the middle must not leave an upload with some of its parts.
  const aside = path.join(disk.drafts, `${process.pid}-${id}`);
  await rename(folderOf(disk, bucket, id), aside);
  await syncFolder(disk.uploadsOf(bucket));
  await rm(aside, { recursive: true, force: true });
}

function folderOf(disk: Disk, bucket: string, id: string): string {
  if (!/^[\da-f]{32}$/.test(id)) throw noSuchUpload(); // an id becomes a folder name
  return path.join(disk.uploadsOf(bucket), id);
}

const partName = (number: number) => String(number).padStart(5, "0");
