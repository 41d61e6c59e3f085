import { and, desc, eq } from "drizzle-orm";
import { auditEntry } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { ownExpertId } from "./find-own-membership";

export interface TitleChange {
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly certificate: string;
}

/** Titles as they were changed, the newest first: for the expert herself and for the station. */
export async function listTitleChanges(
  ctx: Pick<Ctx, "actor" | "tx">,
  expertId: string,
): Promise<TitleChange[]> {
  const { actor } = ctx;
  const station = actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
  if (!station && ownExpertId(actor) !== expertId) return [];
  const rows = await reader(ctx)
    .select({ at: auditEntry.at, detail: auditEntry.detail })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subjectType, "expert"),
        eq(auditEntry.subjectId, expertId),
        eq(auditEntry.action, "expert.titleChanged"),
      ),
    )
    .orderBy(desc(auditEntry.at));
  return rows.map(({ at, detail }) => ({
    at,
    from: String(detail.from),
    to: String(detail.to),
    certificate: String(detail.certificate),
  }));
}
