import { randomUUID } from "node:crypto";
import { acceptInvitation, declineInvitation, requestDraw } from "../../../src/features/panels";
import { sweeps } from "../../../src/features/panels/handlers";
import { addParty } from "../../../src/features/projects";
import { submitCase, tickParts } from "../../../src/features/reviews";
import { PLAN_PART_IDS } from "../../../src/features/rulebook";
import { systemContext } from "../../../src/platform/context";
import { linkToken } from "../../../src/platform/crypto";
import { makeDraft, makeParties, putFile } from "../../use-cases/reviews/filing";
import type { TestDatabase } from "../database";
import { draw, invitationsOf, report, work } from "../drawn-case";
import {
  as,
  contractorActor,
  makeAdmittedCase,
  makeExpert,
  makePerson,
  makePool,
  makeUnit,
  type PoolExpert,
} from "../world";
import { type ApplicationsWorld, makeApplicationsWorld } from "./applications-world";
import { type AppointmentWorld, makeAppointments } from "./appointment-world";
import {
  foreignDistrict,
  type Login,
  loginOfOfficer,
  loginOfPerson,
  loginOfUnit,
  ownDistrict,
  type Who,
} from "./cast";
import { type DecisionsWorld, makeDecisionsWorld } from "./decisions-world";
import { type DeskWorld, makeDesk } from "./desk-world";
import { type DutyWorld, makeDutyWorld } from "./duty-world";
import { type ImportsWorld, makeImports } from "./imports-world";
import { makeOpinionWorld, type OpinionWorld } from "./opinion-world";
import { makePapersWorld, type PapersWorld } from "./papers-world";
import { makeRegister, type RegisterWorld } from "./register-world";

export interface Drawn {
  readonly caseId: string;
  readonly projectId: string;
}

export interface Invited {
  readonly id: string;
  readonly expertId: string;
  readonly personId: string;
  readonly token: string;
}

/** Cases in every state up to the panel, all of one unit, and a login of everybody. */
export interface AttackWorld {
  readonly logins: Readonly<Record<Exclude<Who, "anonymous">, Login>>;
  readonly draft: { caseId: string; projectId: string; itemId: string; partyId: string };
  readonly submitted: { caseId: string; projectId: string; fileId: string };
  readonly admitted: Drawn;
  readonly drawing: Drawn;
  readonly inviting: Drawn & {
    readonly open: Invited;
    readonly accepted: Invited;
    readonly publicCode: string;
  };
  readonly exhausted: Drawn;
  readonly formed: Drawn & { readonly publicCode: string };
  readonly buriedJob: string;
  /** Of the expert who is asked. */
  readonly desk: DeskWorld;
  readonly decisions: DecisionsWorld;
  readonly imports: ImportsWorld;
  readonly register: RegisterWorld;
  readonly application: ApplicationsWorld;
  readonly appointment: AppointmentWorld;
  readonly papers: PapersWorld;
  readonly opinion: OpinionWorld;
  /** The expert who accepted leads, the one who is asked elsewhere sits beside her. */
  readonly duty: DutyWorld;
  /** The id of nothing. */
  readonly missing: string;
  /** What the objects of the suite are called: whoever may not see them must not read it. */
  readonly facts: readonly string[];
  /** Of everybody asked in a case without a panel: names, numbers, ids; of their invitations and rounds: ids, tickets, tokens. */
  readonly secrets: readonly string[];
}

const hour = 3_600_000;

export async function sweepPanels(): Promise<void> {
  for (const sweep of sweeps) await sweep.run(await systemContext("test"));
  await work();
}

