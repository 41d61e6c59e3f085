import fc from "fast-check";
import { complaintStates } from "@/db/schema";
import { type Bonds, type ComplaintFacts, mayReadContent, whyNotDecide, whyNotRequestReview } from "./policy";
import { finalStates } from "./rules/labels";
import { complaintSteps, whyNotEach } from "./rules/steps";

const now = new Date("2026-11-25T02:00:00Z");
const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
const free: Bonds = { subject: false, sharedUnit: false, ownBody: false, relieved: false };
const held: ComplaintFacts = {
  state: "INVESTIGATING",
  body: "station",
  handlerId: "she",
  decidedBy: null,
  named: true,
  decideBy: after,
  extendedAt: null,
  toldAt: null,
  statementBy: null,
  statedAt: null,
  reviewUntil: null,
  outcome: null,
  reviewOutcome: null,
  subjectExpertId: null,
  subjectOrganizationId: null,
};
const she = { post: "station", personId: "she" } as const;

const people = fc.constantFrom("she", "another", "third");
const instants = fc.option(fc.constantFrom(before, after), { nil: null });
const anyFacts: fc.Arbitrary<ComplaintFacts> = fc.record({
  state: fc.constantFrom(...complaintStates),
  body: fc.constantFrom("station", "bureau"),
  handlerId: fc.option(people, { nil: null }),
  decidedBy: fc.option(people, { nil: null }),
  named: fc.boolean(),
  decideBy: instants,
  extendedAt: instants,
  toldAt: instants,
  statementBy: instants,
  statedAt: instants,
  reviewUntil: instants,
  outcome: fc.constantFrom(null, "UPHELD", "PARTLY", "DISMISSED"),
  reviewOutcome: fc.constantFrom(null, "UPHELD", "PARTLY", "DISMISSED"),
  subjectExpertId: fc.constantFrom(null, "expert"),
  subjectOrganizationId: fc.constantFrom(null, "unit"),
});
const anyBonds: fc.Arbitrary<Bonds> = fc.record({
  subject: fc.boolean(),
  sharedUnit: fc.boolean(),
  ownBody: fc.boolean(),
  relieved: fc.boolean(),
});
const anyOfficer = fc.record({
  post: fc.constantFrom("station", "bureau", "district", null),
  personId: people,
});

/** What somebody may do, by name. */
function open(...given: Parameters<typeof whyNotEach>): string[] {
  const each = whyNotEach(...given);
  return complaintSteps.filter((step) => each[step] === null);
}

describe("an officer", () => {
  it("who has it in hand may go on, and nobody else", () => {
    expect(open(she, held, free, now)).toEqual(["ask", "extend", "decide", "back", "author"]);
    expect(open({ ...she, personId: "another" }, held, free, now)).toEqual([]);
    expect(open({ post: "bureau", personId: "another" }, held, free, now)).toEqual(["relieve"]);
    expect(open({ post: "district", personId: "she" }, held, free, now)).toEqual([]);
  });

  it("who is bound may only give it back or send it up, whatever stands", () => {
    fc.assert(
      fc.property(anyOfficer, anyFacts, anyBonds, (actor, one, bonds) => {
        if (!bonds.subject && !bonds.sharedUnit && !bonds.ownBody) return;
        for (const step of open(actor, one, bonds, now)) expect(["back", "refer"]).toContain(step);
      }),
    );
  });

  it("of another authority does nothing but, of the bureau, take it from its handler", () => {
    fc.assert(
      fc.property(anyOfficer, anyFacts, anyBonds, (actor, one, bonds) => {
        if (actor.post === one.body) return;
        for (const step of open(actor, one, bonds, now)) {
          expect(step).toBe("relieve");
          expect(actor.post).toBe("bureau");
          expect(one.handlerId).not.toBe(actor.personId);
        }
      }),
    );
  });

  it("who decided does not review, nor takes the review up", () => {
    fc.assert(
      fc.property(anyOfficer, anyFacts, (actor, one) => {
        const steps = open(
          actor,
          { ...one, state: "REVIEW_REQUESTED", decidedBy: actor.personId },
          free,
          now,
        );
        expect(steps).not.toContain("review");
        expect(steps).not.toContain("take");
      }),
    );
  });

  it("reads author and words only with it in her own hand; the author not after the end", () => {
    fc.assert(
      fc.property(anyOfficer, anyFacts, anyBonds, (actor, one, bonds) => {
        const own = one.handlerId === actor.personId && actor.post === one.body;
        expect(mayReadContent(actor, one)).toBe(own);
        if (!open(actor, one, bonds, now).includes("author")) return;
        expect(own && one.named && !finalStates.includes(one.state)).toBe(true);
      }),
    );
  });

  it("does nothing any more with what has ended", () => {
    fc.assert(
      fc.property(
        anyOfficer,
        anyFacts,
        anyBonds,
        fc.constantFrom(...finalStates),
        (actor, one, bonds, state) => {
          expect(open(actor, { ...one, state }, bonds, now).filter((step) => step !== "credit")).toEqual([]);
        },
      ),
    );
  });

  it("of the station proposes a credit event where a closed complaint was found justified about somebody known", () => {
    fc.assert(
      fc.property(anyOfficer, anyFacts, (actor, one) => {
        const justified = ["UPHELD", "PARTLY"].includes(one.reviewOutcome ?? one.outcome ?? "");
        const known = one.subjectExpertId !== null || one.subjectOrganizationId !== null;
        const station = actor.post === "station" && one.body === "station";
        expect(open(actor, one, free, now).includes("credit")).toBe(
          station && one.state === "CLOSED" && justified && known,
        );
      }),
    );
  });
});

describe("a conclusion against somebody", () => {
  const decide = (more: Partial<ComplaintFacts>, outcome: "UPHELD" | "PARTLY" | "DISMISSED" = "UPHELD") =>
    whyNotDecide(she, { ...held, ...more }, free, outcome, now)?.code ?? null;

  it("needs that she was asked, and has answered or had her days", () => {
    expect(decide({})).toBe("NOT_HEARD");
    expect(decide({ toldAt: before, statementBy: after })).toBe("STATEMENT_OPEN");
    expect(decide({ toldAt: before, statementBy: after, statedAt: before })).toBeNull();
    expect(decide({ toldAt: before, statementBy: now })).toBeNull();
    expect(decide({}, "DISMISSED")).toBeNull();
  });
});

describe("a review", () => {
  it("is asked for until the last moment and not at it", () => {
    const at = (reviewUntil: Date | null) =>
      whyNotRequestReview({ state: "NOTIFIED", reviewUntil }, now)?.code;
    expect(at(after)).toBeUndefined();
    expect(at(now)).toBe("REVIEW_OVER");
    expect(at(null)).toBe("REVIEW_OVER");
    expect(whyNotRequestReview({ state: "CLOSED", reviewUntil: after }, now)?.code).toBe("NOT_NOTIFIED");
  });
});
