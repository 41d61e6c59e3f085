import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, reviewCase } from "@/db/schema";
import { lockCase, moveCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { releaseInvitations } from "./end-invitations";
import { settleCase } from "./jobs";
import { findUnfit, peopleIn } from "./recheck";

/** A party joined a project (E8): every case of it that has people seated or asked is looked at again. */
export async function recheckProject(ctx: Ctx, input: { projectId: string }): Promise<void> {
  const cases = await mutation(ctx, async (tx) => unchanged(await listOpen(tx, input.projectId)));
  for (const caseId of cases) await recheckCase(ctx, caseId);
}

async function listOpen(tx: Tx, projectId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(
      and(
        eq(reviewCase.projectId, projectId),
        inArray(reviewCase.state, ["INVITING", "PANEL_FORMED", "PRE_REVIEW"]),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Ends the seats of people who must not sit on the case any more; the vacancies are drawn again. */
export async function recheckCase(ctx: Ctx, caseId: string): Promise<number> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, caseId);
    if (!["INVITING", "PANEL_FORMED", "PRE_REVIEW"].includes(reviewed.state)) return unchanged(0);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const people = await peopleIn(tx, caseId, ["CREATED", "SENT", "DELIVERED", "ACCEPTED"]);
    const unfit = await findUnfit(
      tx,
      reviewed,
      people.map(({ expertId }) => expertId),
      now,
      policy,
    );
    const ending = people.filter(({ expertId }) => unfit.has(expertId));
    if (ending.length === 0) return unchanged(0);
    const audit: Audit[] = [];
    for (const one of ending) {
      const accepted = one.state === "ACCEPTED";
      await tx
        .update(invitation)
        .set(
          accepted
            ? { state: "REMOVED_CONFLICT" }
            : { state: "REVOKED", revokedReason: "CONFLICT", decidedAt: sql`app_now()` },
        )
        .where(
          and(
            eq(invitation.id, one.id),
            inArray(invitation.state, accepted ? ["ACCEPTED"] : ["CREATED", "SENT", "DELIVERED"]),
          ),
        );
      audit.push({
        action: accepted ? "invitation.removed" : "invitation.revoked",
        subject: { type: "invitation", id: one.id },
        detail: { case: caseId, reason: unfit.get(one.expertId) },
      });
    }
    const released = await releaseInvitations(
      tx,
      ending.map(({ id }) => id),
    );
    if (reviewed.state !== "INVITING") {
      await moveCase(tx, caseId, ["PANEL_FORMED", "PRE_REVIEW"], "DRAWING", { panelFormedAt: null });
    }
    return {
      value: ending.length,
      audit: entries([...audit, ...released.audit]),
      jobs: [settleCase.request({ caseId })],
    };
  });
}
