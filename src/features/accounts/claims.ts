import { z } from "zod";
import { checkIdNumber, checkMobile, checkPersonName, isFictitiousIdNumber } from "./identifiers";

/** What the identity platform says about somebody who logs in (architecture.md §6), checked and normalised. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly userType: "natural" | "legal";
  /** The person; for a unit's login its operator (经办人). */
  readonly name: string;
  readonly idNumber: string;
  /** Null when the platform gave none that can be one. */
  readonly phone: string | null;
  /** Whether the platform vouches that the phone is the person's own. */
  readonly phoneVerified: boolean;
  readonly unit: { readonly uscc: string; readonly name: string } | null;
}

export type ReadClaims = { ok: true; claims: Claims } | { ok: false; fault: string };

const text = z.string().trim().min(1).max(200);
const person = {
  iss: z.url(),
  sub: text,
  name: text,
  id_number: text,
  phone_number: z.string().max(50).nullish(),
};
const schema = z.discriminatedUnion("user_type", [
  z.object({ ...person, user_type: z.literal("natural"), loa: z.string().max(20).nullish() }),
  z.object({ ...person, user_type: z.literal("legal"), org_name: text, uscc: text }),
]);

/**
 * Real-name levels at which the platform has matched the phone to its holder. Level 1 is a bare registration;
 * an unknown level vouches for nothing.
 */
const verifiedLevels = new Set(["2", "3", "4", "L2", "L3", "L4"]);

/**
 * Reads the claims; `fault` names the field that does not fit, never its value.
 * @param setting `today` as `YYYY-MM-DD` in China; `fictitious` admits numbers of the region nobody is from
 */
export function readClaims(raw: unknown, setting: { today: string; fictitious: boolean }): ReadClaims {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return { ok: false, fault: parsed.error.issues[0]?.path.join(".") || "claims" };
  const { data } = parsed;
  const idNumber = checkIdNumber(data.id_number, setting.today);
  if (!idNumber.ok || (!setting.fictitious && isFictitiousIdNumber(idNumber.value))) {
    return { ok: false, fault: "id_number" };
  }
  const name = checkPersonName(data.name);
  if (!name.ok) return { ok: false, fault: "name" };
  const phone = checkMobile(data.phone_number ?? "");
  return {
    ok: true,
    claims: {
      issuer: data.iss,
      subject: data.sub,
      userType: data.user_type,
      name: name.value,
      idNumber: idNumber.value,
      phone: phone.ok ? phone.value : null,
      phoneVerified: phone.ok && data.user_type === "natural" && verifiedLevels.has(data.loa ?? ""),
      unit: data.user_type === "legal" ? { uscc: data.uscc, name: data.org_name } : null,
    },
  };
}
