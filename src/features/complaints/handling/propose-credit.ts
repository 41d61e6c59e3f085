import { eq } from "drizzle-orm";
import type { z } from "zod";
import { expert, organization, reviewCase } from "@/db/schema";
import { proposeEvent } from "@/features/credit";
import { InvalidInput } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import type { complaintCreditInput } from "../input";
import { whyNotProposeCredit } from "../policy";
import { expertBreaches, unitBreaches } from "../rules/choices";
import { demandStep, lockComplaint } from "./lock-complaint";
import type { OfficerCtx } from "./step";

/**
 * 据此提出信用事件 (D12, D13): what a complaint was found to show becomes a proposal with the complaint as its evidence; its
 * document, notice, objection and second person are those of any event. The complaint itself stays as it was closed.
 * Errors: NotFound, STATION_ONLY, NOT_CLOSED, DISMISSED, NO_SUBJECT and the bonds; InvalidInput for a kind of another side.
 */
export async function proposeCreditOnComplaint(
  ctx: OfficerCtx,
  { complaintId, kind, ...said }: z.output<typeof complaintCreditInput>,
): Promise<{ eventId: string }> {
  return mutation(ctx, async (tx, now) => {
    const { one, facts, bonds } = await lockComplaint(tx, ctx.actor, complaintId, now);
    demandStep(whyNotProposeCredit(ctx.actor, facts, bonds));
    const about = one.subjectExpertId ? ("expert" as const) : ("unit" as const);
    const kinds: readonly string[] = about === "expert" ? expertBreaches : unitBreaches;
    if (!kinds.includes(kind)) throw new InvalidInput({ kind: "请选择与对象相符的种类" });
    const [subject] = one.subjectExpertId
      ? await tx.select({ ref: expert.number }).from(expert).where(eq(expert.id, one.subjectExpertId))
      : await tx
          .select({ ref: organization.uscc })
          .from(organization)
          .where(eq(organization.id, one.subjectOrganizationId ?? ""));
    const [reviewed] = one.caseId
      ? await tx.select({ number: reviewCase.number }).from(reviewCase).where(eq(reviewCase.id, one.caseId))
      : [];
    const { eventId } = await proposeEvent(
      { ...ctx, tx, now },
      { ...said, kind, about, subject: subject?.ref ?? "", caseNumber: reviewed?.number ?? "" },
      complaintId,
    );
    return {
      value: { eventId },
      audit: entries([
        {
          action: "complaint.creditProposed",
          subject: { type: "complaint", id: complaintId },
          detail: { event: eventId, kind },
        },
      ]),
    };
  });
}
