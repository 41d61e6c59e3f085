import type { Tx } from "@/db/client";
import type { AuditAction, complaint } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import type { Denial } from "@/platform/errors";
import type { JobRequest } from "@/platform/job";
import { mutation } from "@/platform/mutation";
import { demandStep, type Locked, lockComplaint, moveComplaint } from "./lock-complaint";

export type OfficerCtx = Ctx & { readonly actor: UserActor };

export interface Step {
  readonly action: AuditAction;
  readonly changes: Partial<typeof complaint.$inferInsert>;
  readonly detail?: Record<string, unknown>;
  /** The messages that tell of it. */
  readonly told?: { readonly audit: readonly Audit[]; readonly jobs: readonly JobRequest[] };
}

/** One step of an officer: found in her scope, refused or allowed by the policy, taken once, on record. */
export function takeStep(
  ctx: OfficerCtx,
  complaintId: string,
  whyNot: (locked: Locked, now: Date) => Denial | null,
  step: (locked: Locked, tx: Tx, now: Date) => Promise<Step> | Step,
): Promise<{ complaintId: string }> {
  return mutation(ctx, async (tx, now) => {
    const locked = await lockComplaint(tx, ctx.actor, complaintId, now);
    demandStep(whyNot(locked, now));
    const { action, changes, detail, told } = await step(locked, tx, now);
    await moveComplaint(tx, locked.one, changes);
    return {
      value: { complaintId },
      audit: [{ action, subject: { type: "complaint", id: complaintId }, detail }, ...(told?.audit ?? [])],
      jobs: told?.jobs ?? [],
    };
  });
}
