import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { type FileState, storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { errorFacts, log } from "@/platform/log";
import type { StoredFile } from "../files";
import { checkFile } from "./check-file";
import { rejectFile } from "./reject-file";
import { scanFile } from "./scan-file";

/** How long a file may stand in a state before the sweep looks after it, in seconds. */
const patience = { UPLOADING: 2 * 3600, CHECKING: 180, SCANNING: 60 } as const;
const batch = 20;

/**
 * Looks after files whose process died or whose scanner was away: interrupted uploads are refused and
 * their bytes removed, checks and scans done again. Answers how many came to an end.
 */
export async function recoverFiles(ctx: Ctx): Promise<number> {
  let ended = 0;
  for (const file of await waiting("UPLOADING")) if (await rejectFile(ctx, file, "FAILED")) ended++;
  for (const file of await waiting("CHECKING")) ended += await attempt(() => checkFile(ctx, file.id), file);
  for (const file of await waiting("SCANNING")) ended += await attempt(() => scanFile(ctx, file.id), file);
  return ended;
}

async function waiting(state: keyof typeof patience & FileState): Promise<StoredFile[]> {
  return database()
    .select()
    .from(storedFile)
    .where(
      and(
        eq(storedFile.state, state),
        sql`${storedFile.startedAt} < app_now() - make_interval(secs => ${patience[state]})`,
      ),
    )
    .orderBy(asc(storedFile.startedAt))
    .limit(batch);
}

/** 1 when the file left its state; a store or scanner that is away leaves it for the next sweep. */
async function attempt(work: () => Promise<unknown>, file: StoredFile): Promise<number> {
  try {
    await work();
    const [row] = await database()
      .select({ state: storedFile.state })
      .from(storedFile)
      .where(eq(storedFile.id, file.id));
    return row?.state === file.state ? 0 : 1;
  } catch (error) {
    log.warn({ fileId: file.id, ...errorFacts(error) }, "file waits for store or scanner");
    return 0;
  }
}
