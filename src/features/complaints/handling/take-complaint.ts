import { whyNotTake } from "../policy";
import { type OfficerCtx, takeStep } from "./step";

/**
 * 接办 (D12): for the triage, for the investigation, for the review. By somebody independent of the authority it lies
 * with; of two who press at once one has it. Errors: NotFound, OTHER_BODY, SAME_UNIT, OWN_BODY, RELIEVED, DECIDED_IT, TAKEN.
 */
export function takeComplaint(ctx: OfficerCtx, input: { complaintId: string }) {
  return takeStep(
    ctx,
    input.complaintId,
    ({ facts, bonds }) => whyNotTake(ctx.actor, facts, bonds),
    ({ one }) => {
      const state =
        one.state === "RECEIVED" ? "TRIAGE" : one.state === "ACCEPTED" ? "INVESTIGATING" : one.state;
      return {
        action: "complaint.taken",
        changes: { state, handlerId: ctx.actor.personId },
        detail: { for: state },
      };
    },
  );
}
