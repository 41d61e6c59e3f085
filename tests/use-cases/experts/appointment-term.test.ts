import { database } from "../../../src/db/client";
import {
  approveApplication,
  approveDue,
  completeOnboarding,
  findOnboarding,
} from "../../../src/features/experts";
import { appointmentInvariants } from "../../../src/features/experts/invariants/appointments";
import { addDays } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { findOffenders } from "../../../src/platform/invariant";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, makePerson, makeUnit, regulatorActor } from "../../support/world";
import {
  type ApplicationSpec,
  approveBy,
  makePublished,
  makeUnderReview,
  officer,
  rejectBy,
} from "./appointment-world";

const db = useDatabase();
const begin = new Date("2026-11-25T02:00:00Z");
const end = new Date("2026-12-02T16:00:00Z");
/** The day on which everything of `begin` is appointed. */
const day = "2026-12-03";
beforeEach(async () => db.setClock(begin));

const sweep = async () => approveDue(await systemContext("test"));
const one = async (rows: Promise<readonly object[]> | PromiseLike<readonly object[]>) =>
  (await rows)[0] as Record<string, unknown>;
const expertOf = (personId: string) => one(db.owner`select * from expert where person_id = ${personId}`);
const terms = (expertId: unknown) =>
  db.owner`select *, term_from::text, term_to::text from expert_term where expert_id = ${expertId as string} and superseded_at is null order by expert_term.term_from`;
const specialties = (expertId: unknown) =>
  db.owner`select specialty, valid_from::text, valid_to::text from expert_specialty
    where expert_id = ${expertId as string} and superseded_at is null order by specialty, 2`;
const appoint = async (spec: ApplicationSpec = {}) => {
  const applied = await makePublished(spec);
  await db.setClock(new Date(end.getTime() + 60_000));
  await sweep();
  return applied;
};

describe("the appointment", () => {
  it("waits for 24:00 in China of the last day", async () => {
    const { id } = await makePublished();
    await db.setClock(new Date(end.getTime() - 2000));
    expect(await sweep()).toBe(0);
    expect(await approveApplication(await systemContext("test"), id)).toBe(false);
    await db.setClock(end);
    expect(await sweep()).toBe(1);
  });

  it("makes a member with number, term, specialties, employment and interests, on record", async () => {
    const unit = await makeUnit("亲属单位");
    const { id, personId, employer } = await appoint({
      specialties: ["SZ-JK", "SZ-MB"],
      interests: [unit.uscc],
    });
    const expert = await expertOf(personId);
    expect(expert.number).toMatch(/^QD\d{6}$/);
    expect(expert.title).toBe("高级工程师");
    const [term] = await terms(expert.id);
    expect(term).toMatchObject({
      term_from: day,
      term_to: "2029-12-02",
      application_id: id,
      onboarded_at: null,
    });
    expect(term?.letter_code).toMatch(/^[0-9a-f]{32}$/);
    expect(term?.document).toMatch(
      /^SB2026-\d{6}号申报经评审、公示，聘任为.*聘期自2026年12月3日至2029年12月2日$/,
    );
    expect(await specialties(expert.id)).toEqual([
      { specialty: "SZ-JK", valid_from: day, valid_to: null },
      { specialty: "SZ-MB", valid_from: day, valid_to: null },
    ]);
    const employed =
      await db.owner`select organization_id, main, valid_to from expert_employment where expert_id = ${expert.id as string}`;
    expect(employed).toEqual([{ organization_id: employer?.id, main: "yes", valid_to: null }]);
    const interests =
      await db.owner`select detail_sealed from expert_interest where expert_id = ${expert.id as string}`;
    expect(interests).toHaveLength(1);
    expect(interests[0]?.detail_sealed).not.toContain("配偶");
    const said =
      await db.owner`select action from audit_entry where subject_id in (${id}, ${expert.id as string}) order by 1`;
    expect(said.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        "application.approved",
        "expert.recorded",
        "term.granted",
        "interest.declared",
      ]),
    );
    const messages = await db.owner`select template, due_at from sms_message where person_id = ${personId}`;
    // Appointed at one past midnight, told when people are awake.
    expect(messages).toEqual([{ template: "expertAppointed", due_at: new Date("2026-12-02T23:30:00Z") }]);
  });

  it("counts on from the highest number, also when many are appointed by two workers at once", async () => {
    const people = [];
    for (let index = 0; index < 6; index++) people.push((await makePublished()).personId);
    await db.setClock(end);
    const moved = await Promise.all([sweep(), sweep()]);
    expect(moved[0]! + moved[1]!).toBe(6);
    expect(await sweep()).toBe(0);
    const rows =
      await db.owner`select number from expert where person_id in ${db.owner(people)} order by number`;
    const numbers = rows.map(({ number }) => Number((number as string).slice(2)));
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
    const granted =
      await db.owner`select count(*)::int as n from expert_term t join expert e on e.id = t.expert_id
      where e.person_id in ${db.owner(people)}`;
    expect(granted[0]?.n).toBe(6);
    const approved = await db.owner`select subject_id from audit_entry where action = 'application.approved'
      group by subject_id having count(*) > 1`;
    expect(approved).toEqual([]);
  });

  it("is of the approved specialties alone", async () => {
    const applied = await makeUnderReview({ specialties: ["SZ-JK", "SZ-MB"] });
    const [first, second] = [await officer(), await officer()];
    for (const reviewer of [first, second]) {
      await approveBy(reviewer, applied.id, "SZ-JK");
      await rejectBy(reviewer, applied.id, "SZ-MB");
    }
    await db.setClock(end);
    await sweep();
    const expert = await expertOf(applied.personId);
    expect((await specialties(expert.id)).map(({ specialty }) => specialty)).toEqual(["SZ-JK"]);
  });
});

