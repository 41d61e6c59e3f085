import { sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { type CreditEvidence, type CreditKind, creditEvent } from "@/db/schema";
import { confirmedFacts } from "@/features/inspections";
import { policyInForce, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { randomId } from "@/platform/id";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { countingYear } from "../ledger/year-lock";
import { ruleOf } from "../rules/kinds";
import { about, detailOf } from "./lock-event";

const batch = 200;

type Recorded = {
  id: string;
  type: CreditEvidence;
  expertId: string | null;
  organizationId: string | null;
  kind: CreditKind;
  /** Of an expert's record as it was written down; a unit's follow from the policy. */
  points: number | null;
  /** Null: of what belongs to no case and no list, the version in force when it is proposed. */
  policyCode: string | null;
  occurredAt: string;
  caseId: string | null;
  /** Of what an authority has found: in whose words, and by whom. */
  statement: string;
  recordedBy: string | null;
  first: boolean;
};

/**
 * What panels, meetings, opinions and reports recorded of experts and units, and what inspectors found and circulated
 * about units (五(二)), becomes a credit event each, with the record as its evidence (D13). Once a record, whatever
 * became of the event. Answers how many.
 */
export async function proposeRecorded(ctx: Ctx): Promise<number> {
  const found = await database().execute<Recorded>(sql`
    select * from (
      select c.id, 'conduct_record' as type, c.expert_id as "expertId", null::uuid as "organizationId", c.kind, c.points,
        c.policy_code as "policyCode", c.occurred_at as "occurredAt", i.case_id as "caseId", '' as statement,
        null::uuid as "recordedBy", c.recorded_at,
        not exists (select from conduct_record b where b.expert_id = c.expert_id and b.kind = c.kind and b.year = c.year
          and (b.recorded_at, b.id) < (c.recorded_at, c.id)) as first
      from conduct_record c left join invitation i on c.evidence_type = 'invitation' and i.id = c.evidence_id
      union all
      select u.id, 'unit_conduct', null, u.organization_id, u.kind, null, u.policy_code, u.occurred_at, r.case_id, '', null, u.recorded_at, false
      from unit_conduct u left join report r on u.evidence_type = 'report' and r.id = u.evidence_id
      union all
      select k.id, k.type, null, k."organizationId", k.fact, null, k."policyCode", k."occurredAt", k."caseId", k.words, k."recordedBy", k.at, false
      from (${confirmedFacts}) k
    ) said
    where not exists (select from credit_event e where e.evidence_type = said.type and e.evidence_id = said.id
      and e.evidence_type <> 'complaint')
    order by recorded_at, id limit ${batch}`);
  if (found.length === 0) return 0;
  return mutation(ctx, async (tx, now) => {
    const rows = [];
    for (const one of found) rows.push(await eventOf(tx, one, now));
    const made = await tx
      .insert(creditEvent)
      .values(rows)
      .onConflictDoNothing({
        target: [creditEvent.evidenceType, creditEvent.evidenceId],
        where: sql`evidence_type <> 'complaint'`,
      })
      .returning();
    if (made.length === 0) return unchanged(0);
    return {
      value: made.length,
      audit: entries(
        made.map((event) => ({
          action: "credit.proposed" as const,
          subject: about(event),
          detail: { ...detailOf(event), evidence: event.evidenceId },
        })),
      ),
    };
  });
}

async function eventOf(tx: Tx, one: Recorded, now: Date): Promise<typeof creditEvent.$inferInsert> {
  const policy = one.policyCode ? await policyOf({ tx }, one.policyCode) : await policyInForce({ tx, now });
  const { id: policyCode, values } = policy;
  const occurredAt = new Date(one.occurredAt);
  const [first, again] = [ruleOf(one.kind, true), ruleOf(one.kind, false)];
  // The record's own points say which rule gave them; where both give the same, the order of the records does.
  const rule =
    values[first] === values[again]
      ? one.first
        ? first
        : again
      : one.points === values[first]
        ? first
        : again;
  return {
    id: randomId(),
    expertId: one.expertId,
    organizationId: one.organizationId,
    kind: one.kind,
    rule,
    points: one.points ?? values[rule],
    policyCode,
    source: "RECORDED",
    evidenceType: one.type,
    evidenceId: one.id,
    caseId: one.caseId,
    statement: one.statement,
    proposedBy: one.recordedBy,
    occurredAt,
    year: await countingYear(tx, occurredAt, now),
    proposedAt: now,
  };
}
