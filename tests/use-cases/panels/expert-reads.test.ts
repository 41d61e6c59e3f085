import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { drawRound, expert, invitation, organization, person } from "../../../src/db/schema";
import {
  acceptInvitation,
  countInvitations,
  countOwnRounds,
  declineInvitation,
  findInvitation,
  listInvitations,
  listInvitingParties,
  listOwnRounds,
  listPanelMembers,
  openInvitation,
  withdrawInvitation,
} from "../../../src/features/panels";
import { sweeps } from "../../../src/features/panels/handlers";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, work } from "../../support/drawn-case";
import {
  as,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makeExpert,
  makePool,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const hour = 3_600_000;
let pool: PoolExpert[];
let stranger: PoolExpert;
let days = 5;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T04:00:00Z"));
  pool = await makePool(16, ["SZ-JK"]);
  stranger = await makeExpert(["SZ-QZ"]);
});

async function drawn(state: "CREATED" | "SENT" | "DELIVERED"): Promise<Filing> {
  const filing = await makeAdmittedCase({ startsInHours: 24 * ++days });
  await draw(filing);
  if (state !== "CREATED") {
    for (const one of await invitationsOf(filing.caseId)) await report(one.id, state);
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
  }
  return filing;
}

async function contextOf(expertId: string) {
  return as(expertActor(pool.find(({ id }) => id === expertId)!));
}

async function acceptAll(filing: Filing) {
  for (const one of await invitationsOf(filing.caseId)) {
    if (one.state === "DELIVERED")
      await acceptInvitation(await contextOf(one.expertId), { invitationId: one.id });
    await work();
  }
}

/** Everything a page of hers is given, as text. */
async function everythingShownTo(expertId: string, invitationId: string): Promise<string> {
  const ctx = await contextOf(expertId);
  const page = { limit: 100, offset: 0 };
  return JSON.stringify([
    await findInvitation(ctx, invitationId),
    await listInvitingParties(ctx, invitationId),
    await listPanelMembers(ctx, invitationId),
    await listInvitations(ctx, "to-answer"),
    await listInvitations(ctx, "upcoming"),
    await listInvitations(ctx, "all"),
    await listOwnRounds(ctx, page),
  ]);
}

async function nameOf(uscc: string): Promise<string> {
  const [row] = await database().select().from(organization).where(eq(organization.uscc, uscc));
  return row!.name;
}

/** What would tell one member about another. */
async function traitsOf(expertIds: readonly string[]): Promise<string[]> {
  const traits: string[] = [];
  for (const id of expertIds) {
    const [row] = await database()
      .select({ number: expert.number, personId: expert.personId, name: person.name })
      .from(expert)
      .innerJoin(person, eq(person.id, expert.personId))
      .where(eq(expert.id, id));
    const { uscc } = pool.find((one) => one.id === id)!.employer!;
    const employer = await nameOf(uscc);
    traits.push(id, row!.number, row!.personId, `"${row!.name}"`, `"${employer}"`, uscc);
  }
  return traits;
}

