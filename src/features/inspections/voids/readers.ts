import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { reviewCase, storedFile } from "@/db/schema";
import { sealedFileScope } from "@/features/reports";
import { caseScope } from "@/features/reviews";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";

/**
 * A condition on `stored_file` and `review_case`: files that are not open to everybody who sees the case. The document
 * of a voiding is the authorities' until it is confirmed, and then everybody's who sees the case.
 */
export function ownFileScope(actor: Actor): SQL {
  return or(sealedFileScope(actor), voidFileScope(actor)) ?? sql`false`;
}

function voidFileScope(actor: Actor): SQL {
  const regulator = actor.kind === "user" && actor.role === "regulator";
  const confirmed = sql`exists (select from case_void v where v.file_id = ${storedFile.id} and v.state = 'CONFIRMED')`;
  return (
    and(eq(storedFile.kind, "void_decision"), caseScope(actor), regulator ? undefined : confirmed) ??
    sql`false`
  );
}

/** Uploaded documents of a voiding that the actor may open, newest first. */
export async function listVoidFiles(ctx: Pick<Ctx, "actor" | "tx">, caseId: string) {
  if (!isId(caseId)) return [];
  const rows = await reader(ctx)
    .select({ file: storedFile })
    .from(storedFile)
    .innerJoin(reviewCase, eq(reviewCase.id, storedFile.caseId))
    .where(and(eq(storedFile.caseId, caseId), voidFileScope(ctx.actor)))
    .orderBy(desc(storedFile.version));
  return rows.map(({ file }) => ({ ...file, name: file.displayName }));
}
