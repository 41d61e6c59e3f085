import fc from "fast-check";
import {
  afterFailure,
  clampDelivery,
  keepTryingMs,
  mostSms,
  nextStep,
  type Outcome,
  type Progress,
  retrySeconds,
  staleClaimMs,
  type Try,
} from "./rules";

const start = Date.parse("2026-11-30T01:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1000);
let counter = 0;
const call = (outcome: Outcome | null, more: Partial<Try> = {}): Try => ({
  id: String(++counter),
  channel: "aliyun",
  claimedAt: at(0),
  outcome,
  code: null,
  receipt: null,
  ...more,
});
const message = (more: Partial<Progress> = {}): Progress => ({
  state: "CREATED",
  dueAt: at(0),
  sentAt: null,
  fallbackAfterSeconds: 900,
  giveUpAfterSeconds: 7200,
  tries: [],
  ...more,
});

describe("the next step", () => {
  it("is the first carrier when due, and nothing before", () => {
    expect(nextStep(message(), at(0), false)).toEqual({ do: "send", channel: "aliyun" });
    expect(nextStep(message(), at(-1), false)).toEqual({ do: "nothing" });
  });

  it("leaves a call alone for a minute, then asks before anything is sent again", () => {
    const open = message({ state: "SENDING", tries: [call(null)] });
    expect(nextStep(open, at(59), false)).toEqual({ do: "nothing" });
    expect(nextStep(open, at(staleClaimMs / 1000), false)).toMatchObject({ do: "ask" });
  });

  it("is the other carrier when the first could not be asked, and the first once it knows nothing", () => {
    const tries = [call("UNKNOWN", { code: "TIMEOUT" })];
    const doubtful = message({ state: "SENDING", tries });
    expect(nextStep(doubtful, at(60), true)).toEqual({ do: "send", channel: "tencent" });
    const both = message({ state: "SENDING", tries: [...tries, call("UNKNOWN", { channel: "tencent" })] });
    expect(nextStep(both, at(60), true)).toEqual({ do: "nothing" });
    const answered = message({
      state: "SENDING",
      tries: [call("TEMPORARY", { code: "NOT_FOUND" }), ...both.tries.slice(1)],
    });
    expect(nextStep(answered, at(60), true)).toEqual({ do: "send", channel: "aliyun" });
  });

  it.each(["PERMANENT", "LIMIT"] as const)("never goes back to a channel after %s", (outcome) => {
    const one = message({ tries: [call(outcome)] });
    expect(nextStep(one, at(1), false)).toEqual({ do: "send", channel: "tencent" });
    const two = message({ tries: [call(outcome), call(outcome, { channel: "tencent" })] });
    expect(nextStep(two, at(1), false)).toMatchObject({ do: "close", state: "FAILED" });
  });

  it("is failure when nobody has taken it for four hours", () => {
    const tried = message({ tries: [call("TEMPORARY")] });
    expect(nextStep(tried, at(keepTryingMs / 1000), false)).toMatchObject({ do: "send" });
    expect(nextStep(tried, at(keepTryingMs / 1000 + 1), false)).toMatchObject({
      do: "close",
      code: "GIVEN_UP",
    });
  });

  it("after sending is: ask at 15 min, the second channel, undelivered at 2 h", () => {
    const sent = message({ state: "SENT", sentAt: at(1), tries: [call("SENT")] });
    expect(nextStep(sent, at(900), false)).toEqual({ do: "nothing" });
    expect(nextStep(sent, at(901), false)).toMatchObject({ do: "ask" });
    expect(nextStep(sent, at(901), true)).toEqual({ do: "send", channel: "tencent" });
    expect(nextStep(sent, at(7201), true)).toMatchObject({ do: "close", state: "UNDELIVERED" });
    const twice = {
      ...sent,
      tries: [...sent.tries, call("TEMPORARY", { channel: "tencent", claimedAt: at(902) })],
    };
    expect(nextStep(twice, at(2000), true)).toEqual({ do: "nothing" });
  });

  it("of a reminder is never the second channel once it was sent", () => {
    const sent = message({
      state: "SENT",
      sentAt: at(1),
      fallbackAfterSeconds: null,
      giveUpAfterSeconds: null,
    });
    const quiet = { ...sent, tries: [call("SENT")] };
    expect(nextStep(quiet, at(1e6), true)).toEqual({ do: "nothing" });
    const failed = { ...sent, tries: [call("SENT", { receipt: "failed" })] };
    expect(nextStep(failed, at(2), true)).toMatchObject({ do: "close", state: "FAILED" });
  });

  it.each(["DELIVERED", "FAILED", "UNDELIVERED", "CANCELLED"] as const)("of %s is nothing", (state) => {
    expect(nextStep(message({ state, tries: [call("SENT")] }), at(1e6), true)).toEqual({ do: "nothing" });
  });

  it("never sends beside an open call, past an end, on a closed channel or a sixth time", () => {
    const anyTry = fc.record({
      id: fc.uuid(),
      channel: fc.constantFrom("aliyun" as const, "tencent" as const),
      claimedAt: fc.integer({ min: 0, max: 4000 }).map(at),
      outcome: fc.constantFrom(
        null,
        "SENT",
        "PERMANENT",
        "TEMPORARY",
        "LIMIT",
        "UNKNOWN",
      ) as fc.Arbitrary<Outcome | null>,
      code: fc.constantFrom(null, "NOT_FOUND", "TIMEOUT"),
      receipt: fc.constantFrom(null, "failed" as const, "delivered" as const),
    });
    const any = fc.record({
      state: fc.constantFrom(
        "CREATED",
        "SENDING",
        "SENT",
        "DELIVERED",
        "FAILED",
        "UNDELIVERED",
        "CANCELLED",
      ) as fc.Arbitrary<Progress["state"]>,
      dueAt: fc.integer({ min: 0, max: 4000 }).map(at),
      sentAt: fc.option(fc.integer({ min: 0, max: 4000 }).map(at)),
      fallbackAfterSeconds: fc.constantFrom(null, 900),
      giveUpAfterSeconds: fc.constantFrom(null, 7200),
      tries: fc.array(anyTry, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 5000 }).map(at), fc.boolean(), (one, now, asked) => {
        const step = nextStep(one, now, asked);
        expect(asked && step.do === "ask").toBe(false);
        if (step.do !== "send") return;
        expect(["CREATED", "SENDING", "SENT"]).toContain(one.state);
        expect(
          one.tries.some((t) => t.outcome === null && now.getTime() - t.claimedAt.getTime() < staleClaimMs),
        ).toBe(false);
        const there = one.tries.filter((t) => t.channel === step.channel);
        expect(
          there.some((t) => t.outcome === "LIMIT" || t.outcome === "PERMANENT" || t.outcome === "SENT"),
        ).toBe(false);
        const mayBeSms = one.tries.filter(
          (t) => t.outcome === null || t.outcome === "SENT" || t.outcome === "UNKNOWN",
        );
        expect(mayBeSms.length).toBeLessThan(mostSms);
        if (one.state === "SENT") expect(one.fallbackAfterSeconds).not.toBeNull();
      }),
      { numRuns: 5000 },
    );
  });
});

it("tries again at once, or after a question, then ever more slowly", () => {
  expect([1, 2, 3, 4, 9].map((tries) => retrySeconds(tries, false))).toEqual([0, 30, 60, 120, 120]);
  expect(retrySeconds(1, true)).toBe(15);
  const certain = afterFailure(message({ state: "SENDING", tries: [call("TEMPORARY")] }), at(0));
  expect(certain).toEqual({ state: "CREATED", dueAt: at(0) });
  const doubtful = afterFailure(message({ state: "SENDING", tries: [call("UNKNOWN")] }), at(0));
  expect(doubtful).toEqual({ state: "SENDING", dueAt: at(15) });
});

it("puts a delivery between sending and now", () => {
  expect(clampDelivery(at(5), at(0), at(10))).toEqual(at(5));
  expect(clampDelivery(at(-5), at(0), at(10))).toEqual(at(0));
  expect(clampDelivery(at(50), at(0), at(10))).toEqual(at(10));
});
