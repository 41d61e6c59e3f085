import { and, count, desc, eq, ne, sql } from "drizzle-orm";
import { bulkImport, person } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { whyNotImport } from "../policy/imports";
import { judgeContent, openContent } from "./content";
import type { Problem } from "./problems";

type StationCtx = Ctx & { readonly actor: UserActor };

const columns = {
  id: bulkImport.id,
  kind: bulkImport.kind,
  state: bulkImport.state,
  fileName: bulkImport.fileName,
  sha256: bulkImport.sha256,
  rows: bulkImport.rows,
  createdAt: bulkImport.createdAt,
  closedAt: bulkImport.closedAt,
  createdBy: person.name,
};

/** Imports so far, for the station; to anybody else there are none. */
export async function countImports(ctx: StationCtx): Promise<number> {
  demandStation(ctx);
  const [row] = await reader(ctx).select({ n: count() }).from(bulkImport);
  return row?.n ?? 0;
}

/** A page of the imports, the newest first. NotFound for who is not of the station. */
export async function listImports(ctx: StationCtx, page: { limit: number; offset: number }) {
  demandStation(ctx);
  return reader(ctx)
    .select({ ...columns, problems: sql<number>`jsonb_array_length(${bulkImport.problems})` })
    .from(bulkImport)
    .innerJoin(person, eq(person.id, bulkImport.createdBy))
    .orderBy(desc(bulkImport.createdAt), desc(bulkImport.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedImport = Awaited<ReturnType<typeof listImports>>[number];

export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows something came in the way of since the preview. */
  readonly problems: readonly Problem[];
}

/**
 * One import: what it is, what is wrong with it, what it would do now or has done, and whether the same file
 * was written before. NotFound for who is not of the station.
 */
export async function findImport(ctx: StationCtx, id: string) {
  demandStation(ctx);
  if (!isId(id)) throw new NotFound("import");
  const [row] = await reader(ctx)
    .select({ ...columns, problems: bulkImport.problems, contentSealed: bulkImport.contentSealed })
    .from(bulkImport)
    .innerJoin(person, eq(person.id, bulkImport.createdBy))
    .where(eq(bulkImport.id, id));
  if (!row) throw new NotFound("import");
  const [twin] = await reader(ctx)
    .select({ id: bulkImport.id, closedAt: bulkImport.closedAt })
    .from(bulkImport)
    .where(
      and(
        eq(bulkImport.sha256, row.sha256),
        eq(bulkImport.kind, row.kind),
        eq(bulkImport.state, "COMMITTED"),
        ne(bulkImport.id, id),
      ),
    )
    .limit(1);
  const { contentSealed, ...shown } = row;
  return { ...shown, twin: twin ?? null, counts: await countsOf(ctx, { ...row, contentSealed }) };
}

export type FoundImport = Awaited<ReturnType<typeof findImport>>;

async function countsOf(
  ctx: StationCtx,
  row: Pick<typeof bulkImport.$inferSelect, "id" | "kind" | "state" | "contentSealed">,
): Promise<ImportCounts | null> {
  if (row.contentSealed !== null) {
    const judged = await judgeContent(reader(ctx), openContent(row.kind, row.contentSealed), dateAt(ctx.now));
    return {
      created: judged.created.length,
      changed: judged.changed.length,
      unchanged: judged.unchanged,
      problems: judged.problems,
    };
  }
  if (row.state !== "COMMITTED") return null;
  const [said] = await reader(ctx).execute<{ created: number; changed: number; unchanged: number }>(sql`
    select (detail ->> 'created')::int as created, (detail ->> 'changed')::int as changed,
      (detail ->> 'unchanged')::int as unchanged
    from audit_entry where subject_type = 'import' and subject_id = ${row.id} and action = 'import.committed'`);
  return said ? { ...said, problems: [] } : null;
}

function demandStation({ actor }: StationCtx): void {
  if (whyNotImport(actor)) throw new NotFound("import");
}