describe("a renewal", () => {
  it("keeps the number and follows the running term without gap or overlap", async () => {
    const unit = await makeUnit("原单位");
    const member = await makeExpert(["SZ-JK", "SZ-MB"], unit);
    const [running] = await terms(member.id);
    const { id } = await appoint({
      personId: member.personId,
      kind: "RENEWAL",
      specialties: ["SZ-JK", "SZ-QZ"],
      employer: unit,
    });
    const expert = await expertOf(member.personId);
    expect([expert.id, expert.number]).toEqual([member.id, member.number]);
    const [old, next] = await terms(member.id);
    expect(old?.id).toBe(running?.id);
    expect(next).toMatchObject({ term_from: addDays(old?.term_to as string, 1), application_id: id });
    expect(next?.document).toContain("续聘");
    const lastDay = old?.term_to as string;
    expect(await specialties(member.id)).toEqual([
      { specialty: "SZ-JK", valid_from: expect.any(String), valid_to: null },
      { specialty: "SZ-MB", valid_from: expect.any(String), valid_to: lastDay },
      { specialty: "SZ-QZ", valid_from: addDays(lastDay, 1), valid_to: null },
    ]);
    // The other words about the same unit replaced the older ones: one main employer stands.
    const standing = await db.owner`select organization_id from expert_employment
      where expert_id = ${member.id} and superseded_at is null and valid_to is null`;
    expect(standing).toEqual([{ organization_id: unit.id }]);
    const jobs = await db.owner`select payload from outbox where job = 'experts.standing-changed'`;
    expect(jobs).toContainEqual({ payload: { expertId: member.id } });
  });

  it("records no fact twice", async () => {
    const unit = await makeUnit("同一单位");
    const relative = await makeUnit("亲属单位");
    const first = await appoint({ employer: unit, interests: [relative.uscc] });
    const expert = await expertOf(first.personId);
    const count = () =>
      one(db.owner`select
      (select count(*)::int from expert_employment where expert_id = ${expert.id as string}) as employments,
      (select count(*)::int from expert_interest where expert_id = ${expert.id as string}) as interests`);
    expect(await count()).toEqual({ employments: 1, interests: 1 });
    const [employment] =
      await db.owner`select valid_from from expert_employment where expert_id = ${expert.id as string}`;
    const again = await makePublished({
      personId: first.personId,
      kind: "RENEWAL",
      employer: unit,
      interests: [relative.uscc],
    });
    await db.owner`update application_employment set valid_from = ${employment?.valid_from as string} where application_id = ${again.id}`;
    await db.advance(9 * 86_400_000);
    expect(await sweep()).toBe(1);
    expect(await count()).toEqual({ employments: 1, interests: 1 });
    expect(await terms(expert.id)).toHaveLength(2);
  });

  it("does not undo a change of employer reported after it was handed in", async () => {
    const [before, after] = [await makeUnit("原单位"), await makeUnit("新单位")];
    const member = await makeExpert(["SZ-JK"], before);
    const applied = await makePublished({ personId: member.personId, kind: "RENEWAL", employer: before });
    await db.advance(86_400_000);
    await db.owner`update expert_employment set superseded_at = app_now() where expert_id = ${member.id}`;
    await db.owner`insert into expert_employment (id, expert_id, organization_id, valid_from, valid_to)
      values (gen_random_uuid(), ${member.id}, ${before.id}, '2015-01-01', '2026-11-25'),
             (gen_random_uuid(), ${member.id}, ${after.id}, '2026-11-26', null)`;
    await db.setClock(end);
    await sweep();
    expect((await one(db.owner`select state from expert_application where id = ${applied.id}`)).state).toBe(
      "APPROVED",
    );
    const open = await db.owner`select organization_id from expert_employment
      where expert_id = ${member.id} and superseded_at is null and valid_to is null`;
    expect(open).toEqual([{ organization_id: after.id }]);
  });

  it("ends an employer it no longer names where the new one begins, and corrects what it names otherwise", async () => {
    const [former, next] = [await makeUnit("原单位"), await makeUnit("新单位")];
    const member = await makeExpert(["SZ-JK"], former);
    await appoint({ personId: member.personId, kind: "RENEWAL", employer: next });
    const standing =
      await db.owner`select organization_id, valid_from::text, valid_to::text from expert_employment
      where expert_id = ${member.id} and superseded_at is null order by valid_from`;
    // The application of this world names its employer from 2,000 days before 25 November 2026.
    const from = addDays("2026-11-25", -2000);
    expect(standing).toEqual([
      { organization_id: former.id, valid_from: expect.any(String), valid_to: addDays(from, -1) },
      { organization_id: next.id, valid_from: from, valid_to: null },
    ]);
    const [all] =
      await db.owner`select count(*)::int as n from expert_employment where expert_id = ${member.id}`;
    expect(all?.n).toBe(3);
  });
});

