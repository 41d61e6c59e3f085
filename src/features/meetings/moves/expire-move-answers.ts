import { sql } from "drizzle-orm";
import { lockCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { type Ctx, reader } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { movableStates } from "../rules/states";
import { openMove } from "../sittings/open-case";
import { closeMove, timeOut } from "./close-move";
import { settleMove } from "./settle-move";

const batch = 50;

/**
 * Moves whose time to answer has run out are settled without those who were silent, which costs them nothing
 * (E29); moves whose panel is no longer whole, or whose case was called off, are given up. Answers how many moved.
 */
export async function expireMoveAnswers(ctx: Ctx): Promise<number> {
  const found = await reader(ctx).execute<{ caseId: string }>(sql`
    select distinct m.case_id as "caseId" from meeting_move m join review_case c on c.id = m.case_id
    where m.state = 'ASKING' and (
      c.state not in ('PANEL_FORMED', 'PRE_REVIEW', 'SUSPENDED', 'POOL_EXHAUSTED')
      or exists (select from meeting_move_answer a where a.move_id = m.id and a.answer is null and a.deadline <= app_now())
      or not exists (select from meeting_move_answer a join invitation i on i.id = a.invitation_id
        where a.move_id = m.id and a.answer is null and i.state = 'ACCEPTED'))
    order by 1 limit ${batch}`);
  let moved = 0;
  for (const { caseId } of found) if (await expireOne(ctx, caseId)) moved++;
  return moved;
}

async function expireOne(ctx: Ctx, caseId: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, caseId);
    const move = await openMove(tx, caseId);
    if (!move) return unchanged(false);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    if (!movableStates.includes(reviewed.state)) {
      const closed = await closeMove(tx, move, "WITHDRAWN", { now, policy });
      return { value: true, audit: entries(closed.audit), jobs: closed.jobs };
    }
    const silent = await timeOut(tx, move.id, now);
    const settled = await settleMove(tx, reviewed, move, now, policy);
    const said: Audit[] =
      silent > 0
        ? [
            {
              action: "meeting.moveAnswered",
              subject: { type: "case", id: caseId },
              detail: { move: move.id, answer: "TIMED_OUT", silent },
            },
          ]
        : [];
    const audit = [...said, ...settled.audit];
    return audit.length > 0 ? { value: true, audit: entries(audit), jobs: settled.jobs } : unchanged(false);
  });
}
