import { type Certificate, certificateHash, type PublicCertificate } from "./certificate";
import { type Check, compareField, type Difference, report, unchecked } from "./check";
import type { AnyCertificate } from "./check-certificate";
import { readAndVerify } from "./verify-certificate";

/**
 * Verifies the certificates of a case's rounds, given in any order: each by itself, then how they hang together.
 * Never throws.
 */
export function verifyChain(values: readonly unknown[]): readonly Check[] {
  const verified = values.map(readAndVerify);
  verified.sort((a, b) => roundOf(a.read) - roundOf(b.read));
  const each = verified.flatMap((one) => one.checks);
  const rounds = verified.flatMap((one) => (one.read ? [one.read] : []));
  if (rounds.length < verified.length || rounds.length === 0) return each;
  const links = rounds.slice(1).flatMap((round, i) => checkLink(rounds.slice(0, i + 1), round));
  const [first] = rounds;
  return [...each, ...checkFirst(first!), ...links, ...rounds.flatMap((_, i) => checkSeated(rounds, i))];
}

function roundOf(read: AnyCertificate | null): number {
  return read?.certificate.request.round ?? 0;
}

function checkFirst({ certificate }: AnyCertificate): Check[] {
  const { round } = certificate.request;
  if (round === 1) return [];
  const note = `needs the full certificate of round ${round - 1}`;
  return [unchecked("nonce-chain", round, note, "需要上一轮的完整证书")];
}

/** How a round follows from those before it; `earlier` has at least one. */
function checkLink(earlier: readonly AnyCertificate[], next: AnyCertificate): Check[] {
  const last = earlier.at(-1)!;
  const { request } = next.certificate;
  const before = last.certificate.request;
  const { round } = request;
  const sequence = compareField("request.round", `${round}`, `${before.round + 1}`);
  const early = request.takenAt < last.certificate.drawnAt;
  const finding = `${request.takenAt} is before round ${before.round} was drawn`;
  return [
    report("same-case", round, differentCase(before, request)),
    report("round-order", round, sequence),
    sequence
      ? unchecked("nonce-chain", round, "the round before is not given")
      : checkNonce(last, next.certificate),
    report("round-time", round, early ? { field: "request.takenAt", finding } : null),
    checkNobodyTwice(earlier, next),
  ];
}

type Head = (Certificate | PublicCertificate)["request"];

function differentCase(before: Head, request: Head): Difference | null {
  return (
    compareField("request.case", JSON.stringify(request.case), JSON.stringify(before.case)) ??
    compareField("request.anchor", request.anchor, before.anchor)
  );
}

function checkNonce(last: AnyCertificate, next: Certificate | PublicCertificate): Check {
  const { round } = next.request;
  if (last.kind === "public") {
    const note = `is to be the hash of the full certificate of round ${round - 1}, which is not public`;
    return unchecked("nonce-chain", round, note, "需要上一轮的完整证书");
  }
  const hash = certificateHash(last.certificate);
  return report("nonce-chain", round, compareField("nonce", next.nonce, hash), `hash of round ${round - 1}`);
}

function drawnIn(rounds: readonly AnyCertificate[]): Map<string, string> {
  const full = rounds.flatMap((one) => (one.kind === "full" ? one.certificate.drawn : []));
  return new Map(full.map((person) => [person.expert, person.specialty]));
}

function checkNobodyTwice(earlier: readonly AnyCertificate[], next: AnyCertificate): Check {
  const { round } = next.certificate.request;
  if (next.kind === "public" || earlier.some((one) => one.kind === "public")) {
    return unchecked("nobody-twice", round, "needs full certificates", "需要完整证书");
  }
  const asked = drawnIn(earlier);
  const at = next.certificate.request.candidates.findIndex(
    (person) => person.excluded === null && asked.has(person.expert),
  );
  const field = `request.candidates[${at}].excluded`;
  return report(
    "nobody-twice",
    round,
    at < 0 ? null : { field, finding: "was drawn before, must be excluded" },
  );
}

/** Everyone seated was drawn before, for that specialty; others may have come from an earlier case. */
function checkSeated(rounds: readonly AnyCertificate[], at: number): Check[] {
  const next = rounds[at]!;
  if (next.kind === "public" || next.certificate.request.seated.length === 0) return [];
  const { seated, round } = next.certificate.request;
  const drawn = drawnIn(rounds.slice(0, at));
  for (const [i, person] of seated.entries()) {
    const specialty = drawn.get(person.expert);
    const field = `request.seated[${i}].specialty`;
    const difference = specialty === undefined ? null : compareField(field, person.specialty, specialty);
    if (difference) return [report("seated-known", round, difference)];
  }
  const strangers = seated.filter((person) => !drawn.has(person.expert)).length;
  if (strangers === 0) return [report("seated-known", round, null)];
  const note = `${strangers} seated from outside the rounds given (a round not given, or an earlier case)`;
  return [unchecked("seated-known", round, note, "有在席人员不来自所给各轮，请核对其来源")];
}
