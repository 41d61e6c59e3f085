import { inspectionStateLabels, reasons } from "@/features/inspections";

/** The work lists of the register, as its filter names them. */
export const queueLabels = {
  toVisit: "待检查、检查中",
  toHandle: "待下达、待复查、待结案",
  overdue: "整改逾期",
} as const;

export const stateOptions = Object.entries(inspectionStateLabels).map(([value, label]) => ({ value, label }));
export const reasonOptions = Object.entries(reasons).map(([value, { label }]) => ({ value, label }));
