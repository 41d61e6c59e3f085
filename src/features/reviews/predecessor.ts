import { and, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type CaseState, reviewCase, reviewItem } from "@/db/schema";

type Kind = "FAILED" | "SUBSTANTIAL" | "CANCELLED";

/** How a case that has ended this way is followed by the next one on the same work. */
const kinds: Readonly<Partial<Record<CaseState, Kind>>> = {
  CLOSED_FAIL: "FAILED",
  CLOSED_SUPERSEDED: "SUBSTANTIAL",
  CANCELLED: "CANCELLED",
};

export interface Predecessor {
  readonly predecessorId: string | null;
  readonly predecessorKind: Kind | null;
}

/**
 * The case that a filing of this work follows: the last one closed on any of it, found by fingerprint and
 * not by what the applicant says (E6; 37号令 Art. 13, 16). A case dropped before anybody was asked counts for nothing.
 */
export async function findPredecessor(
  tx: Pick<Tx, "selectDistinct">,
  caseId: string,
  fingerprints: readonly string[],
): Promise<Predecessor> {
  if (fingerprints.length === 0) return { predecessorId: null, predecessorKind: null };
  const [row] = await tx
    .selectDistinct({ id: reviewCase.id, state: reviewCase.state, closedAt: reviewCase.closedAt })
    .from(reviewItem)
    .innerJoin(reviewCase, eq(reviewCase.id, reviewItem.caseId))
    .where(
      and(
        inArray(reviewItem.fingerprint, [...fingerprints]),
        ne(reviewCase.id, caseId),
        or(
          inArray(reviewCase.state, ["CLOSED_FAIL", "CLOSED_SUPERSEDED"]),
          and(
            eq(reviewCase.state, "CANCELLED"),
            sql`exists (select from invitation i where i.case_id = ${reviewCase.id})`,
          ),
        ),
      ),
    )
    .orderBy(desc(reviewCase.closedAt), desc(reviewCase.id))
    .limit(1);
  return { predecessorId: row?.id ?? null, predecessorKind: (row && kinds[row.state]) ?? null };
}
