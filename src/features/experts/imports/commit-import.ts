import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bulkImport } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { whyNotCommit, whyNotImport } from "../policy/imports";
import { type ImportContent, type JudgedContent, judgeContent, openContent } from "./content";
import { listedProblems } from "./problems";
import { writeExperts } from "./write-experts";
import { type Written, writeUnits } from "./write-units";

/**
 * Writes a previewed import, all of it or nothing, after comparing it once more with the database of this
 * moment. What has come in its way since the preview refuses it and is listed with its rows.
 * Errors: STATION_ONLY, NotFound, BUSY, COMMITTED, DISCARDED, REFUSED, NOTHING_NEW, CHANGED.
 */
export async function commitImport(
  ctx: Ctx & { actor: UserActor },
  { importId }: { readonly importId: string },
): Promise<{ id: string; outcome: "committed" | "refused" }> {
  demand(whyNotImport(ctx.actor));
  return mutation<{ id: string; outcome: "committed" | "refused" }>(ctx, async (tx, now) => {
    const row = await lockImport(tx, importId);
    const denied = whyNotCommit(ctx.actor, row.state);
    if (denied) throw new Conflict(denied.code, denied.sentence);
    if (row.contentSealed === null) throw new Error("a preview without content");
    const today = dateAt(now);
    const content = openContent(row.kind, row.contentSealed);
    await lockUnits(tx, content);
    const judged = await judgeContent(tx, content, today);
    const subject = { type: "import", id: row.id };
    const close = (changes: Partial<typeof bulkImport.$inferInsert>) =>
      tx
        .update(bulkImport)
        .set({ ...changes, contentSealed: null, closedAt: now })
        .where(eq(bulkImport.id, row.id));
    if (judged.problems.length > 0) {
      await close({ state: "REFUSED", problems: listedProblems(judged.problems) });
      return {
        value: { id: row.id, outcome: "refused" },
        audit: [
          {
            action: "import.discarded",
            subject,
            detail: { kind: row.kind, sha256: row.sha256, problems: judged.problems.length },
          },
        ],
      };
    }
    if (judged.created.length + judged.changed.length === 0)
      throw new Conflict("NOTHING_NEW", "文件里的内容平台都已经有了，没有需要写入的。");
    const written = await write(tx, judged, { importId: row.id, today });
    await close({ state: "COMMITTED" });
    return {
      value: { id: row.id, outcome: "committed" },
      audit: entries([
        {
          action: "import.committed",
          subject,
          detail: {
            kind: row.kind,
            sha256: row.sha256,
            rows: row.rows,
            created: judged.created.length,
            changed: judged.changed.length,
            unchanged: judged.unchanged,
          },
        },
        ...written.audit,
      ]),
      jobs: written.jobs,
    };
  });
}

/** Gives a preview up. Errors as those of `commitImport`. */
export async function discardImport(
  ctx: Ctx & { actor: UserActor },
  { importId }: { readonly importId: string },
): Promise<{ id: string }> {
  demand(whyNotImport(ctx.actor));
  return mutation(ctx, async (tx, now) => {
    const row = await lockImport(tx, importId);
    const denied = whyNotCommit(ctx.actor, row.state);
    if (denied) throw new Conflict(denied.code, denied.sentence);
    await tx
      .update(bulkImport)
      .set({ state: "DISCARDED", contentSealed: null, closedAt: now })
      .where(eq(bulkImport.id, row.id));
    return {
      value: { id: row.id },
      audit: [
        {
          action: "import.discarded",
          subject: { type: "import", id: row.id },
          detail: { kind: row.kind, sha256: row.sha256 },
        },
      ],
    };
  });
}

function write(
  tx: Tx,
  judged: JudgedContent,
  circumstances: { readonly importId: string; readonly today: string },
): Promise<Written> {
  return judged.kind === "EXPERTS"
    ? writeExperts(tx, judged, circumstances).then((audit) => ({ audit, jobs: [] }))
    : writeUnits(tx, judged, circumstances);
}

/** One import is written at a time: two could bring the same person. Who comes second is told at once. */
async function lockImport(tx: Tx, importId: string) {
  if (!isId(importId)) throw new NotFound("import");
  const [lock] = await tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('experts.import')) as free`,
  );
  if (!lock?.free) throw new Conflict("BUSY", "另一次导入正在写入，请稍后再试。");
  const [row] = await tx.select().from(bulkImport).where(eq(bulkImport.id, importId)).for("update");
  if (!row) throw new NotFound("import");
  return row;
}

/** What is known of the units must not change between comparing and writing. */
async function lockUnits(tx: Tx, content: ImportContent): Promise<void> {
  if (content.kind !== "UNITS") return;
  const codes = content.rows.flatMap(({ uscc, branchOf, share }) => [uscc, branchOf ?? share?.owner ?? uscc]);
  await tx.execute(sql`select id from organization where uscc in (
    select jsonb_array_elements_text(${JSON.stringify([...new Set(codes)])}::jsonb)) order by id for update`);
}
