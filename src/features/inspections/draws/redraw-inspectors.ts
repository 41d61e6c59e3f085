import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionRound, inspectionTeam } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, InvalidInput } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { drawInspectors } from "./draw-inspectors";
import { type DrawnList, lockDrawnList } from "./lock-list";

/**
 * A drawn inspector must keep away (回避) and is replaced by another round; never by hand. Conflict when she is not
 * on the team, or nobody is left to be drawn: then she stays on it until there is.
 */
export async function withdrawMember(
  ctx: Ctx & { actor: UserActor },
  input: { listId: string; personId: string; reason: string },
): Promise<{ listId: string }> {
  return mutation(ctx, async (tx, now) => {
    const list = await lockDrawnList(tx, ctx.actor, input.listId);
    const [row] = await tx
      .update(inspectionTeam)
      .set({ withdrawnAt: now, withdrawnReason: input.reason })
      .where(
        and(
          eq(inspectionTeam.listId, list.id),
          eq(inspectionTeam.personId, input.personId),
          isNull(inspectionTeam.withdrawnAt),
        ),
      )
      .returning({ personId: inspectionTeam.personId });
    if (!row) throw new Conflict("NOT_ON_TEAM", "这名检查人员已不在本清单的检查组，请刷新页面。");
    const last = await lastRound(tx, list);
    const next = await drawInspectors(tx, list, { count: 1, round: last.round + 1, nonce: last.hash, now });
    if (next.drawn.length === 0)
      throw new Conflict("NOBODY_LEFT", "没有可以替换的检查人员，暂时不能回避；请由上级机构安排。");
    return {
      value: { listId: list.id },
      audit: entries([
        {
          action: "inspectionList.memberWithdrawn",
          subject: { type: "inspectionList", id: list.id },
          detail: { person: row.personId, reason: input.reason },
        },
        ...next.audit,
      ]),
    };
  });
}

/** After a round that could not be filled: again with as many as there are, from a newly taken frame. */
export async function redrawInspectors(
  ctx: Ctx & { actor: UserActor },
  input: { listId: string; inspectors: number },
): Promise<{ listId: string }> {
  return mutation(ctx, async (tx, now) => {
    const list = await lockDrawnList(tx, ctx.actor, input.listId);
    const last = await lastRound(tx, list);
    if (last.state !== "INFEASIBLE") throw new Conflict("TEAM_DRAWN", "检查人员已经抽出，请刷新页面。");
    const { values: policy } = await policyOf({ tx }, list.policyCode);
    if (input.inspectors < policy["inspection.team"])
      throw new InvalidInput({ inspectors: `检查人员不得少于${policy["inspection.team"]}人` });
    const { audit } = await drawInspectors(tx, list, {
      count: input.inspectors,
      round: last.round + 1,
      nonce: last.hash,
      now,
    });
    return { value: { listId: list.id }, audit: entries(audit) };
  });
}

async function lastRound(tx: Tx, list: DrawnList) {
  const [row] = await tx
    .select({
      round: inspectionRound.round,
      state: inspectionRound.state,
      hash: inspectionRound.certificateHash,
    })
    .from(inspectionRound)
    .where(eq(inspectionRound.listId, list.id))
    .orderBy(desc(inspectionRound.round))
    .limit(1);
  if (!row?.hash || row.round < 2) throw new Conflict("NOT_DRAWN", "还没有抽取检查人员，请刷新页面。");
  return { round: row.round, state: row.state, hash: row.hash };
}
