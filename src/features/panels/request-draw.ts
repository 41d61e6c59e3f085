import { seat } from "@/db/schema";
import { whyInfeasible } from "@/features/draws";
import { lockCase, moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { conditionsDigest } from "./conditions-digest";
import { requestAudit } from "./finish-round";
import { freezeRound } from "./freeze-round";
import { inheritSeats } from "./inherit-seats";
import { parametersOf } from "./lane";
import { sentenceForShortage, whyNotRequestDraw } from "./policy";

/** Changed in another window between reading and pressing. */
const conditionsChanged = "您看到的抽取条件已被修改，还没有公布。请刷新页面，核对现在的条件后再公布。";

/**
 * Freezes the first round of a case (二(三), trust.md §1.2): pool, seats and avoidance facts under lock,
 * the hash on record before the applicant's number exists. From here the conditions are fixed (E6).
 * After a cancelled draw on the same work its accepted seats come along and only the rest is drawn.
 * Refused with the reason when the pool cannot fill the seats: nothing is frozen then. `shown`: the digest of
 * the conditions that were read before the press; refused when others are stored by now.
 */
export async function requestDraw(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; shown?: string },
): Promise<{ roundId: string | null; requestHash: string | null }> {
  return mutation<{ roundId: string | null; requestHash: string | null }>(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, input.caseId);
    if (reviewed.organizationId !== ctx.actor.organizationId) throw new NotFound("case");
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    demand(whyNotRequestDraw(ctx.actor, reviewed, now, policy));
    if (input.shown !== undefined && input.shown !== conditionsDigest(reviewed)) {
      throw new Conflict("CONDITIONS_CHANGED", conditionsChanged);
    }
    const seats = reviewed.seats ?? [];
    await tx
      .insert(seat)
      .values(
        seats
          .flatMap(({ specialty, count }, index) =>
            Array.from({ length: count }, () => ({ specialty, main: index === 0 })),
          )
          .map((one, index) => ({ id: randomId(), caseId: reviewed.id, ordinal: index + 1, ...one })),
      );
    const inherited = await inheritSeats(tx, reviewed, now, policy);
    if (inherited.seats === seats.reduce((sum, { count }) => sum + count, 0)) {
      // Every seat was accepted before: nobody is drawn until one of them falls vacant.
      await moveCase(tx, reviewed.id, ["ADMITTED"], "DRAWING", { frozenAt: now });
      await moveCase(tx, reviewed.id, ["DRAWING"], "INVITING");
      return {
        value: { roundId: null, requestHash: null },
        audit: entries(inherited.audit),
        jobs: inherited.jobs,
      };
    }
    const round = await freezeRound(tx, reviewed, now, policy, ctx.actor);
    const shortage = whyInfeasible(round.written.request);
    if (shortage) throw new Denied("POOL_SHORT", sentenceForShortage(shortage));
    await moveCase(tx, reviewed.id, ["ADMITTED"], "DRAWING", { frozenAt: now });
    return {
      value: { roundId: round.id, requestHash: round.written.hash },
      audit: [requestAudit({ ...round, caseId: reviewed.id }), ...inherited.audit],
      jobs: inherited.jobs,
    };
  });
}
