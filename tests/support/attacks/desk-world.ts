import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { declareOwnInterest, listOwnInterests, takeLeave } from "../../../src/features/experts";
import { composeUscc } from "../../../src/features/organizations/uscc";
import { issueAttestation } from "../../../src/features/panels";
import { as, expertActor, makeAdmittedCase, makeUnit, type PoolExpert } from "../world";

/** What is on the desk of the expert who is asked: a leave, an interest, an employer, a 履职证明. */
export interface DeskWorld {
  readonly leaveId: string;
  readonly interestId: string;
  readonly attestationId: string;
  readonly employmentId: string;
}

/** Makes it for one expert, with a panel whose meeting is over. */
export async function makeDesk(
  owner: Sql,
  member: { expertId: string; personId: string },
): Promise<DeskWorld> {
  const expert: PoolExpert = { id: member.expertId, number: "QD", personId: member.personId, employer: null };
  await makeHeldPanel(owner, expert.id);
  const leaveId = await takeLeave(await as(expertActor(expert)), { from: inDays(200), to: inDays(201) });
  const attestationId = await issueAttestation(await as(expertActor(expert)), {
    from: inDays(-30),
    to: inDays(0),
  });
  await declareOwnInterest(await as(expertActor(expert)), {
    relation: "spouse",
    name: "",
    unit: "青岛某监测有限公司",
    uscc: composeUscc({ authority: "91", region: "370202", body: "MA3E0007" }),
    words: "",
  });
  const [interest] = await listOwnInterests(await as(expertActor(expert)));
  if (!interest) throw new Error("the expert has declared nothing");
  const [row] = await owner`select id from expert_employment where expert_id = ${expert.id}`;
  if (!row) throw new Error("the expert has no employer");
  return { leaveId, interestId: interest.id, attestationId, employmentId: row.id as string };
}

/** The day so many days from now, in China. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function makeHeldPanel(owner: Sql, expertId: string): Promise<void> {
  const { caseId } = await makeAdmittedCase({
    contractor: await makeUnit("旧施工单位", ["contractor"]),
    startsInHours: -48,
  });
  const [round, seat] = [randomUUID(), randomUUID()];
  await owner`insert into draw_round (id, case_id, round, state, request, candidates, request_hash, eligible, requested_by, requested_at, public_code)
    values (${round}, ${caseId}, 1, 'VOIDED', '{}', '[]', 'none', 0, 'test', app_now() - interval '9 days', ${randomUUID()})`;
  await owner`insert into seat (id, case_id, ordinal, specialty, main) values (${seat}, ${caseId}, 1, 'SZ-JK', true)`;
  await owner`insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash,
      created_at, sent_at, delivered_at, delivered_via, deadline, decided_at, undertaken_at)
    values (${randomUUID()}, ${caseId}, ${round}, ${seat}, ${expertId}, '', 'none', 'ACCEPTED', ${randomUUID()},
      app_now() - interval '9 days', app_now() - interval '9 days', app_now() - interval '9 days', 'receipt',
      app_now() - interval '8 days 18 hours', app_now() - interval '8 days 20 hours', app_now() - interval '8 days 20 hours')`;
  await owner`update review_case set state = 'PANEL_FORMED', panel_formed_at = app_now() - interval '8 days' where id = ${caseId}`;
}
