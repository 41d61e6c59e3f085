import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { secrets } from "./env";

/**
 * Personal data at rest: `a1.<key id>.<iv>.<tag>.<ciphertext>`. The first part names the algorithm
 * (a1 = AES-256-GCM), so that an SM4 profile or a new key can stand beside the old one.
 */
export function seal(plain: string): string {
  const [keyId, key] = currentKey();
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [
    "a1",
    keyId,
    iv.toString("base64url"),
    cipher.getAuthTag().toString("base64url"),
    body.toString("base64url"),
  ].join(".");
}

/** Opens what `seal` closed; throws when the key is gone or a byte was changed. */
export function open(sealed: string): string {
  const [algorithm, keyId, iv, tag, body] = sealed.split(".");
  const key = secrets().dataKeys.get(keyId ?? "");
  if (algorithm !== "a1" || !key || iv === undefined || tag === undefined || body === undefined) {
    throw new Error("sealed value cannot be opened with the keys at hand");
  }
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
}

/** Blind index for searching sealed values; `purpose` keeps hashes of different fields apart. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac("sha256", secrets().hashKey).update(`${purpose}\0${value}`, "utf8").digest("hex");
}

export function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}

/** A 256-bit link token, derived from the row's id: the database holds only its hash. */
export function linkToken(purpose: string, id: string): string {
  return createHmac("sha256", secrets().linkKey).update(`${purpose}\0${id}`, "utf8").digest("base64url");
}

/** Compares in constant time; lengths may differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

function currentKey(): [string, Buffer] {
  const first = secrets().dataKeys.entries().next().value;
  if (!first) throw new Error("DATA_KEYS is empty");
  return first;
}
