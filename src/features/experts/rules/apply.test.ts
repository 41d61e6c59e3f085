import {
  type ApplicantStanding,
  applicationKind,
  renewalOpensOn,
  type Way,
  whyNotApply,
  whyNotApplyBy,
} from "./apply";
import { campaignState, specialInvitationState, whyNotClose, whyNotRevoke } from "./campaign";

const today = "2026-11-25";
const outside: ApplicantStanding = { legal: false, openApplication: false, member: null };
const member = (more: Partial<NonNullable<ApplicantStanding["member"]>> = {}): ApplicantStanding => ({
  ...outside,
  member: { termTo: "2028-01-01", departed: null, banUntil: null, ...more },
});
const windowOf = (kind: "NEW" | "RENEWAL" | "ROLLING", more: object = {}): Way => ({
  kind,
  opensOn: "2026-11-01",
  closesOn: kind === "ROLLING" ? null : "2026-12-31",
  closed: false,
  ...more,
});
const by = (way: Way, standing: ApplicantStanding) => whyNotApplyBy(way, standing, today, 6)?.code ?? null;

describe("whether somebody may apply at all", () => {
  it("asks for a person, without an open application, a ban or a death", () => {
    expect(whyNotApply(outside, today)).toBeNull();
    expect(whyNotApply({ ...outside, legal: true }, today)?.code).toBe("LEGAL_LOGIN");
    expect(whyNotApply({ ...outside, openApplication: true }, today)?.code).toBe("ALREADY_OPEN");
    expect(whyNotApply(member({ departed: "DECEASED" }), today)?.code).toBe("DECEASED");
  });

  it("lets a removed expert in again on the day the ban ends, not before", () => {
    const removed = member({ departed: "REMOVED", banUntil: "2026-11-26" });
    expect(whyNotApply(removed, today)?.code).toBe("BANNED");
    expect(whyNotApply(removed, today)?.sentence).toContain("2026年11月26日");
    expect(whyNotApply(removed, "2026-11-26")).toBeNull();
    expect(by(windowOf("NEW"), removed)).toBeNull();
  });
});

describe("by a window", () => {
  it("first and last day included, and not once it is closed", () => {
    expect(by(windowOf("NEW", { opensOn: today, closesOn: today }), outside)).toBeNull();
    expect(by(windowOf("NEW", { opensOn: "2026-11-26" }), outside)).toBe("NOT_OPEN_YET");
    expect(by(windowOf("NEW", { closesOn: "2026-11-24" }), outside)).toBe("WINDOW_OVER");
    expect(by(windowOf("NEW", { closed: true }), outside)).toBe("WINDOW_OVER");
  });

  it.each<[string, ApplicantStanding, string | null, string | null, string | null]>([
    ["somebody new", outside, null, "NO_MEMBER", null],
    ["a member early in her term", member(), "MEMBER", "TOO_EARLY", "TOO_EARLY"],
    ["a member near its end", member({ termTo: "2027-05-25" }), "MEMBER", null, null],
    ["a day too early", member({ termTo: "2027-05-26" }), "MEMBER", "TOO_EARLY", "TOO_EARLY"],
    ["a member past it", member({ termTo: "2026-11-24" }), null, null, null],
    ["one who resigned", member({ departed: "RESIGNED" }), null, "NO_MEMBER", null],
  ])("%s", (_, standing, fresh, renewal, rolling) => {
    expect(by(windowOf("NEW"), standing)).toBe(fresh);
    expect(by(windowOf("RENEWAL"), standing)).toBe(renewal);
    expect(by(windowOf("ROLLING"), standing)).toBe(rolling);
  });

  it("makes a renewal of a member's application by rolling admission", () => {
    const kind = (standing: ApplicantStanding) => applicationKind("ROLLING", standing, today, 6);
    expect(kind(outside)).toBe("NEW");
    expect(kind(member({ termTo: "2026-12-31" }))).toBe("RENEWAL");
    expect(kind(member({ departed: "RESIGNED" }))).toBe("NEW");
  });
});

it("counts the months before a term's end by the calendar", () => {
  expect(renewalOpensOn("2027-05-31", 6)).toBe("2026-11-30");
  expect(renewalOpensOn("2028-08-31", 6)).toBe("2028-02-29");
  expect(renewalOpensOn("2027-03-15", 6)).toBe("2026-09-15");
  expect(renewalOpensOn("2027-01-01", 24)).toBe("2025-01-01");
});

it("lets a special invitation be used once, until its day, unless it was taken back", () => {
  const special = (more: object = {}): Way => ({
    kind: "SPECIAL",
    expiresOn: today,
    revoked: false,
    used: false,
    ...more,
  });
  expect(by(special(), outside)).toBeNull();
  for (const more of [{ expiresOn: "2026-11-24" }, { revoked: true }, { used: true }])
    expect(by(special(more), outside)).toBe("INVITATION_OVER");
  expect(by(special(), member())).toBe("TOO_EARLY");
});

describe("the station's side", () => {
  const station = { kind: "user", role: "regulator", post: "station" } as Parameters<typeof whyNotClose>[0];
  const bureau = { kind: "user", role: "regulator", post: "bureau" } as Parameters<typeof whyNotClose>[0];
  const open = { opensOn: "2026-11-01", closesOn: "2026-12-31", closed: false };

  it("closes what is open or ahead, once, and is the station's", () => {
    expect(whyNotClose(station, open, today)).toBeNull();
    expect(whyNotClose(station, { ...open, opensOn: "2026-12-01" }, today)).toBeNull();
    expect(whyNotClose(station, { ...open, closed: true }, today)?.code).toBe("CLOSED");
    expect(whyNotClose(station, { ...open, closesOn: "2026-11-24" }, today)?.code).toBe("OVER");
    expect(whyNotClose(bureau, open, today)?.code).toBe("STATION_ONLY");
    expect(campaignState({ ...open, closesOn: null }, "2030-01-01")).toBe("OPEN");
  });

  it("takes back what is still valid", () => {
    const facts = { expiresOn: today, revoked: false, used: false };
    expect(specialInvitationState(facts, today)).toBe("VALID");
    expect(specialInvitationState({ ...facts, revoked: true, used: true }, today)).toBe("USED");
    expect(whyNotRevoke(station, "VALID")).toBeNull();
    expect(whyNotRevoke(bureau, "VALID")?.code).toBe("STATION_ONLY");
    for (const state of ["USED", "EXPIRED", "REVOKED"] as const)
      expect(whyNotRevoke(station, state)?.code).toBe(state);
  });
});
