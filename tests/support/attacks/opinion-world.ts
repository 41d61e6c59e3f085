import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { putFile } from "../../use-cases/reviews/filing";
import { makeAdmittedCase, type Unit } from "../world";
import { ownDistrict } from "./cast";

/** A released plan on the desk of the expert who is asked elsewhere: her draft, and a scan of her form. */
export interface OpinionWorld {
  readonly caseId: string;
  readonly planId: string;
  readonly scanId: string;
  /** Of the draft that is kept. */
  readonly base: string;
}

const content = {
  headings: { COMPLETENESS: "密件一", CALCULATION: "密件二", SITE: "密件三" },
  items: [
    {
      id: "1",
      heading: "SITE",
      chapter: "第三章",
      page: "12",
      severity: "MUST",
      text: "密件四：补充管线保护措施",
    },
  ],
  defects: [],
  conclusion: "PASS_AFTER_REVISION",
  siteVisit: "密件五",
};

export async function makeOpinionWorld(
  owner: Sql,
  unit: Unit,
  supervisionId: string,
  member: { readonly expertId: string; readonly userId: string },
): Promise<OpinionWorld> {
  const { caseId, projectId } = await makeAdmittedCase({
    contractor: unit,
    jurisdiction: ownDistrict,
    startsInHours: 24 * 60,
  });
  await owner`update project_party set organization_id = ${supervisionId} where project_id = ${projectId} and role = 'supervision'`;
  const [round, seat, invitation, opinion] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await owner`insert into draw_round (id, case_id, round, state, request, candidates, request_hash, eligible, requested_by, requested_at, public_code)
    values (${round}, ${caseId}, 1, 'VOIDED', '{"algorithm": "gongping-draw/1", "case": "laid", "round": 1, "policy": "2025-01-08", "takenAt": "2026-01-05T00:00:00.000Z", "anchor": "none", "seats": [{"specialty": "SZ-JK", "count": 5}], "employerCap": 2, "seated": []}', '[]', 'none', 0, 'test', app_now() - interval '9 days', ${randomUUID()})`;
  await owner`insert into seat (id, case_id, ordinal, specialty, main) values (${seat}, ${caseId}, 1, 'SZ-JK', true),
    (${randomUUID()}, ${caseId}, 2, 'SZ-JK', true)`;
  await owner`insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash,
      created_at, sent_at, delivered_at, delivered_via, deadline, decided_at, undertaken_at)
    values (${invitation}, ${caseId}, ${round}, ${seat}, ${member.expertId}, '', 'none', 'ACCEPTED', ${randomUUID()},
      app_now() - interval '9 days', app_now() - interval '9 days', app_now() - interval '9 days', 'receipt',
      app_now() - interval '8 days 18 hours', app_now() - interval '8 days 20 hours', app_now() - interval '8 days 20 hours')`;
  await owner`update review_case set state = 'PRE_REVIEW', panel_formed_at = app_now() - interval '8 days', first_formed_at = app_now() - interval '8 days'
    where id = ${caseId}`;
  const planId = await putFile(owner, caseId, "plan");
  const scanId = await putFile(owner, caseId, "opinion_scan", "AVAILABLE", 1, member.userId);
  const base = "2026-01-05T01:00:00.000Z";
  await owner`insert into opinion (id, case_id, invitation_id, state, draft, draft_saved_at, opened_at)
    values (${opinion}, ${caseId}, ${invitation}, 'DRAFT', ${owner.json(content)}, ${base}, ${base})`;
  return { caseId, planId, scanId, base };
}
