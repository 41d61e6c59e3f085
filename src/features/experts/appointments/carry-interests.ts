import { and, eq, notInArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationInterest, expertInterest } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { interestStands } from "../interests/stands";

/**
 * Interests declared with the application become predicates of the draw (E24), still sealed: nothing is
 * opened here. A unit declared before is left as it stands, and none is forgotten for not being repeated.
 */
export async function carryInterests(
  tx: Tx,
  carried: { expertId: string; applicationId: string; now: Date },
): Promise<Audit[]> {
  const { expertId } = carried;
  const standing = tx
    .select({ usccHash: expertInterest.usccHash })
    .from(expertInterest)
    .where(and(eq(expertInterest.expertId, expertId), interestStands()));
  const declared = await tx
    .select({ usccHash: applicationInterest.usccHash, detailSealed: applicationInterest.detailSealed })
    .from(applicationInterest)
    .where(
      and(
        eq(applicationInterest.applicationId, carried.applicationId),
        notInArray(applicationInterest.usccHash, standing),
      ),
    );
  if (declared.length === 0) return [];
  const validFrom = dateAt(carried.now);
  await tx
    .insert(expertInterest)
    .values(declared.map((one) => ({ ...one, id: randomId(), expertId, validFrom })));
  return [
    {
      action: "interest.declared",
      subject: { type: "expert", id: expertId },
      detail: { units: declared.length, application: carried.applicationId },
    },
  ];
}
