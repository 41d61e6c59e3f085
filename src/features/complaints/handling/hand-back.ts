import { whyNotHandBack, whyNotRefer, whyNotRelieve } from "../policy";
import type { Complaint } from "./lock-complaint";
import { type OfficerCtx, takeStep } from "./step";

type Reasoned = { readonly complaintId: string; readonly reason: string };

/** Where it waits when nobody has it any more. */
function waiting({ state }: Pick<Complaint, "state">): Complaint["state"] {
  return state === "TRIAGE" ? "RECEIVED" : state === "INVESTIGATING" ? "ACCEPTED" : state;
}

/** 退回接办: who has it gives it back, for she finds herself bound, or cannot go on. Errors: NOT_HANDLER, MOVED. */
export function handBackComplaint(ctx: OfficerCtx, { complaintId, reason }: Reasoned) {
  return takeStep(
    ctx,
    complaintId,
    ({ facts }) => whyNotHandBack(ctx.actor, facts),
    ({ one }) => ({
      action: "complaint.handedBack",
      changes: { state: waiting(one), handlerId: null },
      detail: { reason },
    }),
  );
}

/** 更换承办人 (E33): the bureau takes it from who has it, who does not get it again. Errors: BUREAU_ONLY, NOT_IN_HAND, OWN_HANDLING. */
export function relieveHandler(ctx: OfficerCtx, { complaintId, reason }: Reasoned) {
  return takeStep(
    ctx,
    complaintId,
    ({ facts, bonds }) => whyNotRelieve(ctx.actor, facts, bonds),
    ({ one }) => ({
      action: "complaint.relieved",
      changes: {
        state: waiting(one),
        handlerId: null,
        relieved: one.handlerId ? [...one.relieved, one.handlerId] : one.relieved,
      },
      detail: { from: one.handlerId, reason },
    }),
  );
}

/** 转市局 (E33): read at the station, meant at the station; from now on it lies with the bureau. Errors: NOT_HANDLER, AT_BUREAU. */
export function referComplaint(ctx: OfficerCtx, { complaintId, reason }: Reasoned) {
  return takeStep(
    ctx,
    complaintId,
    ({ facts }) => whyNotRefer(ctx.actor, facts),
    () => ({
      action: "complaint.referred",
      changes: { state: "RECEIVED", handlerId: null, body: "bureau", subjectKind: "STATION" },
      detail: { reason },
    }),
  );
}
