import { publicCertificate } from "./certificate";
import { allHold } from "./check";
import { draw } from "./draw";
import { CHAIN, sampleRequest, VECTORS } from "./vectors";
import { verifyCertificate } from "./verify-certificate";
import { verifyChain } from "./verify-chain";

type Path = readonly (string | number)[];
type Tree = { [key: string | number]: unknown };

/** Every place of a JSON value, inner ones included. */
function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, v]) => placesOf(v, [...at, key]));
  return at.length === 0 ? inner : [at, ...inner];
}

function changed(value: unknown, at: Path, change: (old: unknown) => unknown): unknown {
  const copy: Tree = structuredClone(value) as Tree;
  let holder = copy;
  for (const key of at.slice(0, -1)) holder = holder[key] as Tree;
  const last = at.at(-1)!;
  const next = change(holder[last]);
  if (next === undefined) delete holder[last];
  else holder[last] = next;
  return copy;
}

/** Another value of the same form. */
function flip(old: unknown): unknown {
  if (typeof old === "number") return old + 1;
  if (old === null) return "LOAD_CAP";
  if (Array.isArray(old)) return old.length > 0 ? old.slice(1) : [{}];
  if (typeof old !== "string") return { ...(old as object), extra: 1 };
  if (/^\d{4}-.*Z$/.test(old)) return old.replace(/^\d{4}/, "2031");
  if (/^[0-9a-f]{64}$/.test(old)) return old.replace(/.$/, (c) => (c === "0" ? "1" : "0"));
  return old === "FILLED" ? "INFEASIBLE" : `${old}x`;
}

const failure = (value: unknown) => verifyCertificate(value).find((check) => check.status === "fails");

describe("a full certificate", () => {
  it.each(VECTORS)("of the published ones holds", (certificate) => {
    const checks = verifyCertificate(certificate);
    expect(checks.filter((c) => c.status === "holds").map((c) => c.id)).toEqual([
      "shape",
      "request-hash",
      "secret",
      "seed",
      "outcome",
      "drawn",
      "time",
    ]);
    expect(checks.filter((c) => c.status === "unchecked").map((c) => c.id)).toEqual(["log"]);
  });

  it("fails, naming the field, when any single value is changed, taken out or of another type", () => {
    const places = placesOf(VECTORS[0]);
    expect(places.length).toBeGreaterThan(100);
    const causes: Record<string, readonly string[]> = {
      request: ["request", "requestHash"],
      nonce: ["nonce", "seed"],
      beacon: ["beacon", "seed"],
    };
    for (const at of places) {
      const top = String(at[0]);
      for (const change of [flip, () => undefined, () => ({}), () => 1e308, () => "\u0000"]) {
        // The time of the draw is bound by the next round and the log only: see the chain below.
        if (top === "drawnAt" && change === flip) continue;
        const found = failure(changed(VECTORS[0], at, change));
        const named = causes[top] ?? [top];
        expect({ at, named: named.some((name) => found?.field?.includes(name)) }).toEqual({
          at,
          named: true,
        });
      }
    }
  });

  it("fails when it is dated before its request", () => {
    expect(failure({ ...VECTORS[0], drawnAt: "2026-11-22T04:35:59.999Z" })?.id).toBe("time");
  });

  it("fails when two people drawn change places, or one more is added", () => {
    const [a, b, ...rest] = VECTORS[0].drawn;
    expect(failure({ ...VECTORS[0], drawn: [b, a, ...rest] })?.field).toBe("drawn[0].expert");
    expect(failure({ ...VECTORS[0], drawn: [...VECTORS[0].drawn, a] })?.field).toBe("drawn[6]");
  });

  it("holds for a round that came to nothing, and with a beacon, which it asks to compare", () => {
    const request = sampleRequest({ seats: [{ specialty: "A", count: 9 }] });
    const beacon = { source: "drand:quicknet", round: 5, value: "ab".repeat(48) };
    const certificate = draw({
      request,
      secret: CHAIN.secretFor(1),
      nonce: "02".repeat(32),
      beacon,
      drawnAt: request.takenAt,
    });
    expect(certificate.outcome).toBe("INFEASIBLE");
    const checks = verifyCertificate(certificate);
    expect(allHold(checks)).toBe(true);
    expect(checks.find((c) => c.id === "beacon")?.status).toBe("unchecked");
    expect(failure({ ...certificate, beacon: { ...beacon, value: "ac".repeat(48) } })?.id).toBe("seed");
  });
});

