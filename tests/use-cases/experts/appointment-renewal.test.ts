import { database } from "../../../src/db/client";
import { appointmentInvariants } from "../../../src/features/experts/invariants/appointments";
import { addDays } from "../../../src/features/rulebook";
import { findOffenders } from "../../../src/platform/invariant";
import { useDatabase } from "../../support/database";
import { makeExpert, makePerson, makeUnit } from "../../support/world";
import { appointmentTools, begin, end, one, sweep } from "./appointment-tools";
import { makePublished } from "./appointment-world";

const db = useDatabase();
const { appoint, expertOf, specialties, terms } = appointmentTools(db);
beforeEach(async () => db.setClock(begin));

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

it("and after all of this every invariant of appointments holds", async () => {
  const broken = (await findOffenders(database(), appointmentInvariants)).filter(
    ({ offenders }) => offenders.length > 0,
  );
  expect(broken).toEqual([]);
});
