import { and, isNull, type SQL } from "drizzle-orm";
import { expertInterest } from "@/db/schema";

/** An interest that is on record and has not ended. */
export const interestStands = (): SQL | undefined =>
  and(isNull(expertInterest.supersededAt), isNull(expertInterest.validTo));
