import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { SigningKey } from "./keys";

/** The ways an id_token can be made bad on command; a client must refuse each. */
export const forgeries = [
  "alg-none",
  "expired",
  "wrong-aud",
  "wrong-iss",
  "wrong-nonce",
  "wrong-key",
  "bad-signature",
] as const;
export type Forgery = (typeof forgeries)[number];

type Part = Record<string, unknown>;
const encode = (part: Part) => Buffer.from(JSON.stringify(part)).toString("base64url");
const decode = (part = "") => JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Part;

function serialize(header: Part, payload: Part, key: KeyObject): string {
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = sign("sha256", Buffer.from(input), { key, dsaEncoding: "ieee-p1363" });
  return `${input}.${signature.toString("base64url")}`;
}

/** Turns a good id_token into the wanted bad one; all but the named flaw stays right. */
export function forgeIdToken(token: string, forgery: Forgery, keys: SigningKey[]): string {
  const [head, body] = token.split(".");
  const header = decode(head);
  const payload = decode(body);
  const jwk = keys.find(({ kid }) => kid === header.kid);
  if (!jwk) throw new Error("the id_token names an unknown key");
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  const now = Math.floor(Date.now() / 1000);

  switch (forgery) {
    case "alg-none":
      return `${encode({ typ: "JWT", alg: "none" })}.${encode(payload)}.`;
    case "expired":
      return serialize(header, { ...payload, iat: now - 7200, exp: now - 3600 }, key);
    case "wrong-aud":
      return serialize(header, { ...payload, aud: "another-client" }, key);
    case "wrong-iss":
      return serialize(header, { ...payload, iss: "https://another-issuer.example" }, key);
    case "wrong-nonce":
      return serialize(header, { ...payload, nonce: "another-nonce" }, key);
    case "wrong-key": {
      const stranger =
        header.alg === "ES256"
          ? generateKeyPairSync("ec", { namedCurve: "P-256" })
          : generateKeyPairSync("rsa", { modulusLength: 2048 });
      return serialize(header, payload, stranger.privateKey);
    }
    case "bad-signature": {
      const good = serialize(header, payload, key).split(".");
      return `${good[0]}.${encode({ ...payload, sub: "n-somebody-else" })}.${good[2]}`;
    }
  }
}
