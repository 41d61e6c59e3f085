import { eq } from "drizzle-orm";
import { person } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { seal } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import { idNumberHash, phoneHash } from "./blind-index";

/** Somebody as a source names them; every value normalised by identifiers.ts. */
export interface PersonFacts {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
  /** The source knows the name from the card: the identity platform on a personal login. */
  readonly nameVouched: boolean;
  /** The source has matched the phone to its holder. */
  readonly phoneVouched: boolean;
}

/**
 * The human being behind an identity number, made when unknown: one over all accounts and roles.
 * A source corrects what it vouches for; otherwise it only fills in a phone that is missing.
 */
export async function recordPerson(ctx: Ctx, facts: PersonFacts): Promise<{ id: string; created: boolean }> {
  const hash = idNumberHash(facts.idNumber);
  return mutation(ctx, async (tx, now) => {
    const verifiedAt = facts.phoneVouched && facts.phone !== null ? now : null;
    const [made] = await tx
      .insert(person)
      .values({
        id: randomId(),
        name: facts.name,
        idNumberHash: hash,
        idNumberSealed: seal(facts.idNumber),
        ...sealedPhone(facts.phone),
        phoneVerifiedAt: verifiedAt,
      })
      .onConflictDoNothing({ target: person.idNumberHash })
      .returning({ id: person.id });
    if (made) {
      return {
        value: { id: made.id, created: true },
        audit: [{ action: "person.registered", subject: { type: "person", id: made.id } }],
      };
    }
    const [known] = await tx
      .select({
        id: person.id,
        name: person.name,
        phoneHash: person.phoneHash,
        verifiedAt: person.phoneVerifiedAt,
      })
      .from(person)
      .where(eq(person.idNumberHash, hash))
      .for("update");
    if (!known) throw new Error("a person vanished while being recorded");
    const value = { id: known.id, created: false };
    const renamed = facts.nameVouched && known.name !== facts.name;
    const newPhone = facts.phone !== null && known.phoneHash !== phoneHash(facts.phone);
    const rephoned = newPhone && (facts.phoneVouched || known.phoneHash === null);
    const verified = verifiedAt !== null && known.verifiedAt === null;
    if (!renamed && !rephoned && !verified) return unchanged(value);
    await tx
      .update(person)
      .set({
        ...(renamed ? { name: facts.name } : {}),
        ...(rephoned ? sealedPhone(facts.phone) : {}),
        ...(rephoned || verified ? { phoneVerifiedAt: verifiedAt } : {}),
      })
      .where(eq(person.id, known.id));
    return {
      value,
      audit: [
        {
          action: rephoned || verified ? "person.phoneChanged" : "person.registered",
          subject: { type: "person", id: known.id },
          detail: { renamed, changed: rephoned, verified: verifiedAt !== null },
        },
      ],
    };
  });
}

function sealedPhone(phone: string | null) {
  return phone === null ? {} : { phoneHash: phoneHash(phone), phoneSealed: seal(phone) };
}
