/** Nobody is a delegate for longer without being asked for again. */
export const longestGrantYears = 2;

/** What is wrong with a grant's days, by field; empty when nothing is. Days are `YYYY-MM-DD`. Pure. */
export function periodFaults(validFrom: string, validTo: string, today: string): Record<string, string> {
  if (validFrom < today) return { validFrom: "开始日期不能早于今天" };
  if (validTo < validFrom) return { validTo: "结束日期不能早于开始日期" };
  const limit = `${Number(validFrom.slice(0, 4)) + longestGrantYears}${validFrom.slice(4)}`;
  return validTo < limit ? {} : { validTo: `授权最长${longestGrantYears}年，到期可以重新授权` };
}

export type GrantState = "PENDING" | "ACTIVE" | "COMING" | "EXPIRED" | "ENDED";

/** How a grant stands on `today`. */
export function grantState(
  grant: { validFrom: string; validTo: string; acceptedAt: Date | null; endedAt: Date | null },
  today: string,
): GrantState {
  if (grant.endedAt) return "ENDED";
  if (grant.validTo < today) return "EXPIRED";
  if (!grant.acceptedAt) return "PENDING";
  return grant.validFrom > today ? "COMING" : "ACTIVE";
}
