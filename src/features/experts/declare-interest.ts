import type { Tx } from "@/db/client";
import { expertInterest } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { keyedHash, seal } from "@/platform/crypto";
import { randomId } from "@/platform/id";

/**
 * The expert's own word that she is interested in a unit (四(二)7): from now on a predicate of the draw.
 * The unit is kept as a keyed hash and her words sealed, so that a dump of the table tells nothing.
 */
export async function declareInterest(
  tx: Tx,
  input: { expertId: string; usccs: readonly string[]; detail: string; now: Date },
): Promise<Audit[]> {
  if (input.usccs.length === 0) return [];
  await tx.insert(expertInterest).values(
    input.usccs.map((uscc) => ({
      id: randomId(),
      expertId: input.expertId,
      usccHash: keyedHash("uscc", uscc),
      detailSealed: seal(JSON.stringify({ uscc, words: input.detail })),
      validFrom: dateAt(input.now),
    })),
  );
  return [
    {
      action: "interest.declared",
      subject: { type: "expert", id: input.expertId },
      detail: { units: input.usccs.length },
    },
  ];
}
