import {
  coveredBy,
  whyNotDecideMisuse,
  whyNotDecideUse,
  whyNotRecordMisuse,
  whyNotRequest,
  whyNotWithdrawUse,
} from "./policy";

const today = "2026-11-25";
const now = new Date("2026-11-25T02:00:00Z");
const bureau = { post: "bureau", personId: "officer" } as const;
const station = { post: "station", personId: "officer" } as const;

describe("consent", () => {
  const asked = { state: "SUBMITTED", dateFrom: "2026-11-26", subjectPersonId: "expert" } as const;
  const why = (...[actor, more]: [Parameters<typeof whyNotDecideUse>[0], object?]) =>
    whyNotDecideUse(actor, { ...asked, ...more }, today)?.code ?? null;

  it("is asked for before the day it is for", () => {
    expect(whyNotRequest("2026-11-26", today)).toBeNull();
    expect(whyNotRequest(today, today)?.code).toBe("BEGUN");
    expect(whyNotRequest("2026-11-24", today)?.code).toBe("BEGUN");
  });

  it("is the bureau's, about others, once, and before it begins", () => {
    expect(why(bureau)).toBeNull();
    expect(why(station)).toBe("BUREAU_ONLY");
    expect(why({ ...bureau, personId: "expert" })).toBe("OWN_REQUEST");
    expect(why(bureau, { state: "LAPSED" })).toBe("ANSWERED");
    expect(why(bureau, { dateFrom: today })).toBe("BEGUN");
    expect(whyNotWithdrawUse({ state: "CONSENTED" })?.code).toBe("ANSWERED");
  });
});

describe("misuse", () => {
  const consent = {
    kind: "TRAINING",
    organizer: "甲协会",
    dateFrom: "2026-11-10",
    dateTo: "2026-11-12",
  } as const;
  const held = { kind: "TRAINING", organizer: "甲协会", happenedOn: "2026-11-12" } as const;
  const entry = {
    ...held,
    state: "RECORDED",
    recordedBy: "recorder",
    subjectPersonId: "expert",
    statementBy: now,
    statedAt: null,
  } as const;
  const why = (
    more: object = {},
    decision: "confirm" | "cancel" = "confirm",
    actor = station as typeof station | typeof bureau,
  ) => whyNotDecideMisuse(actor, { ...entry, ...more }, [], decision, now)?.code ?? null;

  it("is not what was consented to: its kind, organiser and day alike", () => {
    expect(coveredBy(held, [consent])).toBe(consent);
    expect(coveredBy({ ...held, happenedOn: "2026-11-13" }, [consent])).toBeNull();
    expect(coveredBy({ ...held, happenedOn: "2026-11-09" }, [consent])).toBeNull();
    expect(coveredBy({ ...held, organizer: "乙协会" }, [consent])).toBeNull();
    expect(coveredBy({ ...held, kind: "INSPECTION" }, [consent])).toBeNull();
    expect(whyNotDecideMisuse(station, entry, [consent], "confirm", now)?.code).toBe("CONSENTED");
    expect(whyNotDecideMisuse(station, entry, [consent], "cancel", now)).toBeNull();
  });

  it("is confirmed by another, neither the expert, once she was heard", () => {
    expect(why()).toBeNull();
    expect(why({ recordedBy: "officer" })).toBe("OWN_RECORD");
    expect(why({ subjectPersonId: "officer" })).toBe("OWN_MISUSE");
    const open = { statementBy: new Date(now.getTime() + 1) };
    expect(why(open)).toBe("STATEMENT_OPEN");
    expect(why({ ...open, statedAt: now })).toBeNull();
    expect(why(open, "cancel")).toBeNull();
    expect(why({ state: "CANCELLED" })).toBe("DECIDED");
  });

  it("is recorded by the city, about others, of a day that has come", () => {
    expect(whyNotRecordMisuse(station, "expert", today, today)).toBeNull();
    expect(whyNotRecordMisuse({ post: "district", personId: "x" }, "expert", today, today)?.code).toBe(
      "CITY_ONLY",
    );
    expect(whyNotRecordMisuse(station, "officer", today, today)?.code).toBe("OWN_MISUSE");
    expect(whyNotRecordMisuse(station, "expert", "2026-11-26", today)?.code).toBe("NOT_YET");
  });
});
