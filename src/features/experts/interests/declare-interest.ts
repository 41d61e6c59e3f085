import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertInterest } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { keyedHash, open, seal } from "@/platform/crypto";
import { InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import type { InterestInput } from "../input/application";
import { standingChanged } from "../jobs";
import { lockActiveMember } from "../membership/lock-member";
import { interestStands } from "./stands";

const most = 50;

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

/**
 * 登记利害关系 between two applications (E24): effective at once, and every panel she is on or asked for is
 * looked at again. The same words about the same unit again change nothing.
 */
export async function declareOwnInterest(
  ctx: Ctx & { actor: UserActor },
  input: InterestInput,
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const { id: expertId } = await lockActiveMember(tx, ctx.actor);
    const usccHash = keyedHash("uscc", input.uscc);
    const detail = JSON.stringify(input);
    const standing = await tx
      .select({ usccHash: expertInterest.usccHash, detailSealed: expertInterest.detailSealed })
      .from(expertInterest)
      .where(and(eq(expertInterest.expertId, expertId), interestStands()));
    if (standing.some((one) => one.usccHash === usccHash && open(one.detailSealed) === detail))
      return unchanged(undefined);
    if (standing.length >= most) throw new InvalidInput({ "": `最多登记${most}项利害关系。` });
    await tx.insert(expertInterest).values({
      id: randomId(),
      expertId,
      usccHash,
      detailSealed: seal(detail),
      validFrom: dateAt(now),
    });
    return {
      value: undefined,
      audit: [
        { action: "interest.declared", subject: { type: "expert", id: expertId }, detail: { units: 1 } },
      ],
      jobs: [standingChanged.request({ expertId })],
    };
  });
}
