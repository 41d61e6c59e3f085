import { type InspectionRow, inspectionStateLabels, reasons } from "@/features/inspections";
import type { Answered } from "../contract/operations";
import { placeOf } from "../rules/cursor";

/** A recorded inspection as another system gets it: what was found about works and units, no person. */
export function inspectionSummaryOf(row: InspectionRow): Answered<"listInspections">["items"][number] {
  const { recordedAt, number, state, reason } = row;
  // The scope of a system begins with the record.
  if (!recordedAt) throw new Error("an inspection without a record");
  return {
    number,
    list: placeOf(number).list,
    state,
    stateLabel: inspectionStateLabels[state],
    reason,
    reasonLabel: reasons[reason].label,
    fact: row.fact,
    basis: row.basis,
    project: { name: row.projectName, address: row.projectAddress },
    contractor: { name: row.organizationName ?? "", uscc: row.uscc },
    area: row.areaName,
    caseNumber: row.caseNumber,
    part: row.part,
    recordedAt: recordedAt.toISOString(),
    dueDate: row.dueDate,
    overdueAt: row.overdueAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
