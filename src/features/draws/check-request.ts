import {
  ALGORITHM,
  CHAIN_LENGTH,
  type DrawRequest,
  EXCLUSION_CODES,
  type ExclusionCode,
  MAX_SEATS,
  type RequestHead,
} from "./request";
import { asCount, asHex, asInstant, asList, asRecord, asText, Misshapen } from "./shape";
import { compareBytes } from "./utf-8";

const HEAD_KEYS = [
  "algorithm",
  "case",
  "round",
  "policy",
  "takenAt",
  "anchor",
  "seats",
  "employerCap",
  "candidates",
] as const;
const SEAT_KEYS = ["specialty", "count"] as const;
const SEATED_KEYS = ["expert", "employer", "specialty"] as const;
const CANDIDATE_KEYS = ["expert", "employer", "specialties", "excluded"] as const;

/** The keys of a public request; a full one has `seated` as well. */
export const PUBLIC_REQUEST_KEYS = HEAD_KEYS;
const REQUEST_KEYS = [...HEAD_KEYS, "seated"] as const;

type Head = Readonly<Record<keyof RequestHead, unknown>>;

/** Checks what full and public requests share; returns the open specialties. Throws Misshapen. */
export function checkHead(head: Head): ReadonlySet<string> {
  if (head.algorithm !== ALGORITHM) throw new Misshapen("request.algorithm", `not "${ALGORITHM}"`);
  asText(head.case, "request.case");
  asCount(head.round, "request.round", 1, CHAIN_LENGTH - 1);
  asText(head.policy, "request.policy");
  asInstant(head.takenAt, "request.takenAt");
  asHex(head.anchor, "request.anchor");
  asCount(head.employerCap, "request.employerCap", 1, Number.MAX_SAFE_INTEGER);
  const open = new Set<string>();
  let total = 0;
  for (const [i, row] of asList(head.seats, "request.seats").entries()) {
    const path = `request.seats[${i}]`;
    const seat = asRecord(row, path, SEAT_KEYS);
    const specialty = asText(seat.specialty, `${path}.specialty`);
    if (open.has(specialty)) throw new Misshapen(`${path}.specialty`, `"${specialty}" is there twice`);
    open.add(specialty);
    total += asCount(seat.count, `${path}.count`, 1, MAX_SEATS);
  }
  if (total === 0) throw new Misshapen("request.seats", "no seat is open");
  if (total > MAX_SEATS) throw new Misshapen("request.seats", `more than ${MAX_SEATS} seats`);
  return open;
}

function mustFollow(previous: string | null, value: string, path: string): void {
  if (previous === null) return;
  const order = compareBytes(previous, value);
  if (order === 0) throw new Misshapen(path, `"${value}" is there twice`);
  if (order > 0) throw new Misshapen(path, `"${value}" must stand before "${previous}" (byte order)`);
}

/** Reads an exclusion code of the closed list. Throws Misshapen. */
export function asExclusion(value: unknown, path: string): ExclusionCode {
  const code = EXCLUSION_CODES.find((known) => known === value);
  if (!code) throw new Misshapen(path, "not a code of the closed list");
  return code;
}

function checkSeated(value: unknown): ReadonlySet<string> {
  const experts = new Set<string>();
  let previous: string | null = null;
  for (const [i, row] of asList(value, "request.seated").entries()) {
    const path = `request.seated[${i}]`;
    const person = asRecord(row, path, SEATED_KEYS);
    const expert = asText(person.expert, `${path}.expert`);
    mustFollow(previous, expert, `${path}.expert`);
    asText(person.employer, `${path}.employer`, "");
    asText(person.specialty, `${path}.specialty`);
    experts.add(expert);
    previous = expert;
  }
  return experts;
}

/** What is wrong is named by its place in the list, which only the row at fault is worth. */
function checkCandidateAt(candidates: readonly unknown[], at: number, open: ReadonlySet<string>) {
  try {
    return checkCandidate(candidates[at], "", open);
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    throw new Misshapen(`request.candidates[${at}]${error.path}`, error.problem);
  }
}

function checkCandidate(row: unknown, path: string, open: ReadonlySet<string>) {
  const person = asRecord(row, path, CANDIDATE_KEYS);
  const expert = asText(person.expert, `${path}.expert`);
  asText(person.employer, `${path}.employer`, "");
  const specialties = asList(person.specialties, `${path}.specialties`);
  if (specialties.length === 0)
    throw new Misshapen(`${path}.specialties`, "holds none of the open specialties");
  let previous: string | null = null;
  for (const specialty of specialties as readonly string[]) {
    if (!open.has(specialty))
      throw new Misshapen(`${path}.specialties`, "names a specialty without an open seat");
    mustFollow(previous, specialty, `${path}.specialties`);
    previous = specialty;
  }
  const excluded = person.excluded === null ? null : asExclusion(person.excluded, `${path}.excluded`);
  return { expert, excluded };
}

/**
 * Checks that a value of any origin is a request exactly as the method wants it: known fields only, sorted,
 * nobody twice, closed codes. Throws Misshapen naming the first field that is wrong.
 */
export function checkRequest(value: unknown): DrawRequest {
  const request = asRecord(value, "request", REQUEST_KEYS);
  const open = checkHead(request);
  const seated = checkSeated(request.seated);
  let previous: string | null = null;
  const candidates = asList(request.candidates, "request.candidates");
  for (let i = 0; i < candidates.length; i++) {
    const { expert, excluded } = checkCandidateAt(candidates, i, open);
    if (previous !== null && compareBytes(previous, expert) >= 0)
      mustFollow(previous, expert, `request.candidates[${i}].expert`);
    if (excluded === null && seated.has(expert)) {
      throw new Misshapen(
        `request.candidates[${i}].excluded`,
        `"${expert}" is seated already and must be excluded`,
      );
    }
    previous = expert;
  }
  return request as DrawRequest;
}
