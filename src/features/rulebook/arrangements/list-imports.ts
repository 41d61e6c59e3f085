import { count, desc, eq } from "drizzle-orm";
import { holidayImport, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { demandPost } from "@/platform/operations/demand-post";
import { type JudgedArrangement, judgeArrangement } from "../calendar/arrangement";
import { dateAt } from "../calendar/shanghai";
import { recordedDays } from "./import-holidays";

type ReadCtx = Pick<Ctx, "actor" | "tx" | "now">;

const columns = {
  id: holidayImport.id,
  year: holidayImport.year,
  format: holidayImport.format,
  fileName: holidayImport.fileName,
  sha256: holidayImport.sha256,
  state: holidayImport.state,
  days: holidayImport.days,
  problems: holidayImport.problems,
  document: holidayImport.document,
  by: person.name,
  createdAt: holidayImport.createdAt,
  closedAt: holidayImport.closedAt,
};

export async function countHolidayImports(ctx: ReadCtx): Promise<number> {
  demandPost(ctx.actor, "system");
  const [row] = await reader(ctx).select({ n: count() }).from(holidayImport);
  return row?.n ?? 0;
}

/** Arrangements that were handed in, the newest first. */
export async function listHolidayImports(
  ctx: ReadCtx,
  page: { readonly limit: number; readonly offset: number },
) {
  demandPost(ctx.actor, "system");
  return imports(ctx)
    .orderBy(desc(holidayImport.createdAt), desc(holidayImport.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedHolidayImport = Awaited<ReturnType<typeof listHolidayImports>>[number];
export type FoundHolidayImport = ListedHolidayImport & {
  /** What taking it over would change now; null once it is closed. */
  readonly changes: JudgedArrangement | null;
};

/** One of them, while it waits with what it would change; or null. */
export async function findHolidayImport(ctx: ReadCtx, id: string): Promise<FoundHolidayImport | null> {
  demandPost(ctx.actor, "system");
  if (!isId(id)) return null;
  const [row] = await imports(ctx).where(eq(holidayImport.id, id));
  if (!row) return null;
  if (row.state !== "PREVIEWED") return { ...row, changes: null };
  const arrangement = {
    year: row.year,
    days: row.days.map((one, index) => ({ ...one, row: index + 1 })),
    problems: [],
  };
  return { ...row, changes: judgeArrangement(arrangement, await recordedDays(reader(ctx)), dateAt(ctx.now)) };
}

function imports(ctx: ReadCtx) {
  return reader(ctx)
    .select(columns)
    .from(holidayImport)
    .innerJoin(person, eq(person.id, holidayImport.createdBy))
    .$dynamic();
}
