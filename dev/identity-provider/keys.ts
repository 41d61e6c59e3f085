import { generateKeyPair, type JsonWebKey, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** A private signing key with the header fields that name it. */
export type SigningKey = JsonWebKey & { kid: string; alg: "RS256" | "ES256"; use: "sig" };

/** What must survive a restart so that old id_tokens and cookies stay valid. */
export interface Keys {
  signing: SigningKey[];
  cookies: string[];
}

async function createKeys(): Promise<Keys> {
  const generate = promisify(generateKeyPair);
  const rsa = await generate("rsa", { modulusLength: 2048 });
  const ec = await generate("ec", { namedCurve: "P-256" });
  const named = (jwk: JsonWebKey, alg: SigningKey["alg"]): SigningKey => ({
    ...jwk,
    alg,
    use: "sig",
    kid: `${alg.toLowerCase()}-${randomBytes(6).toString("hex")}`,
  });
  return {
    signing: [
      named(rsa.privateKey.export({ format: "jwk" }), "RS256"),
      named(ec.privateKey.export({ format: "jwk" }), "ES256"),
    ],
    cookies: [randomBytes(32).toString("base64url")],
  };
}

/** Reads the keys kept in `dir`, or makes them on the first start. */
export async function keepKeys(dir: string): Promise<Keys> {
  const file = join(dir, "keys.json");
  try {
    return JSON.parse(await readFile(file, "utf8")) as Keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const keys = await createKeys();
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.tmp`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${file}.tmp`, file);
  return keys;
}
