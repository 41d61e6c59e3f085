import type { ComplaintOutcome, ComplaintSubject } from "@/db/schema";

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
