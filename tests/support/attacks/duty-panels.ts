import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { randomHex } from "../../../src/platform/crypto";
import { coverWork, layFile } from "../approval-world";
import type { FormedPanel, Member } from "../formed-panel";
import {
  contractorActor,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  type PoolExpert,
  type Unit,
} from "../world";
import { ownDistrict } from "./cast";

/** Whose the cases are, and who of the suite sits on their panels. */
export interface DutyCast {
  readonly owner: Sql;
  readonly unit: Unit;
  readonly contractorUserId: string;
  readonly supervision: Unit;
  /** Leads every panel that has a leader. */
  readonly leader: PoolExpert;
  /** Sits on every panel and leads none. */
  readonly member: PoolExpert;
}

/** What the suite says of a case whose panel stands. */
export interface Duty {
  readonly caseId: string;
  /** Of the one who leads. */
  readonly leaderSeat: string;
  /** Of the other one of the suite. */
  readonly memberSeat: string;
}

export const dutyOf = ({ filing, members: [leader, member] }: FormedPanel): Duty => ({
  caseId: filing.caseId,
  leaderSeat: leader!.invitationId,
  memberSeat: member!.invitationId,
});

const specialty = "SZ-JK";

/**
 * Panels of five that stand: the suite's leader and member and three others, who are on no login of it. Laid as rows,
 * since nobody can be drawn by choice; the draw is shown by the suite's own cases.
 */
export async function panelsOf(cast: DutyCast): Promise<(startsInHours: number) => Promise<FormedPanel>> {
  const others = [
    await makeExpert([specialty]),
    await makeExpert([specialty]),
    await makeExpert([specialty]),
  ];
  const experts = [cast.leader, cast.member, ...others];
  return async (startsInHours) => {
    const filing = await fileCase(cast, startsInHours);
    const { caseId } = filing;
    await coverWork(filing);
    const round = randomUUID();
    await cast.owner`insert into draw_round (id, case_id, round, state, request, candidates, request_hash, eligible, requested_by, requested_at, public_code)
      values (${round}, ${caseId}, 1, 'VOIDED', '{"algorithm": "gongping-draw/1", "case": "laid", "round": 1, "policy": "2025-01-08", "takenAt": "2026-01-05T00:00:00.000Z", "anchor": "none", "seats": [{"specialty": "SZ-JK", "count": 5}], "employerCap": 2, "seated": []}', '[]', 'none', 0, 'test', app_now() - interval '9 days', ${randomUUID()})`;
    const members: Member[] = [];
    for (const [index, expert] of experts.entries()) {
      const invitationId = await seatExpert(cast.owner, { caseId, round, ordinal: index + 1, expert });
      members.push({ invitationId, expert, actor: expertActor(expert), specialty, main: true });
    }
    await cast.owner`update review_case set state = 'PANEL_FORMED', panel_formed_at = app_now() - interval '8 days',
      first_formed_at = app_now() - interval '8 days' where id = ${caseId}`;
    const plan = await layFile(caseId, "plan", filing.actor);
    return { filing, pool: experts, members, plan: { fileId: plan.id, sha256: plan.sha256 } };
  };
}

/** A case of the suite's contractor, supervised by its supervising unit, in its district. */
export async function fileCase(cast: DutyCast, startsInHours: number): Promise<FormedPanel["filing"]> {
  const filing = await makeAdmittedCase({ contractor: cast.unit, jurisdiction: ownDistrict, startsInHours });
  await cast.owner`update project_party set organization_id = ${cast.supervision.id}
    where project_id = ${filing.projectId} and role = 'supervision'`;
  const parties = { ...filing.parties, supervision: cast.supervision };
  const actor = contractorActor(cast.contractorUserId, filing.actor.personId, cast.unit);
  return { ...filing, parties, actor };
}