describe("somebody who had left", () => {
  const leave = async (expertId: string, kind: "RESIGNED" | "REMOVED", banUntil: string | null = null) => {
    const proposer = await makePerson("提出");
    const decision =
      await one(db.owner`insert into expert_decision (id, expert_id, kind, state, reason, document, proposed_by, decided_by, decided_at)
      values (gen_random_uuid(), ${expertId}, 'REMOVE', 'CONFIRMED', 'x', 'x', ${proposer}, ${await makePerson("确认")}, app_now()) returning id`);
    await db.owner`insert into expert_departure (id, expert_id, kind, reason, decision_id, departed_at, ban_until)
      values (gen_random_uuid(), ${expertId}, ${kind}, '测试', ${kind === "RESIGNED" ? null : (decision.id as string)}, app_now(), ${banUntil})`;
  };

  it("comes back under the same number, from today", async () => {
    const member = await makeExpert(["SZ-JK"]);
    await leave(member.id, "RESIGNED");
    await db.advance(20 * 86_400_000);
    const applied = await makePublished({ personId: member.personId });
    await db.advance(8 * 86_400_000);
    await sweep();
    expect((await one(db.owner`select state from expert_application where id = ${applied.id}`)).state).toBe(
      "APPROVED",
    );
    const [old, next] = await terms(member.id);
    expect(old?.term_to).toBe("2026-11-25");
    expect(next?.term_from).toBe("2026-12-23");
    const departure = await one(
      db.owner`select ended_at from expert_departure where expert_id = ${member.id}`,
    );
    expect(departure.ended_at).not.toBeNull();
  });

  it.each([
    ["REMOVED", null],
    ["RESIGNED", null],
  ] as const)(
    "while the application was under way (%s) is not brought back by a timer",
    async (kind, ban) => {
      const member = await makeExpert(["SZ-JK"]);
      const applied = await makePublished({ personId: member.personId, kind: "RENEWAL" });
      await db.advance(1000);
      await leave(member.id, kind, ban);
      await db.setClock(end);
      await sweep();
      const row = await one(
        db.owner`select state, closed_reason from expert_application where id = ${applied.id}`,
      );
      expect(row.state).toBe("REJECTED");
      expect(row.closed_reason).toMatch(/办理期间/);
      expect(await terms(member.id)).toHaveLength(1);
    },
  );

  it("is not appointed while a ban runs", async () => {
    const member = await makeExpert(["SZ-JK"]);
    await leave(member.id, "REMOVED", "2029-01-01");
    await db.advance(1000);
    const applied = await makePublished({ personId: member.personId });
    await db.setClock(end);
    await sweep();
    expect((await one(db.owner`select state from expert_application where id = ${applied.id}`)).state).toBe(
      "REJECTED",
    );
  });
});

