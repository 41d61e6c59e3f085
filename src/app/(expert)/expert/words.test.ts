import { phaseOf } from "./invitations/[id]/own-invitation";
import { invitationStatus, meetingTime } from "./words";

jest.mock("@/platform/request", () => ({}));

const now = new Date("2026-11-22T10:00:00Z");
const before = new Date(now.getTime() - 1);

describe("an invitation in words", () => {
  it("is open until its deadline and late from it on, whether or not a timer has run", () => {
    const later = new Date(now.getTime() + 1);
    expect(phaseOf({ state: "DELIVERED", deadline: later }, now)).toBe("open");
    expect(phaseOf({ state: "DELIVERED", deadline: now }, now)).toBe("late");
    expect(phaseOf({ state: "SENT", deadline: null }, now)).toBe("unopened");
    expect(phaseOf({ state: "ACCEPTED", deadline: before }, now)).toBe("accepted");
    expect(phaseOf({ state: "REVOKED", deadline: later }, now)).toBe("ended");
    expect(invitationStatus({ state: "DELIVERED", deadline: now }, now).label).toBe("逾期未答复");
    expect(invitationStatus({ state: "ACCEPTED", deadline: before }, now).label).toBe("已确认");
  });

  it("gives the meeting's end as a time on the same day and in full on another", () => {
    const meetingFrom = new Date("2026-11-30T01:00:00Z");
    expect(meetingTime({ meetingFrom, meetingTo: new Date("2026-11-30T03:30:00Z") })).toBe(
      "11月30日（周一）09:00—11:30",
    );
    expect(meetingTime({ meetingFrom, meetingTo: new Date("2026-12-01T03:30:00Z") })).toBe(
      "11月30日（周一）09:00—12月1日（周二）11:30",
    );
    expect(meetingTime({ meetingFrom: null, meetingTo: null })).toBe("待定");
  });
});
