import { type Certificate, certificateHash, type PublicCertificate } from "./certificate";
import { type Check, compareField, type Difference, report, unchecked } from "./check";
import { type AnyCertificate, checkCertificate } from "./check-certificate";
import { type Selection, selectPanel } from "./draw";
import { secretFitsAnchor } from "./secret-chain";
import { Misshapen } from "./shape";
import { makeSeed } from "./tickets";
import { writeRequest } from "./written-request";

/** A certificate read, with what was found; `read` is null when its form is wrong. */
export interface Verified {
  readonly read: AnyCertificate | null;
  readonly checks: readonly Check[];
}

/**
 * Redoes a round from its certificate, full or public, of any origin: one line per check, in the order in which
 * the first that fails is the cause. Never throws.
 */
export function verifyCertificate(value: unknown): readonly Check[] {
  return readAndVerify(value).checks;
}

/** The same, keeping the certificate that was read. */
export function readAndVerify(value: unknown): Verified {
  let read: AnyCertificate;
  try {
    read = checkCertificate(value);
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    return { read: null, checks: [report("shape", null, { field: error.path, finding: error.problem })] };
  }
  return {
    read,
    checks: read.kind === "full" ? verifyFull(read.certificate) : verifyPublic(read.certificate),
  };
}

function verifyFull(certificate: Certificate): Check[] {
  const { request } = certificate;
  const { round } = request;
  const written = writeRequest(request);
  const { hash } = written;
  const seed = makeSeed({ ...certificate, requestHash: hash });
  const again = selectPanel(request, seed);
  return [
    report("shape", round, null, `full certificate, round ${round} of ${JSON.stringify(request.case)}`),
    report("request-hash", round, compareField("requestHash", certificate.requestHash, hash), hash),
    checkSecret(certificate),
    checkSeed(certificate, seed),
    report("outcome", round, compareField("outcome", certificate.outcome, again.outcome), again.outcome),
    report(
      "drawn",
      round,
      compareDrawn(certificate.drawn, again.drawn),
      `${again.drawn.length} people, recomputed`,
    ),
    checkTime(certificate),
    ...checkBeacon(certificate),
    unchecked(
      "log",
      round,
      `compare ${certificateHash(certificate, written)} with the entry draw.drawn`,
      "请将证书指纹与审计日志中的记录比对",
    ),
  ];
}

function verifyPublic(certificate: PublicCertificate): Check[] {
  const { request } = certificate;
  const { round } = request;
  const seed = makeSeed(certificate);
  return [
    report("shape", round, null, `public certificate, round ${round} of ${JSON.stringify(request.case)}`),
    unchecked(
      "request-hash",
      round,
      "needs the list of candidates, which is not public; compare with the fingerprint shown before the draw",
      "候选名单不公开，请与抽取前公布的请求指纹比对",
    ),
    checkSecret(certificate),
    checkSeed(certificate, seed),
    report("panel", round, comparePanel(certificate), `${certificate.drawn.length} seats`),
    checkTime(certificate),
    ...checkBeacon(certificate),
    unchecked("drawn", round, "who was drawn needs the full certificate", "抽中的人需用完整证书核对"),
  ];
}

function checkSecret({ secret, request }: Certificate | PublicCertificate): Check {
  const fits = secretFitsAnchor(secret, request.round, request.anchor);
  const finding = `hashed ${request.round} times it does not give request.anchor`;
  return report("secret", request.round, fits ? null : { field: "secret", finding }, "leads to the anchor");
}

function checkSeed(certificate: Certificate | PublicCertificate, seed: string): Check {
  const difference = compareField("seed", certificate.seed, seed);
  const because = "from requestHash, secret, nonce and beacon";
  return report(
    "seed",
    certificate.request.round,
    difference && { field: "seed", finding: `${difference.finding} ${because}` },
    `recomputed ${because}`,
  );
}

function checkTime({ request, drawnAt }: Certificate | PublicCertificate): Check {
  const early = drawnAt < request.takenAt;
  const finding = `${drawnAt} is before the request (${request.takenAt})`;
  return report("time", request.round, early ? { field: "drawnAt", finding } : null, drawnAt);
}

function checkBeacon({ request, beacon }: Certificate | PublicCertificate): Check[] {
  if (!beacon) return [];
  const note = `compare round ${beacon.round} of ${JSON.stringify(beacon.source)} with its publisher`;
  return [unchecked("beacon", request.round, note, "请到外部随机源的公布处核对数值")];
}

function compareDrawn(found: Certificate["drawn"], expected: Selection["drawn"]): Difference | null {
  for (const [i, right] of expected.entries()) {
    const row = found[i];
    if (!row) return { field: `drawn[${i}]`, finding: `is missing, the arithmetic gives ${right.expert}` };
    for (const key of ["expert", "specialty", "ticket"] as const) {
      const difference = compareField(`drawn[${i}].${key}`, row[key], right[key]);
      if (difference) return difference;
    }
  }
  const extra = found.length > expected.length;
  return extra
    ? { field: `drawn[${expected.length}]`, finding: "is one more than the arithmetic gives" }
    : null;
}

function comparePanel({ request, outcome, drawn }: PublicCertificate): Difference | null {
  const wanted = outcome === "FILLED";
  for (const { specialty, count } of request.seats) {
    const seated = drawn.filter((row) => row.specialty === specialty).length;
    const difference = compareField(`drawn (${specialty})`, `${seated}`, `${wanted ? count : 0}`);
    if (difference) return difference;
  }
  for (const [i, row] of drawn.entries()) {
    if (!request.seats.some((seat) => seat.specialty === row.specialty)) {
      return { field: `drawn[${i}].specialty`, finding: "has no open seat" };
    }
    if (i > 0 && drawn[i - 1]!.ticket >= row.ticket) {
      return { field: `drawn[${i}].ticket`, finding: "is not above the one before" };
    }
  }
  const tooMany = drawn.length > request.candidates.eligible;
  return tooMany ? { field: "request.candidates.eligible", finding: "is less than the people drawn" } : null;
}
