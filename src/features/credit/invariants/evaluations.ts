import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { FIRST_POLICY, type PolicyParameters } from "@/features/rulebook";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";
import { hashEvaluation } from "../evaluations/compute-run";
import { contentOf, type EvaluationContent } from "../rules/evaluation";
import type { Line } from "../rules/score";

/** Of the year's evaluation and what follows from it (D13, E32). */
export const evaluationInvariants: readonly Invariant[] = [
  {
    name: "credit.results-reproducible",
    ref: "D13: whoever has the ledger and the policy version computes the same result, to the digest",
    offenders: wrongResults,
  },
  {
    name: "credit.results-gapless",
    ref: "E32: a recomputation is a further version with its reason, the earlier ones stay",
    offenders: sql`
      select min(r.id::text) as id from evaluation_result r group by r.run_id, r.expert_id
      having count(*) <> max(r.version) or min(r.version) <> 1 or bool_or((r.version = 1) <> (r.reason = ''))`,
  },
  {
    name: "credit.evaluated-years-closed",
    ref: "D13: once a year is computed, nothing new counts in it",
    lifecycle: "evaluation_run",
    offenders: sql`
      select c.id from credit_entry c join evaluation_run r on r.year = c.year and r.state <> 'DISCARDED'
      where c.expert_id is not null and c.kind = 'CONFIRMED' and c.entered_at > r.computed_at`,
  },
  {
    name: "credit.runs-by-two",
    ref: "D13: final by another person than computed, published by another than made final, after the window and its objections",
    lifecycle: "evaluation_run",
    offenders: sql`
      select r.id from evaluation_run r where r.final_by = r.computed_by or r.published_by = r.final_by
        or r.final_at < r.objection_due_at
        or (r.state in ('FINAL', 'APPLIED', 'PUBLISHED') and exists (select from evaluation_objection o where o.run_id = r.id and o.state = 'OPEN'))
        or (r.state = 'NOTIFIED' and exists (select from evaluation_objection o where o.run_id = r.id))
        or (r.applied_at is not null and exists (select from evaluation_effect x where x.run_id = r.id
          and x.state = 'PLANNED' and x.planned_at <= r.applied_at))`,
  },
  {
    name: "credit.objections-decided",
    ref: "D13: by another person than computed, never by the expert herself",
    lifecycle: "evaluation_objection",
    offenders: sql`
      select o.id from evaluation_objection o join evaluation_run r on r.id = o.run_id join expert e on e.id = o.expert_id
      where o.decided_by in (r.computed_by, e.person_id) or o.filed_at >= r.objection_due_at
        or not exists (select from evaluation_result v where v.run_id = o.run_id and v.expert_id = o.expert_id)`,
  },
  {
    name: "credit.effects-grounded",
    ref: "D13, E32: what follows is done by a talk or a decision of two, and ends where it was revoked",
    lifecycle: "evaluation_effect",
    offenders: sql`
      select x.id from evaluation_effect x join evaluation_run r on r.id = x.run_id
      left join expert_decision d on d.id = x.decision_id
      left join expert_suspension s on s.decision_id = x.decision_id
      where r.state not in ('FINAL', 'APPLIED', 'PUBLISHED')
        or (x.kind = 'TALK') and x.decision_id is not null
        or (d.id is not null and (d.expert_id <> x.expert_id or d.kind <> x.kind))
        or (x.kind <> 'TALK' and x.state in ('DONE', 'REVOKED') and d.state is distinct from 'CONFIRMED')
        or (x.state = 'REVOKED' and s.id is not null and s.lifted_at is null and (s.suspended_to is null or s.suspended_to > x.revoked_at))`,
  },
  {
    name: "credit.runs-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "evaluation_run",
    offenders: badlyTraced("evaluation_run", "evaluation", [
      tracedOnce("evaluation.computed", "true"),
      tracedOnce("evaluation.discarded", "t.state = 'DISCARDED'"),
      tracedOnce("evaluation.notified", "t.notified_at is not null"),
      tracedOnce("evaluation.finalized", "t.final_at is not null"),
      tracedOnce("evaluation.applied", "t.applied_at is not null"),
      tracedOnce("evaluation.published", "t.published_at is not null"),
    ]),
  },
  {
    name: "credit.effects-traced",
    ref: "I6: one entry a transition, neither lost nor doubled",
    lifecycle: "evaluation_effect",
    offenders: badlyTraced("evaluation_effect", "effect", [
      // Planned once more for each decision that was proposed, refused or withdrawn.
      ["evaluation.effectPlanned", "1", "1000"],
      tracedOnce("evaluation.effectDone", "t.state in ('DONE', 'REVOKED')"),
      tracedOnce("evaluation.effectDropped", "t.state = 'DROPPED'"),
      tracedOnce("evaluation.effectRevoked", "t.state = 'REVOKED'"),
    ]),
  },
];

type Stored = {
  id: string;
  expertId: string;
  number: string;
  year: number;
  policy: string;
  parameters: Partial<PolicyParameters>;
  score: number;
  level: string;
  content: EvaluationContent;
  hash: string;
  latest: boolean;
};

/** The newest results made again from the ledger, and every version's digest again from its content. */
async function wrongResults(db: Pick<Db | Tx, "execute">): Promise<readonly string[]> {
  const results = await db.execute<Stored>(sql`
    select r.id, r.expert_id as "expertId", e.number, u.year, u.policy_code as policy, p.parameters, r.score, r.level,
      r.content, r.content_hash as hash, not exists (select from evaluation_result l
        where l.run_id = r.run_id and l.expert_id = r.expert_id and l.version > r.version) as latest
    from evaluation_result r join evaluation_run u on u.id = r.run_id and u.state <> 'DISCARDED'
    join expert e on e.id = r.expert_id join policy_version p on p.code = u.policy_code`);
  if (results.length === 0) return [];
  const entries = await db.execute<Line & { expertId: string; year: number } & Record<string, unknown>>(sql`
    select event_id as "eventId", kind, rule, points, expert_id as "expertId", year from credit_entry
    where expert_id is not null order by entered_at, id`);
  const lines = new Map<string, Line[]>();
  for (const line of entries) {
    const key = `${line.expertId} ${line.year}`;
    const own = lines.get(key);
    if (own) own.push(line);
    else lines.set(key, [line]);
  }
  return results
    .filter((one) => !isSame(one, lines.get(`${one.expertId} ${one.year}`) ?? []))
    .map(({ id }) => id);
}

function isSame(
  { content, hash, latest, score, level, year, number, policy, parameters }: Stored,
  own: Line[],
) {
  const values = { ...FIRST_POLICY.values, ...parameters };
  const again = latest ? contentOf(year, number, own, { id: policy, values }) : content;
  return (
    hashEvaluation(content) === hash &&
    hashEvaluation(again) === hash &&
    content.score === score &&
    content.level === level
  );
}
