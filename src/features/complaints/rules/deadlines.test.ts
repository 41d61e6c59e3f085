import { calendarOf, FIRST_POLICY, stateCouncilHolidays } from "@/features/rulebook";
import { deadlines } from "./deadlines";

const until = deadlines(FIRST_POLICY.values, calendarOf(stateCouncilHolidays));
/** Ten in the morning in China. */
const at = (day: string) => new Date(`${day}T02:00:00Z`);

it("gives five working days for the triage and for the accused's word", () => {
  expect(until.triage(at("2026-11-25")).dueDate).toBe("2026-12-02");
  expect(until.statement(at("2026-11-27")).dueDate).toBe("2026-12-04");
  // The National Day holiday is none of them.
  expect(until.triage(at("2026-09-30")).dueDate > "2026-10-10").toBe(true);
});

it("gives sixty days from the acceptance, and thirty more when extended, counted on from it", () => {
  expect(until.decision(at("2026-03-02")).dueDate).toBe("2026-05-06");
  expect(until.extended(at("2026-03-02")).dueDate).toBe("2026-06-01");
});

it("gives thirty days to ask for a review and thirty for the review", () => {
  expect(until.reviewRequest(at("2026-03-02")).dueDate).toBe("2026-04-01");
  expect(until.review(at("2026-03-02")).dueDate).toBe("2026-04-01");
});