/** Makes the world in a database that holds the rulebook. The clock then stands at ten in the morning, tomorrow. */
export async function makeAttackWorld(database: TestDatabase): Promise<AttackWorld> {
  const { owner } = database;
  const at = new Date(Date.now() + 24 * hour);
  at.setUTCHours(2, 1, 0, 0);
  await database.setClock(at);
  const unit = await makeUnit("青岛甲建设有限公司", ["contractor"]);
  const contractor = await loginOfUnit(owner, unit, ["contractor"]);
  const parties = await makeParties();
  const supervision = await loginOfUnit(owner, parties.supervision, ["supervision"]);
  const actor = contractorActor(contractor.userId, await makePerson("王工"), unit);
  const draft = await makeDraft(actor, parties);
  const { partyId } = await addParty(await as(actor), {
    projectId: draft.projectId,
    role: "monitoring",
    uscc: parties.survey.uscc,
    name: parties.survey.name,
  });

  const filed = await makeDraft(actor, parties);
  await tickParts(await as(actor), { caseId: filed.caseId, parts: [...PLAN_PART_IDS] });
  const fileId = await putFile(owner, filed.caseId, "plan");
  for (const kind of ["company_review", "supervisor_review"] as const)
    await putFile(owner, filed.caseId, kind);
  await submitCase(await as(actor), { caseId: filed.caseId });

  const specialty = "SZ-JK";
  await makePool(30, [specialty]);
  let days = 5;
  const file = async () => {
    const filing = await makeAdmittedCase({
      contractor: unit,
      jurisdiction: ownDistrict,
      startsInHours: 24 * ++days,
      seats: [{ specialty, count: 5 }],
    });
    await owner`update project_party set organization_id = ${parties.supervision.id} where project_id = ${filing.projectId} and role = 'supervision'`;
    return { ...filing, actor };
  };
  const expertActorOf = async (expertId: string) => {
    const [row] = await owner`select person_id as "personId" from expert where id = ${expertId}`;
    return {
      ...actor,
      id: `user-of-${expertId}`,
      personId: row?.personId as string,
      role: "expert" as const,
      organizationId: null,
      organizationName: null,
      expertId,
    };
  };
  const accept = async (one: { id: string; expertId: string }) =>
    acceptInvitation(await as(await expertActorOf(one.expertId)), { invitationId: one.id });
  const deliver = async (caseId: string) => {
    for (const one of await invitationsOf(caseId)) await report(one.id, "DELIVERED");
    await sweepPanels();
    return invitationsOf(caseId);
  };

  const admitted = await file();
  const drawing = await file();
  await requestDraw(await as(actor), { caseId: drawing.caseId });
  const formed = await file();
  await draw(formed);
  for (const one of await deliver(formed.caseId)) await accept(one);
  await work();
  const inviting = await file();
  await draw(inviting);
  const [open, first, second] = await deliver(inviting.caseId);
  await accept(first!);
  await accept(second!);
  const exhausted = await file();
  await draw(exhausted);
  const [refusing] = await deliver(exhausted.caseId);
  // For a moment nobody else can be drawn.
  await owner`insert into expert_suspension (id, expert_id, suspended_from, reason, document)
    select gen_random_uuid(), id, app_now() - interval '1 day', '测试暂停', '测试' from expert
    where id not in (select expert_id from invitation where case_id = ${exhausted.caseId})`;
  await declineInvitation(await as(await expertActorOf(refusing!.expertId)), {
    invitationId: refusing!.id,
    reason: "TIME",
    note: "",
    party: "",
  });
  await work();
  await owner`update expert_suspension set lifted_at = app_now() where reason = '测试暂停'`;
  const states = await owner`select state from review_case where id in ${owner([
    draft.caseId,
    filed.caseId,
    admitted.caseId,
    drawing.caseId,
    inviting.caseId,
    exhausted.caseId,
    formed.caseId,
  ])} order by 1`;
  const reached = states.map(({ state }) => state).join(" ");
  if (reached !== "ADMITTED DRAFT DRAWING INVITING PANEL_FORMED POOL_EXHAUSTED SUBMITTED")
    throw new Error(`the world is not as it should be: ${reached}`);

  // Names that stand nowhere else, so that a leak is a leak.
  await owner`update person set name = '密' || substr(md5(person.id::text), 1, 10) from expert where expert.person_id = person.id
    and expert.id in (select expert_id from invitation)`;
  await owner`update review_case set cancel_requested_at = app_now(), cancel_reason = '停工' where id = ${formed.caseId}`;
  const buriedJob = randomUUID();
  await owner`insert into outbox (id, job, payload, due_at, dead_at) values (${buriedJob}, 'reviews.remove-object', '{"objectKey":"none"}', app_now(), app_now())`;
  const invited = async (one: { id: string; expertId: string }): Promise<Invited> => ({
    id: one.id,
    expertId: one.expertId,
    personId: (await expertActorOf(one.expertId)).personId,
    token: linkToken("invitation", one.id),
  });
  const memberOf = async ({ expertId, personId }: Invited): Promise<PoolExpert> => {
    const [row] = await owner`select number from expert where id = ${expertId}`;
    return { id: expertId, personId, number: row?.number as string, employer: null };
  };
  const codeOf = async (caseId: string) => {
    const [row] =
      await owner`select public_code as code from draw_round where case_id = ${caseId} order by round limit 1`;
    return row?.code as string;
  };
  const [opened, accepted] = [await invited(open!), await invited(first!)];
  const other = await makeExpert([specialty]);
  const desk = await makeDesk(owner, opened);
  const expertInvited = await loginOfPerson(owner, opened.personId);
  const [system, security, audit] = [
    await loginOfOfficer(owner, "system", null),
    await loginOfOfficer(owner, "security", null),
    await loginOfOfficer(owner, "audit", null),
  ];
  const station = await loginOfOfficer(owner, "station", "370200");
  return {
    logins: {
      newcomer: await loginOfUnit(owner, await makeUnit("青岛新来建设有限公司"), []),
      contractor,
      contractorForeign: await loginOfUnit(owner, await makeUnit("青岛乙建设有限公司"), ["contractor"]),
      expertInvited,
      expertAccepted: await loginOfPerson(owner, accepted.personId),
      expertOther: await loginOfPerson(owner, other.personId),
      supervision,
      supervisionForeign: await loginOfUnit(owner, await makeUnit("青岛乙监理有限公司"), ["supervision"]),
      station,
      bureau: await loginOfOfficer(owner, "bureau", "370200"),
      district: await loginOfOfficer(owner, "district", ownDistrict),
      districtForeign: await loginOfOfficer(owner, "district", foreignDistrict),
      system,
      security,
      audit,
    },
    draft: { ...draft, partyId },
    submitted: { caseId: filed.caseId, projectId: filed.projectId, fileId },
    admitted,
    drawing,
    inviting: { ...inviting, open: opened, accepted, publicCode: await codeOf(inviting.caseId) },
    exhausted,
    formed: { ...formed, publicCode: await codeOf(formed.caseId) },
    buriedJob,
    desk,
    decisions: await makeDecisionsWorld(owner, { station, formedCaseId: formed.caseId }),
    imports: await makeImports(owner),
    register: await makeRegister(actor),
    application: await makeApplicationsWorld(owner, system),
    appointment: await makeAppointments(owner),
    papers: await makePapersWorld(owner, { drafting: security, applied: audit, expertId: other.id }),
    opinion: await makeOpinionWorld(owner, unit, parties.supervision.id, {
      expertId: opened.expertId,
      userId: expertInvited.userId,
    }),
    duty: await makeDutyWorld({
      owner,
      unit,
      contractorUserId: contractor.userId,
      supervision: parties.supervision,
      supervisorUserId: supervision.userId,
      leader: await memberOf(accepted),
      member: await memberOf(opened),
    }),
    missing: randomUUID(),
    facts: await factsOf(database),
    secrets: await secretsOf(database, [drawing.caseId, inviting.caseId, exhausted.caseId]),
  };
}

async function secretsOf({ owner }: TestDatabase, caseIds: readonly string[]): Promise<string[]> {
  const rows = await owner`
    select e.id as expert, e.number, e.person_id, p.name, i.id, i.seat_id, i.ticket, i.token_hash
    from invitation i join expert e on e.id = i.expert_id join person p on p.id = e.person_id
    where i.case_id in ${owner([...caseIds])}`;
  const rounds =
    await owner`select id, public_code from draw_round where case_id in ${owner([...caseIds])} and state <> 'REQUESTED'`;
  if (rows.length < 10) throw new Error("too few invitations to leak");
  const tokens = rows.map(({ id }) => linkToken("invitation", id as string));
  return [...rows, ...rounds].flatMap((row) => Object.values(row) as string[]).concat(tokens);
}

async function factsOf({ owner }: TestDatabase): Promise<string[]> {
  const rows = await owner`select p.name, c.number from review_case c join project p on p.id = c.project_id`;
  return rows
    .flatMap(({ name, number }) => [name, number] as (string | null)[])
    .filter((one) => one !== null);
}
