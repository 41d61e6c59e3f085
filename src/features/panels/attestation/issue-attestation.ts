import { and, eq } from "drizzle-orm";
import { attestation, person } from "@/db/schema";
import {
  type AttestationContent,
  attestationContentSchema,
  canonicalJson,
  lockMember,
} from "@/features/experts";
import { dateAt, specialtyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { randomHex, sha256 } from "@/platform/crypto";
import { InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import { listRecordOf, type OwnRecord, type Period } from "../queries/expert-record";

/**
 * 履职证明 (C2 20): the reviews of a period as they are on record, frozen with their hash and found by a
 * public code of 128 bits. Nobody hands in rows: they are read here. The same facts asked for twice on one
 * day are one attestation.
 * @returns its id
 * @throws InvalidInput when nothing is over in that time
 */
export async function issueAttestation(ctx: Ctx & { actor: UserActor }, period: Period): Promise<string> {
  return mutation(ctx, async (tx, now) => {
    const member = await lockMember(tx, ctx.actor);
    if (period.to > dateAt(now)) throw new InvalidInput({ to: "截止日期不能晚于今天" });
    const rows = await listRecordOf({ ...ctx, tx, now }, period);
    if (rows.length === 0)
      throw new InvalidInput({ from: "这段时间里没有您参加过、已经开完的论证会，请换一段时间" });
    const [own] = await tx.select({ name: person.name }).from(person).where(eq(person.id, member.personId));
    const content = attestationContentSchema.parse({
      format: "gongping-attestation/1",
      expert: { number: member.number, name: own?.name ?? "", title: member.title },
      period,
      issuedOn: dateAt(now),
      reviews: rows.map(toReview),
    } satisfies AttestationContent);
    const contentHash = hashAttestation(content);
    const [same] = await tx
      .select({ id: attestation.id })
      .from(attestation)
      .where(and(eq(attestation.expertId, member.id), eq(attestation.contentHash, contentHash)));
    if (same) return unchanged(same.id);
    const id = randomId();
    await tx.insert(attestation).values({
      id,
      expertId: member.id,
      code: randomHex(16),
      periodFrom: period.from,
      periodTo: period.to,
      content,
      contentHash,
    });
    return {
      value: id,
      audit: [
        {
          action: "attestation.issued",
          subject: { type: "attestation", id },
          detail: { expert: member.id, ...period, reviews: rows.length, hash: contentHash },
        },
      ],
    };
  });
}

/** SHA-256 of the canonical JSON (RFC 8785), hex: the same whatever order the database keeps keys in. */
export function hashAttestation(content: AttestationContent): string {
  return sha256(canonicalJson(content));
}

function toReview(row: OwnRecord): AttestationContent["reviews"][number] {
  return {
    number: row.number,
    title: row.title,
    specialty: specialtyOf(row.specialty)?.label ?? row.specialty,
    role: row.main ? "MEMBER" : "EXTRA",
    heldOn: row.heldOn,
    participation: row.state === "ATTENDED" ? "ATTENDED" : "ACCEPTED",
  };
}
