import { expertDeparture } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import { standingChanged } from "../jobs";
import { findDeparture, lockMember } from "./lock-member";

/**
 * 退出专家库: at once nobody draws her any more. Panels she sits on become questions for the station, which
 * keeps her to the end or has her replaced (D2 a). Resigning twice is resigning once.
 */
export async function resign(ctx: Ctx & { actor: UserActor }, input: { reason: string }): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const member = await lockMember(tx, ctx.actor);
    const before = await findDeparture(tx, member.id);
    if (before?.kind === "RESIGNED") return unchanged(undefined);
    if (before) throw new Denied("DEPARTED", "您已不在专家库，不需要再退出。");
    const id = randomId();
    await tx.insert(expertDeparture).values({
      id,
      expertId: member.id,
      kind: "RESIGNED",
      reason: input.reason,
      departedAt: now,
    });
    return {
      value: undefined,
      audit: [
        {
          action: "expert.resigned",
          subject: { type: "expert", id: member.id },
          detail: { departure: id },
        },
      ],
      jobs: [standingChanged.request({ expertId: member.id })],
    };
  });
}
