import { createHash } from "node:crypto";
import fc from "fast-check";
// By path: the package names no entry for CommonJS, which the test runner uses.
import canonicalize from "../../../node_modules/canonicalize/lib/canonicalize.js";
import { type Certificate, certificateHash } from "./certificate";
import { EXCLUSION_CODES } from "./request";

import { compareBytes, utf8Bytes } from "./utf-8";
import { sampleRequest, VECTORS } from "./vectors";
import { readWritten, requestHash, writeRequest } from "./written-request";

function hashByLibrary(value: unknown): string {
  return createHash("sha256").update(canonicalize(value)!).digest("hex");
}

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });

const requests = fc
  .record({
    case: text,
    round: fc.integer({ min: 1, max: 63 }),
    policy: text,
    employerCap: fc.integer({ min: 1 }),
    seats: fc.array(fc.record({ specialty: text, count: fc.integer({ min: 1, max: 99 }) })),
    seated: fc.array(fc.record({ expert: text, employer: text, specialty: text })),
    candidates: fc.array(
      fc.record({
        expert: text,
        employer: text,
        specialties: fc.array(text),
        excluded: fc.constantFrom(null, ...EXCLUSION_CODES),
      }),
    ),
  })
  .map(sampleRequest);

describe("hashes are those of RFC 8785, as a general canonicalizer makes them", () => {
  it("for requests", () => {
    fc.assert(
      fc.property(requests, (request) => expect(requestHash(request)).toBe(hashByLibrary(request))),
      { numRuns: 500, seed: 1 },
    );
  });

  it("for certificates, with a beacon and without", () => {
    const beacon = { source: "drand:quicknet", round: 123, value: "ab".repeat(32) };
    const certificates: Certificate[] = [...VECTORS, { ...VECTORS[0], beacon }];
    for (const certificate of certificates) {
      expect(certificateHash(certificate)).toBe(hashByLibrary(certificate));
    }
  });
});

describe("a written request", () => {
  const hashText = (text: string) => createHash("sha256").update(text).digest("hex");

  it("is the canonical text, whoever hashes it", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const written = writeRequest(request, hashText);
        expect(written.text).toBe(canonicalize(request));
        expect(written.candidates).toBe(canonicalize(request.candidates));
        expect(written.hash).toBe(requestHash(request));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it("comes back from what is stored of it, and gives its certificate the same hash", () => {
    for (const certificate of VECTORS) {
      const { candidates: _, ...head } = certificate.request;
      const { candidates, hash } = writeRequest(certificate.request);
      const again = readWritten(head, candidates, hashText);
      expect(again.request).toEqual(certificate.request);
      expect(again.hash).toBe(hash);
      expect(again.hash).toBe(certificate.requestHash);
      expect(certificateHash(certificate, again)).toBe(certificateHash(certificate));
    }
  });

  it("has another hash when a byte of its text changed, even one that means nothing", () => {
    const { candidates: _, ...head } = VECTORS[0].request;
    const { candidates, hash } = writeRequest(VECTORS[0].request);
    expect(readWritten(head, candidates.replace(",", ", ")).hash).not.toBe(hash);
    expect(() => readWritten(head, candidates.replace('"excluded"', '"barred"'))).toThrow(
      "request.candidates[0].barred: is not a field",
    );
  });
});

describe("UTF-8", () => {
  it("is that of node, for short and long texts", () => {
    for (const length of [0, 1, 127, 128, 129, 5000]) {
      for (const unit of ["a", "é", "青", "𠮷"]) {
        expect([...utf8Bytes(unit.repeat(length))]).toEqual([...Buffer.from(unit.repeat(length))]);
      }
    }
  });

  it("orders as bytes do, also where UTF-16 does not", () => {
    expect(compareBytes("\uffee", "𠮷")).toBeLessThan(0);
    const any = fc.string({ unit: fc.constantFrom("a", "b", "é", "青", "\uffee", "𠮷", "𠮸") });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
