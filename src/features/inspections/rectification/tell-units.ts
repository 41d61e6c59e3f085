import type { Tx } from "@/db/client";
import { noticeId } from "@/features/approvals";
import { queueMessages } from "@/features/messages";
import { formatDeadline, nextSendInstant, policyOf } from "@/features/rulebook";
import type { Inspection } from "../lock-inspection";
import { answerable } from "../people";

/** Tells whoever has findings to answer, once for each round and kind of notice. */
export async function tellUnits(
  tx: Tx,
  template: "rectificationDemanded" | "rectificationDue" | "rectificationReturned",
  row: Pick<Inspection, "id" | "number" | "projectId" | "round" | "dueAt"> & { readonly policyCode: string },
  now: Date,
) {
  const { values: policy } = await policyOf({ tx }, row.policyCode);
  const people = await answerable(tx, row);
  return queueMessages(
    tx,
    people.map(({ personId, unitId }) => ({
      template,
      personId,
      subject: { type: "inspectionNotice", id: noticeId(`${row.id}/${row.round}`, personId) },
      thing: { type: "inspection", id: row.id },
      unitId,
      params: { caseNo: row.number, deadline: row.dueAt ? formatDeadline(row.dueAt) : "" },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    })),
  );
}
