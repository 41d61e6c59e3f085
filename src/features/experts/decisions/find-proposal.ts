import { and, count, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidenceFile, expert, expertDecision } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";

/** A decision for somebody of the station who wants to act on it; for anybody else it is not there. */
export async function findProposal(tx: Tx, actor: UserActor, decisionId: string) {
  if (!isId(decisionId) || actor.role !== "regulator" || actor.post !== "station")
    throw new NotFound("decision");
  const [row] = await tx
    .select({ decision: expertDecision, subjectPersonId: expert.personId })
    .from(expertDecision)
    .innerJoin(expert, eq(expert.id, expertDecision.expertId))
    .where(eq(expertDecision.id, decisionId));
  if (!row) throw new NotFound("decision");
  const [files] = await tx
    .select({ n: count() })
    .from(evidenceFile)
    .where(
      and(
        eq(evidenceFile.decisionId, decisionId),
        eq(evidenceFile.kind, "DECISION_DOCUMENT"),
        isNull(evidenceFile.removedAt),
      ),
    );
  return { ...row.decision, subjectPersonId: row.subjectPersonId, documents: files?.n ?? 0 };
}
