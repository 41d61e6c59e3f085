import type { UserActor } from "@/platform/actor";
import {
  type JudgedApplication,
  whyNotAppoint,
  whyNotApprove,
  whyNotCheck,
  whyNotHandle,
  whyNotObject,
  whyNotReview,
} from "./appointment";

const station: UserActor = {
  kind: "user",
  id: "u",
  personId: "officer",
  name: "站员",
  role: "regulator",
  organizationId: null,
  organizationName: null,
  rights: null,
  expertId: null,
  post: "station",
  jurisdiction: "370200",
};
const others: UserActor[] = [
  { ...station, post: "bureau" },
  { ...station, post: "district" },
  { ...station, role: "expert", post: null },
  { ...station, role: "contractor", post: null },
];
const application: JudgedApplication = {
  personId: "applicant",
  state: "UNDER_REVIEW",
  title: "高级工程师",
  titleCertificate: "GG-1",
  workedSince: "2011-11-25",
};
const submitted = { ...application, state: "SUBMITTED" as const };
const fresh = { sharedEmployer: false, decided: false, given: false };
const open = { open: true, tookPart: false, sharedEmployer: false };
const now = new Date("2026-11-25T02:00:00Z");

it("leaves every decision to the station", () => {
  expect(whyNotCheck(station, submitted)).toBeNull();
  expect(whyNotReview(station, application, fresh)).toBeNull();
  expect(whyNotHandle(station, application, open)).toBeNull();
  for (const actor of [...others, { kind: "public" } as const]) {
    expect(whyNotCheck(actor, submitted)?.code).toBe("STATION_ONLY");
    expect(whyNotReview(actor, application, fresh)?.code).toBe("STATION_ONLY");
    expect(whyNotHandle(actor, application, open)?.code).toBe("STATION_ONLY");
  }
});

it("keeps the applicant, her colleagues and who had a say already away", () => {
  const self = { ...station, personId: "applicant" };
  expect(whyNotCheck(self, submitted)?.code).toBe("OWN_APPLICATION");
  expect(whyNotReview(self, application, fresh)?.code).toBe("OWN_APPLICATION");
  expect(whyNotHandle(self, application, open)?.code).toBe("OWN_APPLICATION");
  expect(whyNotReview(station, application, { ...fresh, sharedEmployer: true })?.code).toBe("SAME_EMPLOYER");
  expect(whyNotReview(station, application, { ...fresh, given: true })?.code).toBe("ALREADY_REVIEWED");
  expect(whyNotReview(station, application, { ...fresh, decided: true })?.code).toBe("ALREADY_DECIDED");
  expect(whyNotHandle(station, application, { ...open, tookPart: true })?.code).toBe("TOOK_PART");
  expect(whyNotHandle(station, application, { ...open, open: false })?.code).toBe("NOT_OPEN");
});

it("takes each step in its state alone", () => {
  expect(whyNotCheck(station, application)?.code).toBe("NOT_SUBMITTED");
  expect(whyNotReview(station, submitted, fresh)?.code).toBe("NOT_UNDER_REVIEW");
});

it("asks for a senior title, and for fifteen years where they are claimed", () => {
  expect(whyNotApprove(application, "YEARS_15", now)).toBeNull();
  const young = { ...application, workedSince: "2011-11-26" };
  expect(whyNotApprove(young, "YEARS_15", now)?.code).toBe("LESS_THAN_15_YEARS");
  expect(whyNotApprove(young, "RICH_EXPERIENCE", now)).toBeNull();
  expect(whyNotApprove({ ...application, workedSince: null }, "YEARS_15", now)?.code).toBe(
    "LESS_THAN_15_YEARS",
  );
  for (const title of [null, "工程师"])
    expect(whyNotApprove({ ...application, title }, "RICH_EXPERIENCE", now)?.code).toBe("NO_SENIOR_TITLE");
  expect(whyNotApprove({ ...application, titleCertificate: null }, "YEARS_15", now)?.code).toBe(
    "NO_SENIOR_TITLE",
  );
});

it("hears objections until 24:00 of the last day and not a moment later", () => {
  const shown = {
    state: "PUBLICITY" as const,
    publicityFrom: new Date("2026-11-18T02:00:00Z"),
    publicityTo: new Date("2026-11-25T16:00:00Z"),
  };
  expect(whyNotObject(shown, new Date("2026-11-25T15:59:59.999Z"))).toBeNull();
  expect(whyNotObject(shown, new Date("2026-11-25T16:00:00Z"))?.code).toBe("WINDOW_OVER");
  expect(whyNotObject({ ...shown, state: "OBJECTION" }, now)).toBeNull();
  expect(whyNotObject({ ...shown, state: "APPROVED" }, now)?.code).toBe("NOT_PUBLISHED");
  expect(whyNotObject({ ...shown, publicityFrom: null }, now)?.code).toBe("NOT_PUBLISHED");
});

it("appoints nobody whom a decision has removed meanwhile", () => {
  expect(whyNotAppoint({ departed: null, banUntil: null }, now)).toBeNull();
  for (const departed of ["RESIGNED", "REMOVED", "DECEASED"] as const)
    expect(whyNotAppoint({ departed, banUntil: null }, now)?.code).toBe(departed);
  expect(whyNotAppoint({ departed: null, banUntil: "2026-11-26" }, now)?.code).toBe("BANNED");
  expect(whyNotAppoint({ departed: null, banUntil: "2026-11-25" }, now)).toBeNull();
});
