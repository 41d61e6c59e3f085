import { countComplaints, listComplaints } from "../../../src/features/complaints";
import { countEvents, listEvents } from "../../../src/features/credit";
import {
  applicationTabs,
  countApplicationTabs,
  countDecisions,
  listApplications,
  listDecisions,
  readApplicationFilter,
} from "../../../src/features/experts";
import { countInspections, listInspections } from "../../../src/features/inspections";
import { countNotices, countUndelivered, listNotices, listUndelivered } from "../../../src/features/messages";
import {
  countEachSupervised,
  countInvitations,
  countQuestions,
  countSupervisedMessages,
  listInvitations,
  listQuestions,
  listSupervisedCases,
  listSupervisedMessages,
  readCaseFilter,
  readMessageFilter,
} from "../../../src/features/panels";
import { countCases, countCasesByState, listCases } from "../../../src/features/reviews";
import { countMisuses, countUses, listMisuses, listUses } from "../../../src/features/title-use";
import type { UserActor } from "../../../src/platform/actor";
import { findLogin } from "../../../src/platform/session";
import type { Who } from "../../support/attacks/cast";
import { type AttackWorld, makeAttackWorld } from "../../support/attacks/world";
import { useDatabase } from "../../support/database";
import { as } from "../../support/world";

// 待办: a number on a desk leads to a list of exactly that length (pages.md), for every role, in a world where all
// of them have something to do.

const db = useDatabase();
const all = { limit: 1000, offset: 0 };
let world: AttackWorld;

beforeAll(async () => {
  world = await makeAttackWorld(db);
}, 280_000);

async function actorOf(who: Exclude<Who, "anonymous">): Promise<UserActor> {
  const cookie = world.logins[who].cookie.split("=")[1];
  const actor = (await findLogin(cookie))?.actors[0];
  if (!actor) throw new Error(`${who} cannot log in`);
  return actor;
}

type Pair = readonly [name: string, counted: number, listed: number];

async function pairsOfRegulator(actor: UserActor): Promise<Pair[]> {
  const ctx = await as(actor);
  const pairs: Pair[] = [];
  const add = (name: string, counted: number, rows: readonly unknown[]) =>
    pairs.push([name, counted, rows.length]);
  const queues = {
    submitted: { state: "SUBMITTED" },
    inviting: { state: "INVITING" },
    attention: { queue: "attention" },
    week: { queue: "week" },
    redraws: { queue: "redraws" },
  };
  const filters = Object.fromEntries(
    Object.entries(queues).map(([name, query]) => [name, readCaseFilter(query)]),
  );
  const counted = await countEachSupervised(ctx, filters);
  for (const [name, filter] of Object.entries(filters))
    add(name, counted[name] ?? -1, await listSupervisedCases(ctx, filter, all));
  add("questions", await countQuestions(ctx, "open"), await listQuestions(ctx, "open", all));
  add("decisions", await countDecisions(ctx, "pending"), await listDecisions(ctx, "pending", all));
  for (const tab of ["due", "objected", "appeals"] as const)
    add(`credit ${tab}`, await countEvents(ctx, { tab }), await listEvents(ctx, { tab }, all));
  const unsent = readMessageFilter({ queue: "undelivered" }, []);
  add("messages", await countSupervisedMessages(ctx, unsent), await listSupervisedMessages(ctx, unsent, all));
  for (const queue of ["toVisit", "toHandle", "overdue"] as const)
    add(
      `inspections ${queue}`,
      await countInspections(ctx, { queue }),
      await listInspections(ctx, { queue }, all),
    );
  const lost = await countUndelivered(ctx);
  for (const list of ["open", "done"] as const)
    add(`undelivered ${list}`, lost[list], await listUndelivered(ctx, list, all));
  const complaints = await countComplaints(ctx);
  for (const list of ["waiting", "mine", "running", "done"] as const)
    add(`complaints ${list}`, complaints[list], await listComplaints(ctx, list, all));
  if (actor.post === "station" || actor.post === "bureau") {
    const tabs = await countApplicationTabs(ctx);
    for (const tab of applicationTabs)
      add(`applications ${tab}`, tabs[tab], await listApplications(ctx, readApplicationFilter({ tab }), all));
    add("title uses", await countUses(ctx, "open"), await listUses(ctx, "open", all));
    add("misuses", await countMisuses(ctx, "open"), await listMisuses(ctx, "open", all));
  }
  return pairs;
}

async function pairsOfUnit(actor: UserActor): Promise<Pair[]> {
  const ctx = await as(actor);
  const order = { sort: "created", ...all } as const;
  const byState = [...(await countCasesByState(ctx))];
  const each = await Promise.all(
    byState.map(
      async ([state, n]): Promise<Pair> => [
        state,
        n,
        (await listCases(ctx, { ...order, states: [state] })).length,
      ],
    ),
  );
  return [...each, ["cases", await countCases(ctx, {}), (await listCases(ctx, order)).length]];
}

async function pairsOfExpert(actor: UserActor): Promise<Pair[]> {
  const ctx = await as(actor);
  return Promise.all(
    (["to-answer", "upcoming", "done"] as const).map(
      async (list): Promise<Pair> => [
        list,
        await countInvitations(ctx, list),
        (await listInvitations(ctx, list, all)).length,
      ],
    ),
  );
}

const desks: Readonly<Partial<Record<Who, (actor: UserActor) => Promise<Pair[]>>>> = {
  station: pairsOfRegulator,
  bureau: pairsOfRegulator,
  district: pairsOfRegulator,
  contractor: pairsOfUnit,
  supervision: pairsOfUnit,
  expertInvited: pairsOfExpert,
  expertAccepted: pairsOfExpert,
};

it.each(Object.entries(desks))(
  "every number on the desk of %s is the length of its list",
  async (who, pairs) => {
    const actor = await actorOf(who as Exclude<Who, "anonymous">);
    const found = await pairs(actor);
    expect(found.filter(([, counted, listed]) => counted !== listed)).toEqual([]);
    // A desk with nothing on it would prove nothing.
    expect(found.filter(([, counted]) => counted > 0).length).toBeGreaterThan(who === "supervision" ? 0 : 1);
  },
);

it.each(["contractor", "supervision", "expertInvited", "station", "system"] as const)(
  "the number of unread messages of %s is the length of its list",
  async (who) => {
    const ctx = await as(await actorOf(who));
    const { role } = ctx.actor;
    const counts = await countNotices(ctx, role);
    for (const list of ["unread", "all"] as const)
      expect(await listNotices(ctx, role, list, all)).toHaveLength(counts[list]);
    if (who !== "station" && who !== "system") expect(counts.unread).toBeGreaterThan(0);
  },
);
