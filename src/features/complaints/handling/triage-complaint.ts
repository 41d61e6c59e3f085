import type { z } from "zod";
import type { Tx } from "@/db/client";
import { dateAt, holidayCalendar, policyOf } from "@/features/rulebook";
import { InvalidInput } from "@/platform/errors";
import { findCaseByNumber, findSubject } from "../filing/find-subject";
import type { triageInput } from "../input";
import { whyNotIndependent, whyNotTriage } from "../policy";
import { deadlines } from "../rules/deadlines";
import { readBonds } from "./bonds";
import { type Complaint, demandStep } from "./lock-complaint";
import { type OfficerCtx, takeStep } from "./step";

type Triage = z.output<typeof triageInput>;

/**
 * 受理审查 (D12, five working days): accepted, with what the accused will read of it; not accepted, with the reason; or
 * sent on. Whom it is about is looked at once more, for who is bound to her cannot accept it. An accepted one waits
 * for its handler. Errors: NOT_HANDLER, MOVED, SAME_UNIT and the other bonds; InvalidInput for an unknown number.
 */
export function triageComplaint(ctx: OfficerCtx, input: Triage) {
  const { complaintId, decision, reason, transferredTo, summary } = input;
  return takeStep(
    ctx,
    complaintId,
    ({ facts, bonds }) => whyNotTriage(ctx.actor, facts, bonds),
    async ({ one }, tx, now) => {
      const done = { triagedBy: ctx.actor.personId, triagedAt: now };
      if (decision === "refuse")
        return {
          action: "complaint.notAccepted",
          changes: { ...done, state: "NOT_ACCEPTED", triageReason: reason },
        };
      if (decision === "transfer")
        return {
          action: "complaint.transferred",
          changes: { ...done, state: "TRANSFERRED", triageReason: reason, transferredTo },
          detail: { to: transferredTo },
        };
      const about = await whomAndWhat(tx, one, input, now);
      demandStep(whyNotIndependent(await readBonds(tx, ctx.actor.personId, { ...one, ...about }, now)));
      const policy = await policyOf({ tx }, one.policyCode);
      const until = deadlines(policy.values, await holidayCalendar({ tx }));
      return {
        action: "complaint.accepted",
        changes: {
          ...done,
          ...about,
          state: "ACCEPTED",
          handlerId: null,
          summary,
          decideBy: until.decision(now).dueAt,
        },
      };
    },
  );
}

/** Whom and which case it is about, as the triage knows better. */
async function whomAndWhat(tx: Tx, one: Complaint, { subjectRef, caseNumber }: Triage, now: Date) {
  const { subjectExpertId, subjectOrganizationId, subjectStaffId } = one;
  const known = { subjectExpertId, subjectOrganizationId, subjectStaffId, caseId: one.caseId };
  if (subjectRef !== "") {
    const found = await findSubject(tx, one.subjectKind, subjectRef, dateAt(now));
    known.subjectExpertId = found.subjectExpertId;
    known.subjectOrganizationId = found.subjectOrganizationId;
    if (!found.subjectExpertId && !found.subjectOrganizationId)
      throw new InvalidInput({
        subjectRef: "没有找到这个专家编号或者单位代码，请核对；不能确定的，可以不填",
      });
    if (found.ofStation) throw new InvalidInput({ subjectRef: "这名专家在市监督站任职，请转市局办理" });
  }
  if (caseNumber !== "") {
    known.caseId = await findCaseByNumber(tx, caseNumber);
    if (!known.caseId) throw new InvalidInput({ caseNumber: "没有找到这个编号的论证项目，请核对" });
  }
  return known;
}