describe("a public certificate", () => {
  const open = publicCertificate(VECTORS[0]);

  it("holds as far as it goes, and says what it leaves open", () => {
    const checks = verifyCertificate(open);
    expect(allHold(checks)).toBe(true);
    expect(checks.filter((c) => c.status === "unchecked").map((c) => c.id)).toEqual([
      "request-hash",
      "drawn",
    ]);
  });

  it.each(["secret", "nonce", "seed", "requestHash"] as const)("fails when its %s is changed", (key) => {
    expect(failure({ ...open, [key]: flip(open[key]) })?.status).toBe("fails");
  });

  it("fails when seats, order or counts cannot be right", () => {
    const [a, b, ...rest] = open.drawn;
    expect(failure({ ...open, drawn: [a, ...rest] })?.field).toBe("drawn (SZ-JK)");
    expect(failure({ ...open, drawn: [b, a, ...rest] })?.field).toBe("drawn[1].ticket");
    expect(failure({ ...open, drawn: [...open.drawn, { ...a, specialty: "X" }] })?.field).toBe(
      "drawn[6].specialty",
    );
    expect(failure({ ...open, outcome: "INFEASIBLE" })?.id).toBe("panel");
    const candidates = { eligible: 5, excluded: {} };
    expect(failure({ ...open, request: { ...open.request, candidates } })?.field).toContain("eligible");
    const odd = { eligible: 50, excluded: { BECAUSE: 1 } };
    expect(failure({ ...open, request: { ...open.request, candidates: odd } })?.id).toBe("shape");
  });
});

describe("a chain of rounds", () => {
  const [one, two] = VECTORS;
  const first = (values: readonly unknown[]) => verifyChain(values).find((check) => check.status === "fails");

  /** Round 2 drawn again on another ground. */
  function redraw(change: Partial<typeof two.request>, nonce = two.nonce) {
    return draw({ ...two, request: { ...two.request, ...change }, nonce });
  }

  it("holds in any order, with nothing left open but the log", () => {
    for (const values of [VECTORS, [two, one]]) {
      const checks = verifyChain(values);
      expect(allHold(checks)).toBe(true);
      expect(new Set(checks.filter((c) => c.status === "unchecked").map((c) => c.id))).toEqual(
        new Set(["log"]),
      );
    }
  });

  it("fails when any value of round 1 is changed, the time of the draw included", () => {
    expect(first([{ ...one, drawnAt: "2026-11-22T04:36:02.000Z" }, two])).toMatchObject({
      id: "nonce-chain",
      round: 2,
      field: "nonce",
    });
  });

  it("fails when a round is missing, given twice, or of another case", () => {
    expect(first([one, one])?.id).toBe("round-order");
    expect(first([one, redraw({ case: "OTHER" })])?.field).toBe("request.case");
    const early = redraw({ takenAt: "2026-11-22T04:36:00.500Z" });
    expect(first([one, early])?.id).toBe("round-time");
  });

  it("fails when someone drawn before could be drawn again, or sits on another seat", () => {
    const candidates = two.request.candidates.map((c) =>
      c.expert === "QD000004" ? { ...c, excluded: null } : c,
    );
    expect(first([one, redraw({ candidates })])?.id).toBe("nobody-twice");
    const seated = two.request.seated.map((p) => ({ ...p, specialty: "SZ-JC" }));
    expect(first([one, redraw({ seated })])?.id).toBe("seated-known");
  });

  it("fails when the nonce was chosen instead of inherited", () => {
    expect(first([one, redraw({}, "ff".repeat(32))])?.id).toBe("nonce-chain");
  });

  it("says what public certificates leave open, and stops at one it cannot read", () => {
    const checks = verifyChain(VECTORS.map(publicCertificate));
    expect(allHold(checks)).toBe(true);
    expect(checks.find((c) => c.id === "nonce-chain")?.status).toBe("unchecked");
    expect(first([one, {}])?.id).toBe("shape");
    expect(verifyChain([two]).find((c) => c.id === "nonce-chain")?.status).toBe("unchecked");
  });
});
