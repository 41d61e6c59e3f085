import { eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holiday, holidayImport } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { displayNameOf } from "@/platform/display-name";
import { Conflict, NotFound } from "@/platform/errors";
import { cleanText } from "@/platform/form";
import { isId, randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";
import { readSheet, type Sheet } from "@/platform/sheet";
import {
  type ArrangedDay,
  type Arrangement,
  fromTable,
  judgeArrangement,
  readArrangementJson,
  readArrangementText,
} from "../calendar/arrangement";
import { dateAt } from "../calendar/shanghai";

type PersonCtx = Ctx & { readonly actor: UserActor };
type Format = "XLSX" | "JSON" | "TEXT";
const heads = { day: "日期", kind: "安排", name: "名称" } as const;

/** So many problems are kept; nobody mends more at a time. */
const mostProblems = 200;

/**
 * Reads a year's arrangement, from a workbook, a list or the notice's text, and says what taking it over would
 * change; one problem refuses the whole (E18). Nothing but the preview is written.
 * Errors: SheetRefused when a workbook cannot be read.
 */
export async function previewHolidays(
  ctx: PersonCtx,
  input: { readonly fileName: string; readonly bytes: Buffer },
): Promise<{ importId: string; problems: number }> {
  demandPost(ctx.actor, "system");
  const format = formatOf(input.bytes);
  const read = await readArrangement(format, input.bytes);
  return mutation(ctx, async (tx, now) => {
    const judged = judgeArrangement(read, await recordedDays(tx), dateAt(now));
    const problems = [...read.problems, ...judged.problems].sort((a, b) => a.row - b.row);
    const refused = problems.length > 0;
    const importId = randomId();
    const digest = sha256(input.bytes);
    await tx.insert(holidayImport).values({
      id: importId,
      year: read.year,
      format,
      fileName: displayNameOf(input.fileName),
      sha256: digest,
      state: refused ? "REFUSED" : "PREVIEWED",
      days: read.days.map(({ day, kind, name }) => ({ day, kind, name })),
      problems: problems.slice(0, mostProblems),
      createdBy: ctx.actor.personId,
      createdAt: now,
      closedAt: refused ? now : null,
    });
    return {
      value: { importId, problems: problems.length },
      audit: [
        {
          action: "holidays.previewed",
          subject: { type: "holidayImport", id: importId },
          detail: {
            year: read.year,
            format,
            sha256: digest,
            days: read.days.length,
            problems: problems.length,
          },
        },
      ],
    };
  });
}

/**
 * Takes a previewed arrangement over, all of it or nothing, compared once more with what is recorded now. It counts
 * for deadlines computed from then on; those that are set keep their day and the calendar they name.
 * Errors: NotFound, CLOSED, NOTHING_NEW; what has come in its way refuses it and is listed.
 */
export async function commitHolidays(
  ctx: PersonCtx,
  input: { readonly importId: string; readonly document: string },
): Promise<{ importId: string; outcome: "committed" | "refused" }> {
  demandPost(ctx.actor, "system");
  return mutation<{ importId: string; outcome: "committed" | "refused" }>(ctx, async (tx, now) => {
    const row = await lockImport(tx, input.importId);
    const today = dateAt(now);
    const arrangement: Arrangement = {
      year: row.year,
      days: row.days.map((one, index) => ({ ...one, row: index + 1 })),
      problems: [],
    };
    const judged = judgeArrangement(arrangement, await recordedDays(tx), today);
    const subject = { type: "holidayImport", id: row.id };
    const close = (changes: Partial<typeof holidayImport.$inferInsert>) =>
      tx
        .update(holidayImport)
        .set({ ...changes, closedAt: now })
        .where(eq(holidayImport.id, row.id));
    if (judged.problems.length > 0 || row.year === null) {
      await close({ state: "REFUSED", problems: judged.problems.slice(0, mostProblems) });
      return {
        value: { importId: row.id, outcome: "refused" },
        audit: [
          {
            action: "holidays.discarded",
            subject,
            detail: { year: row.year, problems: judged.problems.length },
          },
        ],
      };
    }
    const { added, changed, removed } = judged;
    if (added.length + changed.length + removed.length === 0)
      throw new Conflict("NOTHING_NEW", "这份安排与平台已有的一致，没有需要写入的。");
    await write(tx, { added, changed: changed.map(({ after }) => after), removed }, input.document, now);
    await close({ state: "COMMITTED", document: input.document });
    return {
      value: { importId: row.id, outcome: "committed" },
      audit: [
        {
          action: "holidays.committed",
          subject,
          detail: {
            year: row.year,
            sha256: row.sha256,
            document: input.document,
            added: added.length,
            changed: changed.map(({ before, after }) => `${after.day} ${before.kind}→${after.kind}`),
            removed: removed.map(({ day }) => day),
          },
        },
      ],
    };
  });
}

/** Gives a preview up. Errors: NotFound, CLOSED. */
export async function discardHolidays(
  ctx: PersonCtx,
  { importId }: { readonly importId: string },
): Promise<{ importId: string }> {
  demandPost(ctx.actor, "system");
  return mutation(ctx, async (tx, now) => {
    const row = await lockImport(tx, importId);
    await tx
      .update(holidayImport)
      .set({ state: "DISCARDED", closedAt: now })
      .where(eq(holidayImport.id, row.id));
    return {
      value: { importId: row.id },
      audit: [
        {
          action: "holidays.discarded",
          subject: { type: "holidayImport", id: row.id },
          detail: { year: row.year },
        },
      ],
    };
  });
}

/** What is recorded, by day. */
export async function recordedDays(tx: Pick<Tx, "select">): Promise<ArrangedDay[]> {
  const rows = await tx.select({ day: holiday.day, kind: holiday.kind, name: holiday.name }).from(holiday);
  return rows.map((row) => ({ ...row, kind: row.kind === "work" ? "work" : "rest" }));
}

/** A workbook is an archive; a list begins with a bracket; everything else is text. */
function formatOf(bytes: Buffer): Format {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return "XLSX";
  return /^\s*[[{]/.test(
    bytes
      .subarray(0, 200)
      .toString("utf8")
      .replace(/^\ufeff/, ""),
  )
    ? "JSON"
    : "TEXT";
}

async function readArrangement(format: Format, bytes: Buffer): Promise<Arrangement> {
  if (format === "XLSX") return fromSheet(await readSheet(bytes));
  const text = cleanText(bytes.toString("utf8")).slice(0, 100_000);
  return format === "JSON" ? readArrangementJson(text) : readArrangementText(text);
}

function fromSheet(sheet: Sheet): Arrangement {
  const at = (head: string) => sheet.head.findIndex((one) => one.replace(/[\s*＊（(].*$/u, "") === head);
  const missing = Object.values(heads).filter((head) => at(head) < 0);
  if (missing.length > 0)
    return {
      year: null,
      days: [],
      problems: missing.map((column) => ({ row: 1, column, reason: "表头缺少这一列" })),
    };
  const text = (cells: Sheet["rows"][number]["cells"], head: string) => cells[at(head)]?.text ?? "";
  return fromTable(
    sheet.rows.map(({ row, cells }) => ({
      row,
      day: text(cells, heads.day),
      kind: text(cells, heads.kind),
      name: text(cells, heads.name),
    })),
    heads,
  );
}

async function lockImport(tx: Tx, importId: string): Promise<typeof holidayImport.$inferSelect> {
  if (!isId(importId)) throw new NotFound("holidayImport");
  // Two years taken over at once could leave a gap that neither saw.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('gongping.rulebook'))`);
  const [row] = await tx.select().from(holidayImport).where(eq(holidayImport.id, importId)).for("update");
  if (!row) throw new NotFound("holidayImport");
  if (row.state !== "PREVIEWED") throw new Conflict("CLOSED", "这次导入已经处理，请刷新页面。");
  return row;
}

type Changes = Readonly<Record<"added" | "changed" | "removed", readonly ArrangedDay[]>>;

async function write(tx: Tx, { added, changed, removed }: Changes, source: string, now: Date): Promise<void> {
  if (removed.length > 0)
    await tx.delete(holiday).where(
      inArray(
        holiday.day,
        removed.map(({ day }) => day),
      ),
    );
  const rows = [...added, ...changed].map((one) => ({ ...one, source, recordedAt: now }));
  if (rows.length === 0) return;
  await tx
    .insert(holiday)
    .values(rows)
    .onConflictDoUpdate({
      target: holiday.day,
      set: {
        kind: sql`excluded.kind`,
        name: sql`excluded.name`,
        source: sql`excluded.source`,
        recordedAt: sql`excluded.recorded_at`,
      },
    });
}
