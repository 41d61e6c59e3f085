import type { ReviewCase } from "@/features/reviews";
import { sha256 } from "@/platform/crypto";

type Conditions = Pick<ReviewCase, "seats" | "meetingFrom" | "meetingTo" | "meetingPlace">;

/** What the conditions of a draw say, as one value to compare: the page carries what it showed to the press. */
export function conditionsDigest({ seats, meetingFrom, meetingTo, meetingPlace }: Conditions): string {
  const rows = (seats ?? []).map(({ specialty, count }) => [specialty, count]);
  return sha256(JSON.stringify([rows, meetingFrom, meetingTo, meetingPlace]));
}
