import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { decideCancellation } from "./decide-cancellation";
import { findSupervisedCase } from "./queries/regulator-case";
import { recheckCase } from "./recheck-case";

type ActorCtx = Ctx & { actor: UserActor };

/** A regulator's decision on a cancellation; a case of another area does not exist for the actor. */
export async function decideSupervisedCancellation(
  ctx: ActorCtx,
  input: { caseId: string; decision: "approve" | "refuse"; reason: string },
): Promise<{ caseId: string; decision: "approve" | "refuse" }> {
  const { caseId, decision, reason } = input;
  await demandSupervised(ctx, caseId);
  await decideCancellation(ctx, { caseId, approve: decision === "approve", reason });
  return { caseId, decision };
}

/** Compares everybody on a case with the facts of today (E7); a case of another area does not exist. */
export async function recheckSupervisedCase(
  ctx: ActorCtx,
  { caseId }: { caseId: string },
): Promise<{ caseId: string; ended: number }> {
  await demandSupervised(ctx, caseId);
  return { caseId, ended: await recheckCase(ctx, caseId) };
}

async function demandSupervised(ctx: ActorCtx, caseId: string): Promise<void> {
  if (!(await findSupervisedCase(ctx, caseId))) throw new NotFound("case");
}
