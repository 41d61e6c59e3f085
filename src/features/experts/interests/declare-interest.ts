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
import type { JobRequest } from "@/platform/job";
import { entries, mutation, unchanged } from "@/platform/mutation";
import type { InterestInput } from "../input/application";
import { standingChanged } from "../jobs";
import { lockActiveMember } from "../membership/lock-member";
import { interestStands } from "./stands";

const most = 50;

/**
 * The expert's own word that she is interested in units (四(二)7): from now on a predicate of the draw, and every panel
 * she is on or asked for is looked at again (E7). A unit is kept as a keyed hash and her words sealed, so that a dump
 * of the table tells nothing. Answers what the caller's transaction has to write and to request.
 */
export async function declareInterest(
  tx: Tx,
  input: { expertId: string; usccs: readonly string[]; detail: string; now: Date },
): Promise<Declared> {
  const { expertId, usccs, now } = input;
  const units = usccs.map((uscc) => ({ uscc, detail: JSON.stringify({ uscc, words: input.detail }) }));
  return declare(tx, { expertId, units, now });
}

interface Declared {
  readonly audit: Audit[];
  readonly jobs: JobRequest[];
}

async function declare(
  tx: Tx,
  {
    expertId,
    units,
    now,
  }: { expertId: string; units: readonly { uscc: string; detail: string }[]; now: Date },
): Promise<Declared> {
  if (units.length === 0) return { audit: [], jobs: [] };
  await tx.insert(expertInterest).values(
    units.map(({ uscc, detail }) => ({
      id: randomId(),
      expertId,
      usccHash: keyedHash("uscc", uscc),
      detailSealed: seal(detail),
      validFrom: dateAt(now),
    })),
  );
  return {
    audit: [
      {
        action: "interest.declared",
        subject: { type: "expert", id: expertId },
        detail: { units: units.length },
      },
    ],
    jobs: [standingChanged.request({ expertId })],
  };
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
    const { audit, jobs } = await declare(tx, { expertId, units: [{ uscc: input.uscc, detail }], now });
    return { value: undefined, audit: entries(audit), jobs };
  });
}
