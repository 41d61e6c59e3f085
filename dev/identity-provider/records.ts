import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Adapter } from "oidc-provider";

interface Stored {
  model: string;
  id: string;
  payload: Record<string, unknown>;
  /** Milliseconds since the epoch; null never expires. */
  expiresAt: number | null;
}

/** Small persistent store: everything in memory, each record also one file that outlives a restart. */
export class Records {
  readonly #stored = new Map<string, Stored>();
  readonly #folder: string;
  readonly #now: () => number;
  #writes: Promise<unknown> = Promise.resolve();
  #sinceSweep = 0;

  private constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  static async open(folder: string, now: () => number): Promise<Records> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const records = new Records(folder, now);
    for (const file of await readdir(folder)) {
      try {
        const stored = JSON.parse(await readFile(join(folder, file), "utf8")) as Stored;
        records.#stored.set(`${stored.model}:${stored.id}`, stored);
      } catch {
        // Cut short by a crash: a lost record only means one more login.
        await rm(join(folder, file), { force: true });
      }
    }
    records.#sweep();
    return records;
  }

  get(model: string, id: string): Record<string, unknown> | undefined {
    const stored = this.#stored.get(`${model}:${id}`);
    if (!stored || this.#isOver(stored)) return undefined;
    return structuredClone(stored.payload);
  }

  find(model: string, where: (payload: Record<string, unknown>) => boolean): string[] {
    const alive = [...this.#stored.values()].filter((stored) => !this.#isOver(stored));
    return alive.filter((stored) => stored.model === model && where(stored.payload)).map(({ id }) => id);
  }

  put(model: string, id: string, payload: object, secondsToLive?: number): void {
    const expiresAt = secondsToLive === undefined ? null : this.#now() + secondsToLive * 1000;
    const stored: Stored = { model, id, payload: JSON.parse(JSON.stringify(payload)), expiresAt };
    this.#stored.set(`${model}:${id}`, stored);
    this.#write(async () => {
      const temporary = join(this.#folder, `${randomUUID()}.tmp`);
      await writeFile(temporary, JSON.stringify(stored), { mode: 0o600 });
      await rename(temporary, this.#file(model, id));
    });
    this.#sinceSweep += 1;
    if (this.#sinceSweep >= 500) this.#sweep();
  }

  patch(model: string, id: string, change: Record<string, unknown>): void {
    const stored = this.#stored.get(`${model}:${id}`);
    if (!stored) return;
    const left = stored.expiresAt === null ? undefined : (stored.expiresAt - this.#now()) / 1000;
    this.put(model, id, { ...stored.payload, ...change }, left);
  }

  remove(model: string, id: string): void {
    this.#stored.delete(`${model}:${id}`);
    this.#write(() => rm(this.#file(model, id), { force: true }));
  }

  /** Waits until everything so far is on disk; rejects when a write failed. */
  async flush(): Promise<void> {
    await this.#writes;
  }

  #write(work: () => Promise<unknown>): void {
    this.#writes = this.#writes.then(work);
    this.#writes.catch(() => {});
  }

  #isOver(stored: Stored): boolean {
    return stored.expiresAt !== null && stored.expiresAt <= this.#now();
  }

  #sweep(): void {
    this.#sinceSweep = 0;
    for (const stored of [...this.#stored.values()]) {
      if (this.#isOver(stored)) this.remove(stored.model, stored.id);
    }
  }

  #file(model: string, id: string): string {
    const name = createHash("sha256").update(`${model}:${id}`).digest("hex");
    return join(this.#folder, `${name}.json`);
  }
}

/** The store as oidc-provider wants it: one adapter for each of its models. */
export function adapterOf(records: Records): (model: string) => Adapter {
  return (model) => ({
    upsert: async (id, payload, expiresIn) => records.put(model, id, payload, expiresIn),
    find: async (id) => records.get(model, id),
    findByUid: async (uid) => {
      const [id] = records.find(model, (payload) => payload.uid === uid);
      return id === undefined ? undefined : records.get(model, id);
    },
    findByUserCode: async () => undefined,
    consume: async (id) => records.patch(model, id, { consumed: Math.floor(Date.now() / 1000) }),
    destroy: async (id) => records.remove(model, id),
    revokeByGrantId: async (grantId) => {
      for (const id of records.find(model, (payload) => payload.grantId === grantId)) {
        records.remove(model, id);
      }
    },
  });
}