describe("an expert's own invitation", () => {
  it("is not there before it is sent, and tells what she needs once it is", async () => {
    const filing = await drawn("CREATED");
    const [one] = await invitationsOf(filing.caseId);
    const ctx = await contextOf(one!.expertId);
    expect(await findInvitation(ctx, one!.id)).toBeNull();
    expect(await listInvitingParties(ctx, one!.id)).toEqual([]);
    await report(one!.id, "SENT");
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
    const own = await findInvitation(ctx, one!.id);
    expect(own).toMatchObject({
      state: "SENT",
      deadline: null,
      title: "某站深基坑专项施工方案",
      meetingPlace: "项目部二楼会议室",
      specialty: "基坑、岩土（支护、土方、降水）",
    });
    const parties = await listInvitingParties(ctx, one!.id);
    expect(parties.map(({ roles }) => roles.join())).toEqual([
      "建设单位",
      "施工单位",
      "监理单位",
      "勘察单位",
      "设计单位",
    ]);
    expect(parties.map(({ id }) => id).sort()).toEqual(
      Object.values(filing.parties)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it("does not exist for another expert, another role, or an id that is none", async () => {
    const filing = await drawn("DELIVERED");
    const [one, two] = await invitationsOf(filing.caseId);
    const other = await contextOf(two!.expertId);
    expect(await findInvitation(other, one!.id)).toBeNull();
    expect(await listInvitingParties(other, one!.id)).toEqual([]);
    expect(await listPanelMembers(other, one!.id)).toBeNull();
    expect(await findInvitation(await as(filing.actor), one!.id)).toBeNull();
    expect(await findInvitation(await as(regulatorActor("station", "370200")), one!.id)).toBeNull();
    expect(await findInvitation(other, "1 or 1=1")).toBeNull();
    const ctx = await contextOf(one!.expertId);
    expect(await findInvitation(ctx, one!.id)).toMatchObject({ state: "DELIVERED" });
  });
});

describe("the other members", () => {
  it("are in nothing she is given before the panel stands, and are named to members afterwards", async () => {
    const filing = await drawn("DELIVERED");
    const [mine, ...others] = await invitationsOf(filing.caseId);
    const traits = await traitsOf(others.map(({ expertId }) => expertId));
    await acceptInvitation(await contextOf(mine!.expertId), { invitationId: mine!.id });
    await work();
    const before = await everythingShownTo(mine!.expertId, mine!.id);
    expect(before).toContain("某站深基坑专项施工方案");
    for (const trait of traits) expect(before).not.toContain(trait);

    await acceptAll(filing);
    const ctx = await contextOf(mine!.expertId);
    const members = await listPanelMembers(ctx, mine!.id);
    expect(members).toHaveLength(5);
    const employers = await Promise.all(
      [mine!, ...others].map(({ expertId }) =>
        nameOf(pool.find(({ id }) => id === expertId)!.employer!.uscc),
      ),
    );
    expect(members!.map(({ employer }) => employer).sort()).toEqual(employers.sort());
    expect(JSON.stringify(members)).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/);
  });

  it("are hidden again from who has left, and while the seat is drawn anew", async () => {
    const filing = await drawn("DELIVERED");
    const [mine, other] = await invitationsOf(filing.caseId);
    await acceptAll(filing);
    expect(await listPanelMembers(await contextOf(other!.expertId), other!.id)).toHaveLength(5);
    await withdrawInvitation(await contextOf(mine!.expertId), { invitationId: mine!.id, note: "出差" });
    expect(await listPanelMembers(await contextOf(mine!.expertId), mine!.id)).toBeNull();
    expect(await listPanelMembers(await contextOf(other!.expertId), other!.id)).toBeNull();
  });
});

describe("her lists", () => {
  it("count what they hold and put the most urgent first", async () => {
    const first = await drawn("DELIVERED");
    await db.advance(hour);
    const second = await drawn("DELIVERED");
    const third = await drawn("SENT");
    const shared = (await invitationsOf(first.caseId)).map(({ expertId }) => expertId);
    for (const expertId of shared) {
      const ctx = await contextOf(expertId);
      for (const list of ["to-answer", "upcoming", "all"] as const) {
        expect(await listInvitations(ctx, list)).toHaveLength(await countInvitations(ctx, list));
      }
      const due = (await listInvitations(ctx, "to-answer")).map(
        ({ deadline }) => deadline?.getTime() ?? Infinity,
      );
      expect(due).toEqual([...due].sort((a, b) => a - b));
    }
    expect([first, second, third]).toHaveLength(3);
  });

  it("lose an invitation at its deadline whether or not the timer has run, and keep it as history", async () => {
    const filing = await drawn("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    const holds = async (list: "to-answer" | "all") =>
      (await listInvitations(await contextOf(one!.expertId), list)).some(({ id }) => id === one!.id);
    expect(await holds("to-answer")).toBe(true);
    await db.advance(6 * hour);
    expect(await holds("to-answer")).toBe(false);
    expect(await holds("all")).toBe(true);
  });

  it("move an accepted one to the meetings ahead, and drop it when the meeting begins", async () => {
    const filing = await drawn("SENT");
    const [one, two] = await invitationsOf(filing.caseId);
    const ctx = await contextOf(one!.expertId);
    await openInvitation(ctx, { invitationId: one!.id });
    await acceptInvitation(ctx, { invitationId: one!.id });
    const ahead = await listInvitations(ctx, "upcoming");
    expect(ahead.map(({ id }) => id)).toContain(one!.id);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 24 * 60 * hour) };
    expect(await listInvitations(later, "upcoming")).toEqual([]);
    await declineInvitation(await contextOf(two!.expertId), {
      invitationId: two!.id,
      reason: "TIME",
      note: "",
      party: "",
    });
    const history = await listInvitations(await contextOf(two!.expertId), "all");
    expect(history.find(({ id }) => id === two!.id)).toMatchObject({ state: "DECLINED" });
  });
});

describe("her rounds", () => {
  it("show her own row, ticket and result, and nothing of anybody else", async () => {
    const filing = await drawn("DELIVERED");
    const invited = await invitationsOf(filing.caseId);
    const ticket = new Map(invited.map((one) => [one.expertId, one.ticket]));
    const [round] = await database().select().from(drawRound).where(eq(drawRound.caseId, filing.caseId));
    let drawnSeen = 0;
    for (const member of pool) {
      const ctx = await contextOf(member.id);
      const own = (await listOwnRounds(ctx, { limit: 100, offset: 0 })).find(
        ({ requestHash }) => requestHash === round!.requestHash,
      );
      expect(own).toBeDefined();
      expect(own!.drawn).toBe(ticket.has(member.id));
      if (own!.drawn) {
        drawnSeen++;
        expect(own!.ticket).toBe(ticket.get(member.id));
      }
      expect(own!.excluded === null).toBe(own!.ticket !== null);
      expect(Object.keys(own!).sort()).toEqual(
        "drawn drawnAt excluded id number outcome requestHash round specialties ticket".split(" "),
      );
    }
    expect(drawnSeen).toBe(5);
  });

  it("exist for who was a candidate alone", async () => {
    const ctx = await as(expertActor(stranger));
    expect(await countOwnRounds(ctx)).toBe(0);
    expect(await listOwnRounds(ctx, { limit: 20, offset: 0 })).toEqual([]);
    const station = await as(regulatorActor("station", "370200"));
    expect(await countOwnRounds(station)).toBe(0);
  });

  it("give the reason why she could not be drawn, and count what they list", async () => {
    const [busy] = await database()
      .select()
      .from(invitation)
      .where(eq(invitation.state, "ACCEPTED"))
      .limit(1);
    const ctx = await contextOf(busy!.expertId);
    const filing = await makeAdmittedCase({ startsInHours: 24 * ++days });
    await db.owner`insert into expert_leave (id, expert_id, leave_from, leave_to)
      values (gen_random_uuid(), ${busy!.expertId}, '2026-11-01', '2027-12-31')`;
    await draw(filing);
    const rounds = await listOwnRounds(ctx, { limit: 100, offset: 0 });
    expect(rounds).toHaveLength(await countOwnRounds(ctx));
    expect(rounds[0]).toMatchObject({
      excluded: { code: "ON_LEAVE", text: "请假中" },
      ticket: null,
      drawn: false,
    });
  });
});
