import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { noSuchBucket, noSuchKey, preconditionFailed, S3Error } from "./errors";
import { Draft, type Facts, makeFolder, openSealed, readFacts, type Sealed, syncFolder } from "./sealed-file";

/**
 * Buckets and objects on disk. A key never becomes a path: its file is named by its SHA-256, and the key
 * itself is kept inside the file.
 */
export class Disk {
  readonly drafts: string;
  readonly #buckets: string;
  // Names only, read from disk when first asked for; the files stay the truth.
  readonly #keys = new Map<string, Promise<Map<string, string>>>();

  private constructor(readonly root: string) {
    this.drafts = path.join(root, "drafts");
    this.#buckets = path.join(root, "buckets");
  }

  /** Opens the store in `root` and clears what dead processes left half written. */
  static async open(root: string): Promise<Disk> {
    const disk = new Disk(path.resolve(root));
    for (const folder of [disk.drafts, disk.#buckets]) await makeFolder(folder);
    for (const name of await readdir(disk.drafts)) {
      const pid = Number(name.split("-")[0]);
      if (pid === process.pid || !isAlive(pid)) await rm(path.join(disk.drafts, name), { recursive: true });
    }
    return disk;
  }

  async createBucket(bucket: string): Promise<void> {
    try {
      await mkdir(this.#bucket(bucket), { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      throw new S3Error(409, "BucketAlreadyOwnedByYou", "You already own this bucket.");
    }
    for (const below of ["objects", "uploads"]) await makeFolder(path.join(this.#bucket(bucket), below));
    await syncFolder(this.#buckets);
  }

  async deleteBucket(bucket: string): Promise<void> {
    if ((await this.keys(bucket)).size > 0) {
      throw new S3Error(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
    }
    const aside = path.join(this.drafts, `${process.pid}-${bucket}-${Date.now()}`);
    await rename(this.#bucket(bucket), aside);
    await syncFolder(this.#buckets);
    this.#keys.delete(bucket);
    await rm(aside, { recursive: true });
  }

  /** Name and time of creation of each bucket, in order. */
  async buckets(): Promise<{ name: string; created: Date }[]> {
    const names = (await readdir(this.#buckets)).sort();
    return await Promise.all(
      names.map(async (name) => ({ name, created: (await stat(this.#bucket(name))).birthtime })),
    );
  }

  /** Throws NoSuchBucket. */
  requireBucket(bucket: string): void {
    if (bucket === "" || !existsSync(this.#bucket(bucket))) throw noSuchBucket();
  }

  async draft(): Promise<Draft> {
    return await Draft.create(this.drafts);
  }

  /** Gives a finished draft its key. PreconditionFailed when it must be new and is not. */
  async publish(
    draft: Draft,
    bucket: string,
    facts: Omit<Facts, "size">,
    onlyIfAbsent: boolean,
  ): Promise<void> {
    const file = this.fileOf(bucket, facts.key);
    this.requireBucket(bucket);
    await makeFolder(path.dirname(file));
    if (!(await draft.publish(file, facts, onlyIfAbsent))) throw preconditionFailed();
    await this.#noteKey(bucket, facts.key);
  }

  exists(bucket: string, key: string): boolean {
    return existsSync(this.fileOf(bucket, key));
  }

  /** The object, open for reading. Throws NoSuchBucket, NoSuchKey. */
  async open(bucket: string, key: string): Promise<Sealed> {
    const sealed = await openSealed(this.fileOf(bucket, key));
    if (sealed) return sealed;
    this.requireBucket(bucket);
    throw noSuchKey();
  }

  /** Deletes durably; an absent object is no error. */
  async delete(bucket: string, key: string): Promise<void> {
    const file = this.fileOf(bucket, key);
    this.requireBucket(bucket);
    if (!existsSync(file)) return;
    await rm(file, { force: true });
    await syncFolder(path.dirname(file));
    await this.#noteKey(bucket, key);
  }

  /** What is known about an object; undefined when it is gone. */
  async facts(bucket: string, key: string): Promise<Facts | undefined> {
    return await readFacts(this.fileOf(bucket, key));
  }

  /** Every key of a bucket with its file. */
  async keys(bucket: string): Promise<ReadonlyMap<string, string>> {
    this.requireBucket(bucket);
    let keys = this.#keys.get(bucket);
    if (!keys) {
      keys = this.#readKeys(bucket);
      keys.catch(() => this.#keys.delete(bucket));
      this.#keys.set(bucket, keys);
    }
    return await keys;
  }

  fileOf(bucket: string, key: string): string {
    const name = createHash("sha256").update(key).digest("hex");
    return path.join(this.#bucket(bucket), "objects", name.slice(0, 2), name);
  }

  uploadsOf(bucket: string): string {
    return path.join(this.#bucket(bucket), "uploads");
  }

  #bucket(bucket: string): string {
    return path.join(this.#buckets, bucket);
  }

  async #readKeys(bucket: string): Promise<Map<string, string>> {
    const keys = new Map<string, string>();
    const objects = path.join(this.#bucket(bucket), "objects");
    for (const shard of await readdir(objects)) {
      for (const name of await readdir(path.join(objects, shard))) {
        const file = path.join(objects, shard, name);
        const facts = await readFacts(file);
        if (facts) keys.set(facts.key, file);
      }
    }
    return keys;
  }

  async #noteKey(bucket: string, key: string): Promise<void> {
    const keys = await this.#keys.get(bucket);
    const file = this.fileOf(bucket, key);
    // Looked up in the same tick: of several writers at once the last look is the truth.
    if (existsSync(file)) keys?.set(key, file);
    else keys?.delete(key);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
