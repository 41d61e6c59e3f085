import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { lockCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { currentElection, judgeElection } from "./judge-election";
import { settleElection } from "./settle-election";

const batch = 50;

/** Closes ballots whose time has run out (D6): most votes, a run-off, the published order. Answers how many moved. */
export async function closeElections(ctx: Ctx): Promise<number> {
  const due = await reader(ctx).execute<{ caseId: string }>(sql`
    select case_id as "caseId" from leader_election where state = 'OPEN' and closes_at <= app_now()
    order by closes_at limit ${batch}`);
  let moved = 0;
  for (const { caseId } of due) if (await closeOne(ctx, caseId)) moved++;
  return moved;
}

async function closeOne(ctx: Ctx, caseId: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, caseId);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const judged = await judgeElection(tx, reviewed, now, policy);
    const due = await dueElection(tx, caseId, now);
    const settled = due && (await settleElection(tx, reviewed, due, { close: true, now, policy }));
    const audit = [...judged.audit, ...(settled?.audit ?? [])];
    if (audit.length === 0) return unchanged(false);
    return { value: true, audit: entries(audit), jobs: [...judged.jobs, ...(settled?.jobs ?? [])] };
  });
}

async function dueElection(tx: Tx, caseId: string, now: Date) {
  const current = await currentElection(tx, caseId);
  return current?.state === "OPEN" && current.closesAt <= now ? current : null;
}
