import type { Sql } from "postgres";
import {
  askAccused,
  closeReviewed,
  decideComplaint,
  notifyParties,
  requestReviewByCode,
  reviewComplaint,
  takeComplaint,
  triageComplaint,
} from "../../../src/features/complaints";
import { saveView } from "../../../src/features/search";
import { recordMisuse, requestUse } from "../../../src/features/title-use";
import type { UserActor } from "../../../src/platform/actor";
import { publicContext } from "../../../src/platform/context";
import { author, file, officerOf, triage } from "../../use-cases/complaints/complaint-world";
import type { TestDatabase } from "../database";
import { as, expertActor, regulatorActor, type Unit } from "../world";
import type { Login } from "./cast";
import { inDays } from "./desk-world";

/** Complaints in every state that somebody works on, and the use of the title by the expert who is asked. */
export interface OversightWorld {
  readonly complaint: {
    readonly waiting: string;
    /** In the triage of the suite's station, both. */
    readonly triaged: string;
    readonly meant: string;
    /** Investigated by the suite's station; its author has given her name. */
    readonly held: string;
    readonly given: string;
    /** Investigated by somebody else of the station. */
    readonly others: string;
    /** In the review of the suite's station. */
    readonly reviewed: string;
    /** About the expert who is asked: she is to state, and has been told. */
    readonly stating: string;
    readonly told: string;
    readonly ofContractor: string;
    readonly ofSupervision: string;
    /** About the contractor, closed after a review that found it justified. */
    readonly justified: string;
  };
  readonly title: {
    /** Of the expert who is asked, all of them. */
    readonly number: string;
    readonly withdrawn: string;
    readonly asked: string;
    readonly stated: string;
    readonly recorded: string;
  };
  /** Kept by the suite's station. */
  readonly viewId: string;
}

export async function makeOversight(
  database: TestDatabase,
  suite: {
    readonly station: Login;
    readonly invited: { readonly expertId: string; readonly personId: string };
    readonly contractor: Unit;
    readonly supervision: Unit;
  },
): Promise<OversightWorld> {
  const { owner } = database;
  const own = await stationOf(owner, suite.station);
  const other = await officerOf(database);
  const [expert] = await owner`select number from expert where id = ${suite.invited.expertId}`;
  const number = expert?.number as string;
  const { expertId, personId } = suite.invited;
  const member = expertActor({ id: expertId, number, personId, employer: null });

  const taken = async (by: UserActor, filed: Parameters<typeof file>[1] = {}) => {
    const one = await file(database, filed);
    await takeComplaint(await as(by), { complaintId: one.id });
    return one;
  };
  const held = async (by: UserActor, filed: Parameters<typeof file>[1] = {}) => {
    const one = await taken(other, filed);
    await triageComplaint(await as(other), { ...triage, complaintId: one.id });
    await takeComplaint(await as(by), { complaintId: one.id });
    return one;
  };
  const asked = async (filed: Parameters<typeof file>[1]) => {
    const one = await held(other, filed);
    await askAccused(await as(other), { complaintId: one.id });
    return one.id;
  };
  const told = async (filed: Parameters<typeof file>[1]) => {
    const one = await held(other, filed);
    await askAccused(await as(other), { complaintId: one.id });
    await decideComplaint(await as(other), { complaintId: one.id, outcome: "DISMISSED", answer: "查无实据" });
    await notifyParties(await as(other), { complaintId: one.id, notice: "平台告知" });
    return one;
  };
  const justified = async (filed: Parameters<typeof file>[1]) => {
    const one = await told(filed);
    await requestReviewByCode(await publicContext(), { code: one.code, reason: "没有问过在场的人" });
    const reviewer = await as(await officerOf(database));
    await takeComplaint(reviewer, { complaintId: one.id });
    await reviewComplaint(reviewer, { complaintId: one.id, outcome: "UPHELD", answer: "属实" });
    await closeReviewed(reviewer, { complaintId: one.id });
    return one.id;
  };
  const aboutExpert = { subjectKind: "EXPERT", subject: number } as const;
  const reviewed = await told({});
  await requestReviewByCode(await publicContext(), { code: reviewed.code, reason: "没有问过在场的人" });
  await takeComplaint(await as(own), { complaintId: reviewed.id });

  const use = async () =>
    (
      await requestUse(await as(member), {
        kind: "TRAINING",
        organizer: "青岛某协会",
        place: "市南区",
        content: "授课",
        dateFrom: inDays(30),
        dateTo: inDays(30),
      })
    ).useId;
  const misuse = async () =>
    (
      await recordMisuse(await as(other), {
        number,
        kind: "INSPECTION",
        happenedOn: inDays(-1),
        organizer: "某建设公司",
        facts: "以专家名义检查工地",
        complaintNumber: "",
      })
    ).misuseId;
  return {
    complaint: {
      waiting: (await file(database)).id,
      triaged: (await taken(own)).id,
      meant: (await taken(own)).id,
      held: (await held(own, { author })).id,
      given: (await held(own)).id,
      others: (await held(other)).id,
      reviewed: reviewed.id,
      stating: await asked(aboutExpert),
      told: (await told(aboutExpert)).id,
      ofContractor: await asked({ subjectKind: "UNIT", subject: suite.contractor.uscc }),
      ofSupervision: await asked({ subjectKind: "UNIT", subject: suite.supervision.uscc }),
      justified: await justified({ subjectKind: "UNIT", subject: suite.contractor.uscc }),
    },
    title: {
      number,
      withdrawn: await use(),
      asked: await use(),
      stated: await misuse(),
      recorded: await misuse(),
    },
    viewId: await keptView(own, owner),
  };
}

async function keptView(officer: UserActor, owner: Sql): Promise<string> {
  await saveView(await as(officer), { title: "待受理", address: "/regulator/cases?state=SUBMITTED" });
  const [row] = await owner`select id from saved_view where person_id = ${officer.personId}`;
  return row?.id as string;
}

/** The suite's officer as she acts when signed in. */
async function stationOf(owner: Sql, login: Login): Promise<UserActor> {
  const [row] = await owner`select person_id as id from app_user where id = ${login.userId}`;
  return { ...regulatorActor("station", "370200"), id: login.userId, personId: row?.id as string };
}