async function seatExpert(
  owner: Sql,
  of: { caseId: string; round: string; ordinal: number; expert: PoolExpert },
): Promise<string> {
  const [seat, invitation] = [randomUUID(), randomUUID()];
  await owner`insert into seat (id, case_id, ordinal, specialty, main)
    values (${seat}, ${of.caseId}, ${of.ordinal}, ${specialty}, true)`;
  await owner`insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash,
      created_at, sent_at, delivered_at, delivered_via, deadline, decided_at, undertaken_at)
    values (${invitation}, ${of.caseId}, ${of.round}, ${seat}, ${of.expert.id}, '', 'none', 'ACCEPTED', ${randomUUID()},
      app_now() - interval '9 days', app_now() - interval '9 days', app_now() - interval '9 days', 'receipt',
      app_now() - interval '8 days 18 hours', app_now() - interval '8 days 20 hours', app_now() - interval '8 days 20 hours')`;
  return invitation;
}

/** The plan is released and the ballot open. */
export async function release(owner: Sql, { filing, members }: FormedPanel): Promise<string> {
  const id = randomUUID();
  await owner`update review_case set state = 'PRE_REVIEW' where id = ${filing.caseId}`;
  await owner`insert into leader_election (id, case_id, ordinal, state, candidates, opened_at, closes_at)
    values (${id}, ${filing.caseId}, 1, 'OPEN', ${members.map(({ invitationId }) => invitationId)},
      app_now() - interval '8 days', app_now() + interval '10 days')`;
  return id;
}

/** The ballot has named the suite's leader. */
export async function elect(owner: Sql, panel: FormedPanel): Promise<void> {
  const election = await release(owner, panel);
  await owner`update leader_election set state = 'DECIDED', way = 'MAJORITY', decided_at = app_now(),
    leader_invitation_id = ${panel.members[0]!.invitationId} where id = ${election}`;
}

/** The sheet is printed; who of `there` has come is on it. Answers the sheet's code. */
export async function openSheet(owner: Sql, caseId: string, there: readonly string[]): Promise<string> {
  const [id, code] = [randomUUID(), randomHex(16)];
  await owner`insert into sitting (id, case_id, ordinal, state, code, scheduled_from, scheduled_to, place, opened_by)
    select ${id}, id, 1, 'CHECK_IN', ${code}, meeting_from, meeting_to, meeting_place, 'system' from review_case where id = ${caseId}`;
  for (const one of there)
    await owner`insert into attendance (id, sitting_id, invitation_id, way, recorded_by)
      values (${randomUUID()}, ${id}, ${one}, 'PAGE', 'test')`;
  return code;
}

/** What a member has handed in and nobody may read before all are in or the panel sits. */
export const sealedWords = "密件六：支撑轴力验算取值偏小";

export async function handInOpinion(owner: Sql, panel: FormedPanel, invitationId: string): Promise<void> {
  const id = randomUUID();
  const content = {
    headings: { SITE: sealedWords },
    items: [],
    defects: [],
    conclusion: "PASS_AFTER_REVISION",
    siteVisit: "",
  };
  await owner`insert into opinion (id, case_id, invitation_id, state, version, submitted_at)
    values (${id}, ${panel.filing.caseId}, ${invitationId}, 'SUBMITTED', 1, app_now())`;
  await owner`insert into opinion_version (id, opinion_id, version, content, content_hash, plan_file_id, plan_sha256, submitted_at)
    values (${randomUUID()}, ${id}, 1, ${owner.json(content)}, ${"0".repeat(64)}, ${panel.plan.fileId}, ${panel.plan.sha256}, app_now())`;
}

/** The members are asked about a later time. */
export async function askMove(owner: Sql, { filing, members }: FormedPanel): Promise<string> {
  const id = randomUUID();
  await owner`insert into meeting_move (id, case_id, state, reason, old_from, old_to, old_place, new_from, new_to, new_place, proposed_by)
    select ${id}, id, 'ASKING', '台风', meeting_from, meeting_to, meeting_place, meeting_from + interval '400 days',
      meeting_to + interval '400 days', meeting_place, 'test' from review_case where id = ${filing.caseId}`;
  for (const { invitationId } of members)
    await owner`insert into meeting_move_answer (id, move_id, invitation_id, deadline)
      values (${randomUUID()}, ${id}, ${invitationId}, app_now() + interval '6 hours')`;
  return id;
}

export async function listPerson(owner: Sql, caseId: string): Promise<string> {
  const id = randomUUID();
  await owner`insert into attendee (id, case_id, "group", duty, unit_name, name, listed_by)
    values (${id}, ${caseId}, 'owner', 'owner_lead', '某建设单位', '李工', 'test')`;
  return id;
}
