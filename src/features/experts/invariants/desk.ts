import { sql } from "drizzle-orm";
import { sha256 } from "@/platform/crypto";
import type { Invariant } from "@/platform/invariant";
import { attestationContentSchema } from "../rules/attestation-content";
import { canonicalJson } from "../rules/canonical-json";

/** What holds of what members report themselves, and of what is vouched for to them. */
export const deskInvariants: readonly Invariant[] = [
  {
    name: "experts.leaves-apart",
    ref: "D2: no day of leave twice",
    offenders: sql`select a.id from expert_leave a join expert_leave b on b.expert_id = a.expert_id and b.id <> a.id
      and daterange(a.leave_from, a.leave_to, '[]') && daterange(b.leave_from, b.leave_to, '[]')
      where a.cancelled_at is null and b.cancelled_at is null`,
  },
  {
    name: "experts.preference-single",
    ref: "D2 d: a wish is superseded by the next, never overlapped",
    offenders: sql`select a.id from expert_preference a join expert_preference b on b.expert_id = a.expert_id and b.id <> a.id
      and tstzrange(a.recorded_at, a.superseded_at) && tstzrange(b.recorded_at, b.superseded_at)`,
  },
  {
    name: "experts.attestations-hold",
    ref: "C2 20: what is vouched for is what was frozen, and its issue is on record once",
    offenders: async (db) => {
      const rows = await db.execute<{ id: string; content: unknown; hash: string; times: number }>(sql`
        select a.id, a.content, a.content_hash as hash, (select count(*)::int from audit_entry e
          where e.action = 'attestation.issued' and e.subject_id = a.id::text) as times
        from attestation a`);
      return rows.filter((row) => row.times !== 1 || !holds(row.content, row.hash)).map(({ id }) => id);
    },
  },
];

function holds(content: unknown, hash: string): boolean {
  const read = attestationContentSchema.safeParse(content);
  return read.success && sha256(canonicalJson(read.data)) === hash;
}
