import { invitationStates } from "@/db/schema";
import { answerRows, answers, declineRows, redrawReason, redrawReasons, redrawRows } from "./answers";
import { redrawLabels } from "./labels";
import { monthsOf } from "./months";

const months = monthsOf("2026-01-01", "2026-01-31");
const invited = (state: (typeof invitationStates)[number], times: number, reason: string | null = null) => ({
  month: "2026-01",
  state,
  reason,
  times,
});

it("counts each invitation in one answer, whatever came of an acceptance later", () => {
  const read = invitationStates.map((state) => invited(state, 1));
  const [row] = answerRows(read, months);
  expect(row).toMatchObject({
    accepted: 6,
    declined: 1,
    timedOut: 1,
    undeliverable: 1,
    revoked: 1,
    waiting: 3,
    times: invitationStates.length,
  });
  expect(answers.reduce((sum, answer) => sum + (row?.[answer] ?? 0), 0)).toBe(invitationStates.length);
  expect(answerRows([{ ...invited("ACCEPTED", 4), month: "2025-12" }], months)[0]?.times).toBe(0);
});

it("orders the reasons of refusals, one that was not kept as another", () => {
  const read = [invited("DECLINED", 1, "HEALTH"), invited("DECLINED", 2), invited("DECLINED", 4, "TIME")];
  expect(declineRows([...read, invited("ACCEPTED", 9)])).toEqual([
    { reason: "TIME", times: 4 },
    { reason: "OTHER", times: 2 },
    { reason: "HEALTH", times: 1 },
  ]);
});

it.each([
  [null, null, "UNFILLED"],
  ["DECLINED", null, "DECLINED"],
  ["TIMED_OUT", null, "TIMED_OUT"],
  ["UNDELIVERABLE", null, "UNDELIVERABLE"],
  ["REMOVED_CONFLICT", null, "CONFLICT"],
  ["REVOKED", "CONFLICT", "CONFLICT"],
  ["REVOKED", "HELD", "HELD"],
  ["REVOKED", "STANDING", "STANDING"],
  ["REVOKED", "CANCELLED", "OTHER"],
  ["RELEASED", "STANDING", "STANDING"],
  ["RELEASED", null, "RELEASED"],
  ["WITHDRAWN", null, "WITHDRAWN"],
  ["NO_SHOW", null, "NO_SHOW"],
  ["ATTENDED", null, "OTHER"],
] as const)("a seat given up as %s (%s) was drawn again for %s", (before, revoked, reason) => {
  expect(redrawReason({ before, revoked })).toBe(reason);
});

it("adds up reasons, and has words for each", () => {
  const vacancy = (
    before: "REVOKED" | "REMOVED_CONFLICT" | "DECLINED",
    revoked: string | null,
    times: number,
  ) => ({
    before,
    revoked,
    times,
  });
  expect(
    redrawRows([
      vacancy("DECLINED", null, 2),
      vacancy("REMOVED_CONFLICT", null, 2),
      vacancy("REVOKED", "CONFLICT", 3),
    ]),
  ).toEqual([
    { reason: "CONFLICT", times: 5 },
    { reason: "DECLINED", times: 2 },
  ]);
  expect(Object.keys(redrawLabels).sort()).toEqual([...redrawReasons].sort());
});
