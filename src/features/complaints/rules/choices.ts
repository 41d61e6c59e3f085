import type { ComplaintOutcome, ComplaintSubject } from "@/db/schema";
import type { ManualKind } from "@/features/credit";

// For forms, whose code may not bring the schema along; the compiler keeps both alike.
export const complaintSubjects = [
  "EXPERT",
  "UNIT",
  "STATION",
  "DISTRICT",
  "OTHER",
] as const satisfies readonly ComplaintSubject[];
export const complaintOutcomes = [
  "UPHELD",
  "PARTLY",
  "DISMISSED",
] as const satisfies readonly ComplaintOutcome[];
/** What a complaint that was found justified may show of a member … */
export const expertBreaches = [
  "DISCIPLINE_BREACH",
  "OPINION_PERFUNCTORY",
  "REPORT_ERROR",
] as const satisfies readonly ManualKind[];
/** … and of a unit. */
export const unitBreaches = [
  "BYPASSED_PLATFORM",
  "STARTED_EARLY",
  "PLAN_DEVIATED",
] as const satisfies readonly ManualKind[];
