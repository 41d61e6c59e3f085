import type { CaseState } from "@/features/reviews";

/** From the end of the meeting to the end of the case; the page says whether the window is open. */
const after: readonly CaseState[] = [
  "AWAITING_REPORT",
  "REPORT_CHECK",
  "REVISION",
  "APPROVAL",
  "APPROVED",
  "CLOSED_FAIL",
];

/** The way to 会后互评, once the meeting is over. */
export function RatingLink({ state, path }: { state: CaseState; path: string }) {
  return after.includes(state) ? (
    <p>
      <a href={`${path}/rating`}>会后互评：评价到会专家</a>
    </p>
  ) : null;
}
