import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A request as it came over the wire, body unread by any parser. */
export type WireRequest = {
  method: string;
  /** Path with query. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
};
/** The carrier's code for what is wrong with the request. */
export type SignatureFault = { code: string; message: string };

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

function sameHex(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a, "hex"), Buffer.from(b, "hex")];
  return x.length === 32 && x.length === y.length && timingSafeEqual(x, y);
}

/** RFC 3986 encoding, stricter than encodeURIComponent. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Remembers nonces for as long as a signature is valid, so a replayed request is refused. */
export function rememberNonces(lifeMs: number) {
  const seen = new Map<string, number>();
  return (nonce: string, nowMs: number): boolean => {
    for (const [old, at] of seen) {
      if (at > nowMs - lifeMs) break;
      seen.delete(old);
    }
    if (seen.has(nonce)) return false;
    seen.set(nonce, nowMs);
    return true;
  };
}

export const aliyunValidityMs = 15 * 60_000;
const tencentValidityMs = 5 * 60_000;

/** Checks Aliyun's ACS3-HMAC-SHA256: key, body hash, signed headers, age (15 min), nonce used once, signature. */
export function checkAcs3(
  request: WireRequest,
  keys: { accessKeyId: string; accessKeySecret: string },
  nowMs: number,
  isNewNonce: (nonce: string, nowMs: number) => boolean,
): SignatureFault | null {
  const given = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? "",
  );
  if (!given) return { code: "IncompleteSignature", message: "The authorization header is malformed." };
  const [, keyId = "", signedNames = "", signature = ""] = given;
  if (keyId !== keys.accessKeyId)
    return { code: "InvalidAccessKeyId.NotFound", message: "Specified access key is not found." };

  const mismatch = { code: "SignatureDoesNotMatch", message: "Specified signature does not match." };
  const names = signedNames.split(";");
  const mustSign = ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce"];
  if (![...mustSign, "x-acs-version"].every((name) => names.includes(name))) return mismatch;
  const bodyHash = sha256(request.body);
  if (request.headers["x-acs-content-sha256"] !== bodyHash) return mismatch;

  const url = new URL(request.url, "http://gateway");
  const query = [...url.searchParams]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([k, v]) => `${encode(k)}=${encode(v)}`);
  const headers = [...names].sort().map((name) => `${name}:${(request.headers[name] ?? "").trim()}\n`);
  const canonical = [
    request.method,
    url.pathname,
    query.join("&"),
    headers.join(""),
    [...names].sort().join(";"),
    bodyHash,
  ].join("\n");
  const wanted = hmac(keys.accessKeySecret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString("hex");
  if (!sameHex(wanted, signature)) return mismatch;

  const at = Date.parse(request.headers["x-acs-date"] ?? "");
  if (!(Math.abs(nowMs - at) <= aliyunValidityMs))
    return { code: "InvalidTimeStamp.Expired", message: "Specified time stamp or date value is expired." };
  const nonce = request.headers["x-acs-signature-nonce"] ?? "";
  if (nonce === "" || !isNewNonce(nonce, nowMs))
    return { code: "SignatureNonceUsed", message: "Specified signature nonce was used already." };
  return null;
}

/** Checks Tencent's TC3-HMAC-SHA256: key, scope, age (5 min), body hash within the signature, signature. */
export function checkTc3(
  request: WireRequest,
  keys: { secretId: string; secretKey: string },
  nowMs: number,
): SignatureFault | null {
  const given =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+)\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!given)
    return { code: "AuthFailure.InvalidAuthorization", message: "The authorization header is malformed." };
  const [, id = "", day = "", service = "", signedNames = "", signature = ""] = given;
  if (id !== keys.secretId)
    return { code: "AuthFailure.SecretIdNotFound", message: "The SecretId is not found." };

  const failure = { code: "AuthFailure.SignatureFailure", message: "The signature does not match." };
  const host = request.headers.host ?? "";
  // The SDK takes the service from the first label of the host, which for a stand-in is not "sms".
  if (service !== "sms" && service !== host.split(".")[0]) return failure;
  const names = signedNames.split(";");
  if (!names.includes("host") || !names.includes("content-type")) return failure;
  const seconds = request.headers["x-tc-timestamp"] ?? "";
  const url = new URL(request.url, "http://gateway");
  // The SDK signs the host without its port.
  const value = (name: string) =>
    name === "host" ? host.replace(/:\d+$/, "") : (request.headers[name] ?? "").trim();
  const canonical = [
    request.method,
    url.pathname,
    url.search.slice(1),
    names.map((name) => `${name}:${value(name)}\n`).join(""),
    signedNames,
    sha256(request.body),
  ].join("\n");
  const toSign = `TC3-HMAC-SHA256\n${seconds}\n${day}/${service}/tc3_request\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${keys.secretKey}`, day), service), "tc3_request");
  if (!sameHex(hmac(key, toSign).toString("hex"), signature)) return failure;

  const at = Number(seconds) * 1000;
  const sameDay = Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === day;
  if (!sameDay || Math.abs(nowMs - at) > tencentValidityMs)
    return { code: "AuthFailure.SignatureExpire", message: "The signature is expired." };
  return null;
}
