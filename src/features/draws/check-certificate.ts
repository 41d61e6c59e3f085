import { type Certificate, OUTCOMES, type PublicCertificate } from "./certificate";
import { asExclusion, checkHead, checkRequest, PUBLIC_REQUEST_KEYS } from "./check-request";
import { MAX_SEATS } from "./request";
import { asCount, asHex, asInstant, asList, asRecord, asText, Misshapen } from "./shape";

const KEYS = [
  "request",
  "requestHash",
  "secret",
  "nonce",
  "beacon",
  "seed",
  "outcome",
  "drawn",
  "drawnAt",
] as const;

/** A certificate of either kind whose form has been checked. */
export type AnyCertificate =
  | { readonly kind: "full"; readonly certificate: Certificate }
  | { readonly kind: "public"; readonly certificate: PublicCertificate };

/** Checks the form of a certificate of any origin; throws Misshapen naming the first field that is wrong. */
export function checkCertificate(value: unknown): AnyCertificate {
  const fields = asRecord(value, "certificate", KEYS);
  const request = fields.request;
  const isPublic =
    typeof request === "object" &&
    request !== null &&
    "candidates" in request &&
    !Array.isArray(request.candidates);
  if (isPublic) checkPublicRequest(request);
  else checkRequest(request);
  for (const key of ["requestHash", "secret", "nonce", "seed"] as const) asHex(fields[key], key);
  if (fields.beacon !== null) checkBeacon(fields.beacon);
  if (!OUTCOMES.some((outcome) => outcome === fields.outcome)) {
    throw new Misshapen("outcome", "neither FILLED nor INFEASIBLE");
  }
  checkDrawn(fields.drawn, isPublic);
  asInstant(fields.drawnAt, "drawnAt");
  return isPublic
    ? { kind: "public", certificate: fields as PublicCertificate }
    : { kind: "full", certificate: fields as Certificate };
}

function checkPublicRequest(value: object): void {
  const request = asRecord(value, "request", PUBLIC_REQUEST_KEYS);
  checkHead(request);
  const pool = asRecord(request.candidates, "request.candidates", ["eligible", "excluded"] as const);
  asCount(pool.eligible, "request.candidates.eligible", 0, Number.MAX_SAFE_INTEGER);
  const excluded = pool.excluded;
  if (typeof excluded !== "object" || excluded === null || Array.isArray(excluded)) {
    throw new Misshapen("request.candidates.excluded", "not an object");
  }
  for (const [code, count] of Object.entries(excluded)) {
    const path = `request.candidates.excluded.${code.slice(0, 40)}`;
    asExclusion(code, path);
    asCount(count, path, 1, Number.MAX_SAFE_INTEGER);
  }
}

function checkBeacon(value: unknown): void {
  const beacon = asRecord(value, "beacon", ["source", "round", "value"] as const);
  asText(beacon.source, "beacon.source");
  asCount(beacon.round, "beacon.round", 1, Number.MAX_SAFE_INTEGER);
  asHex(beacon.value, "beacon.value", "any");
}

function checkDrawn(value: unknown, isPublic: boolean): void {
  const rows = asList(value, "drawn");
  if (rows.length > MAX_SEATS) throw new Misshapen("drawn", `more than ${MAX_SEATS} people`);
  for (const [i, row] of rows.entries()) {
    const path = `drawn[${i}]`;
    const person = isPublic
      ? asRecord(row, path, ["specialty", "ticket"] as const)
      : asRecord(row, path, ["expert", "specialty", "ticket"] as const);
    if ("expert" in person) asText(person.expert, `${path}.expert`);
    asText(person.specialty, `${path}.specialty`);
    asHex(person.ticket, `${path}.ticket`);
  }
}
