import { dateAt, FIRST_POLICY, nextSendInstant } from "@/features/rulebook";
import { momentsOf } from "./moments";

const sendHours = FIRST_POLICY.values["invite.send_hours"];
const window = 6 * 60;

/** Minutes that are left to answer an SMS asked for at the live instant; negative: it has not left yet. */
function left(present: Date): number {
  const sent = nextSendInstant(momentsOf(present).live, sendHours);
  return sent > present ? -1 : window - (present.getTime() - sent.getTime()) / 60_000;
}

describe("the instant at which experts are asked last", () => {
  it.each(["07:45", "08:00", "09:40", "12:00", "16:43", "20:59", "21:30", "23:04", "23:45"])(
    "leaves more than three hours at %s",
    (time) => {
      expect(left(new Date(`2026-11-23T${time}:00+08:00`))).toBeGreaterThan(180);
    },
  );

  it.each(["00:30", "04:00", "07:29"])("waits for the morning at %s", (time) => {
    const present = new Date(`2026-11-23T${time}:00+08:00`);
    const { live } = momentsOf(present);
    expect(live < present).toBe(true);
    expect(nextSendInstant(live, sendHours)).toEqual(new Date("2026-11-23T07:30:00+08:00"));
  });

  it("names days back from the present and weekdays ahead of it", () => {
    const { day, ahead, behind } = momentsOf(new Date("2026-11-22T16:00:00+08:00"));
    expect(dateAt(day(3, "09:20"))).toBe("2026-11-19");
    expect(day(3, "09:20") < day(3, "11:05")).toBe(true);
    // The 28th is a Saturday.
    expect(ahead(6)).toBe("2026-11-30");
    expect(behind(1)).toBe("2026-11-20");
  });

  it.each([
    ["14:32", { date: "2026-11-23", from: "12:35", to: "16:07" }],
    ["09:20", { date: "2026-11-22", from: "14:00", to: "17:30" }],
    ["00:40", { date: "2026-11-22", from: "14:00", to: "17:30" }],
    ["23:10", { date: "2026-11-22", from: "14:00", to: "17:30" }],
  ])("holds a meeting that goes on at %s", (time, sitting) => {
    expect(momentsOf(new Date(`2026-11-23T${time}:00+08:00`)).sitting).toEqual(sitting);
  });
});
