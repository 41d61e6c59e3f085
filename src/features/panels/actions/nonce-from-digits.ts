import { randomHex, sha256 } from "@/platform/crypto";

/** The applicant's number where the browser runs no scripts: SHA-256(digits ‖ 32 server bytes), trust.md §1.3. */
export function nonceFromDigits(digits: string, serverBytes: string = randomHex(32)): string {
  return sha256(Buffer.concat([Buffer.from(digits, "utf8"), Buffer.from(serverBytes, "hex")]));
}
