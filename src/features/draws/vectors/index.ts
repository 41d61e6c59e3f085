import type { Certificate } from "../certificate";
import { checkCertificate } from "../check-certificate";
import type { DrawRequest } from "../request";
import { makeChain } from "../secret-chain";
import one from "./draw-1.json";
import two from "./draw-2.json";

function full(value: unknown): Certificate {
  const read = checkCertificate(value);
  if (read.kind !== "full") throw new TypeError("not a full certificate");
  return read.certificate;
}

/** The published certificates of rounds 1 and 2 of one case. */
export const VECTORS: readonly [Certificate, Certificate] = [full(one), full(two)];

/** A chain for tests. */
export const CHAIN = makeChain(new Uint8Array(32).fill(7));

/** A small valid request to vary. */
export function sampleRequest(change: Partial<DrawRequest> = {}): DrawRequest {
  return {
    algorithm: "gongping-draw/1",
    case: "QDLZ-2026-000001",
    round: 1,
    policy: "2025-01-08",
    takenAt: "2026-11-22T04:36:00.000Z",
    anchor: CHAIN.anchor,
    seats: [{ specialty: "A", count: 2 }],
    employerCap: 2,
    seated: [],
    candidates: ["E1", "E2", "E3", "E4"].map((expert) => ({
      expert,
      employer: "",
      specialties: ["A"],
      excluded: null,
    })),
    ...change,
  };
}