describe("onboarding", () => {
  const actorOf = async (personId: string): Promise<UserActor> => {
    const expert = await expertOf(personId);
    return expertActor({
      id: expert.id as string,
      number: expert.number as string,
      personId,
      employer: null,
    });
  };

  it("is asked of a new member until it is done, once", async () => {
    const { personId, employer } = await appoint();
    const actor = await actorOf(personId);
    const todo = await findOnboarding(await as(actor));
    expect(todo).toMatchObject({ termFrom: day, phoneVerified: true });
    expect(todo?.phone).toMatch(/^199\*{4}\d{4}$/);
    expect(todo?.employers).toEqual([expect.stringContaining(employer?.name ?? "?")]);
    const two = await Promise.allSettled([
      completeOnboarding(await as(actor)),
      completeOnboarding(await as(actor)),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await findOnboarding(await as(actor))).toBeNull();
    const signed =
      await db.owner`select kind from expert_undertaking where term_id = ${todo?.termId ?? ""} order by 1`;
    expect(signed.map(({ kind }) => kind)).toEqual(["AVOIDANCE", "INTEGRITY", "SECRECY"]);
    const [term] = await terms(actor.expertId);
    expect(term?.onboarded_at).not.toBeNull();
    expect(
      await db.owner`select 1 from employer_confirmation where expert_id = ${actor.expertId}`,
    ).toHaveLength(1);
    const said = await db.owner`select action from audit_entry where subject_id = ${actor.expertId}
      and action in ('undertaking.signed', 'expert.onboarded', 'expert.employerConfirmed')`;
    expect(said).toHaveLength(3);
    await expect(completeOnboarding(await as(actor))).rejects.toMatchObject({ code: "NOTHING_TO_SIGN" });
  });

  it("needs a verified phone and says how to get one", async () => {
    const { personId } = await appoint();
    await db.owner`update person set phone_verified_at = null where id = ${personId}`;
    const actor = await actorOf(personId);
    await expect(completeOnboarding(await as(actor))).rejects.toMatchObject({
      code: "PHONE_UNVERIFIED",
      sentence: expect.stringContaining("省统一身份认证平台"),
    });
    expect(await findOnboarding(await as(actor))).toMatchObject({ phoneVerified: false });
  });

  it("is nobody's who is not a member with an unsigned term", async () => {
    expect(await findOnboarding(await as(expertActor(await makeExpert(["SZ-JK"]))))).toBeNull();
    expect(await findOnboarding(await as(regulatorActor("station", "370200")))).toBeNull();
    await expect(completeOnboarding(await as(regulatorActor("station", "370200")))).rejects.toMatchObject({
      code: "NOT_EXPERT",
    });
  });
});

it("and after all of this every invariant of appointments holds", async () => {
  const broken = (await findOffenders(database(), appointmentInvariants)).filter(
    ({ offenders }) => offenders.length > 0,
  );
  expect(broken).toEqual([]);
});
