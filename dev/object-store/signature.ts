import { createHash, createHmac } from "node:crypto";
import { sameText } from "./checksums";
import { denied, invalid, S3Error } from "./errors";
import type { S3Request } from "./request";

/** The one key pair this store knows. */
export type Credentials = { accessKey: string; secretKey: string };

/** What a verified signature says about the body that follows. */
export type Signed = {
  /** Hex SHA-256 of the body, `UNSIGNED-PAYLOAD` or one of the `STREAMING-` forms. */
  payload: string;
  /** For signed chunks: signs one more link of the chain that starts at the request's signature. */
  sign(kind: "PAYLOAD" | "TRAILER", previous: string, hashes: readonly string[]): string;
  seed: string;
};

const algorithm = "AWS4-HMAC-SHA256";
const skewMs = 15 * 60 * 1000;

/** Verifies AWS Signature Version 4, from headers or a presigned query, at `now`. Throws S3's refusals. */
export function verifySignature(request: S3Request, credentials: Credentials, now: Date): Signed {
  const { query, headers } = request;
  const presigned = query.has("X-Amz-Signature");
  const claim = presigned ? fromQuery(query) : fromHeader(headers);
  const [accessKey, day, region, service, end] = claim.credential;
  if (!accessKey || !day || !region || service !== "s3" || end !== "aws4_request") {
    throw invalid("The credential scope is malformed.");
  }
  if (!sameText(accessKey, credentials.accessKey)) {
    throw new S3Error(403, "InvalidAccessKeyId", "The access key id does not exist.");
  }
  const signedAt = readDate(claim.date);
  if (!claim.date.startsWith(day)) throw denied("The date of the scope is not that of the request.");
  checkTime(signedAt, now, presigned ? claim.expires : undefined);
  checkSignedHeaders(claim.signedHeaders, headers);

  const payload = presigned
    ? (request.header("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD")
    : headers.get("x-amz-content-sha256");
  if (!payload) throw new S3Error(400, "InvalidRequest", "Missing x-amz-content-sha256.");
  const canonical = [
    request.method,
    encode(request.path).replaceAll("%2F", "/"),
    canonicalQuery(query),
    ...claim.signedHeaders.map((name) => `${name}:${headerText(headers.get(name) ?? "")}`),
    "",
    claim.signedHeaders.join(";"),
    payload,
  ].join("\n");

  const scope = [day, region, service, end].join("/");
  const key = [day, region, service, end].reduce<Buffer | string>(hmac, `AWS4${credentials.secretKey}`);
  const sign = (kind: string, parts: readonly string[]) =>
    hmac(key, [`${algorithm}${kind}`, claim.date, scope, ...parts].join("\n")).toString("hex");
  if (!sameText(sign("", [sha256(canonical)]), claim.signature)) {
    throw new S3Error(403, "SignatureDoesNotMatch", "The signature does not match the one we calculated.");
  }
  return {
    payload,
    seed: claim.signature,
    sign: (kind, previous, hashes) => sign(`-${kind}`, [previous, ...hashes]),
  };
}

type Claim = {
  credential: string[];
  date: string;
  signedHeaders: string[];
  signature: string;
  expires: number;
};

function fromHeader(headers: ReadonlyMap<string, string>): Claim {
  const [scheme, ...rest] = (headers.get("authorization") ?? "").split(" ");
  if (scheme !== algorithm) throw denied("Requests must be signed with AWS4-HMAC-SHA256.");
  const fields = new Map(
    rest
      .join("")
      .split(",")
      .map((field) => {
        const at = field.indexOf("=");
        return [field.slice(0, at), field.slice(at + 1)] as const;
      }),
  );
  return {
    credential: (fields.get("Credential") ?? "").split("/"),
    date: headers.get("x-amz-date") ?? "",
    signedHeaders: (fields.get("SignedHeaders") ?? "").split(";"),
    signature: fields.get("Signature") ?? "",
    expires: 0,
  };
}

function fromQuery(query: ReadonlyMap<string, string>): Claim {
  if (query.get("X-Amz-Algorithm") !== algorithm)
    throw denied("Requests must be signed with AWS4-HMAC-SHA256.");
  const expires = query.get("X-Amz-Expires") ?? "";
  if (!/^\d{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > 604_800) {
    throw invalid("X-Amz-Expires must be between one second and a week.");
  }
  return {
    credential: (query.get("X-Amz-Credential") ?? "").split("/"),
    date: query.get("X-Amz-Date") ?? "",
    signedHeaders: (query.get("X-Amz-SignedHeaders") ?? "").split(";"),
    signature: query.get("X-Amz-Signature") ?? "",
    expires: Number(expires),
  };
}

function readDate(text: string): Date {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const date = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (Number.isNaN(date.getTime())) throw denied("A valid X-Amz-Date is required.");
  return date;
}

function checkTime(signedAt: Date, now: Date, expiresInSeconds: number | undefined): void {
  const age = now.getTime() - signedAt.getTime();
  if (expiresInSeconds !== undefined && age > expiresInSeconds * 1000) throw denied("Request has expired.");
  if (-age > skewMs || (expiresInSeconds === undefined && age > skewMs)) {
    throw new S3Error(403, "RequestTimeTooSkewed", "The request's time differs too much from the server's.");
  }
}

function checkSignedHeaders(signed: readonly string[], headers: ReadonlyMap<string, string>): void {
  if (!signed.includes("host")) throw denied("The host header must be signed.");
  if (signed.some((name) => !headers.has(name))) throw denied("A signed header is missing.");
  for (const name of headers.keys()) {
    if (name.startsWith("x-amz-") && !signed.includes(name)) {
      throw denied(`There were headers present in the request which were not signed: ${name}.`);
    }
  }
}

function canonicalQuery(query: ReadonlyMap<string, string>): string {
  return [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

// Node reads header bytes as Latin-1; clients sign the UTF-8 text they meant.
function headerText(value: string): string {
  return Buffer.from(value, "latin1").toString("utf8").trim().replace(/ +/g, " ");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const hmac = (key: Buffer | string, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
