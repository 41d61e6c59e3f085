import {
  changeEmployment,
  confirmEmployer,
  findOwnMembership,
  listMemberDuties,
  previewEmployment,
} from "../../../src/features/experts";
import { composeUscc } from "../../../src/features/organizations";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, makeUnit, type PoolExpert, regulatorActor } from "../../support/world";

const db = useDatabase();
const today = "2026-11-25";
let body = 0;

beforeAll(() => db.setClock(new Date("2026-11-25T04:00:00Z")));

const on = async (one: PoolExpert) => as(expertActor(one));
const newUscc = () =>
  composeUscc({ authority: "91", region: "370202", body: `MA3D${String(++body).padStart(4, "0")}` });
const currentOf = async (one: PoolExpert) => (await findOwnMembership(await on(one)))!.employments;
const audits = (one: PoolExpert) =>
  db.owner`select detail from audit_entry where action = 'expert.employmentChanged' and subject_id = ${one.id}`;
/** Units on a day as the record stood at an instant. */
const asOf = async (one: PoolExpert, day: string, known: Date) => {
  const rows = await db.owner`
    select o.name from expert_employment x join organization o on o.id = x.organization_id
    where x.expert_id = ${one.id} and x.recorded_at <= ${known} and (x.superseded_at is null or x.superseded_at > ${known})
      and x.valid_from <= ${day} and (x.valid_to is null or x.valid_to >= ${day}) order by 1`;
  return rows.map(({ name }) => name as string);
};
const clock = async () => (await db.owner`select app_now() as now`)[0]!.now as Date;

describe("a change of employers", () => {
  it("takes effect at once and rewrites nothing: both times can be asked", async () => {
    const old = await makeUnit("老设计院");
    const one = await makeExpert(["SZ-JK"], old);
    const before = await clock();
    await db.advance(1000);
    const [row] = await currentOf(one);
    const uscc = newUscc();
    await changeEmployment(await on(one), {
      leaves: { employmentId: row!.id, lastDay: "2026-11-20" },
      joins: { uscc, name: "青岛新设计院有限公司", from: "2026-11-23", main: true },
    });
    await db.advance(1000);
    expect(await currentOf(one)).toMatchObject([
      { unit: "青岛新设计院有限公司", uscc, main: true, to: null },
    ]);
    const name = (await db.owner`select name from organization where id = ${old.id}`)[0]!.name as string;
    const now = await clock();
    expect(await asOf(one, "2026-11-22", before)).toEqual([name]);
    expect(await asOf(one, "2026-11-22", now)).toEqual([]);
    expect(await asOf(one, "2026-11-20", now)).toEqual([name]);
    expect(await asOf(one, today, before)).toEqual([name]);
    expect(await asOf(one, today, now)).toEqual(["青岛新设计院有限公司"]);
    expect((await audits(one)).map(({ detail }) => detail)).toMatchObject([
      { left: old.id, lastDay: "2026-11-20", from: "2026-11-23", main: true },
    ]);
    // The report confirms the employer, and whoever seats her is told.
    expect((await findOwnMembership(await on(one)))!.confirmedAt!.getTime()).toBeGreaterThan(
      before.getTime(),
    );
    expect(
      await db.owner`select 1 from outbox where job = 'experts.standing-changed' and payload ->> 'expertId' = ${one.id}`,
    ).toHaveLength(1);
  });

  it("sent twice, or twice at once, has one effect", async () => {
    const one = await makeExpert(["SZ-JK"], await makeUnit("老设计院"));
    const [row] = await currentOf(one);
    const change = {
      leaves: { employmentId: row!.id, lastDay: today },
      joins: { uscc: newUscc(), name: "青岛又一设计院有限公司", from: today, main: true },
    };
    await Promise.all([changeEmployment(await on(one), change), changeEmployment(await on(one), change)]);
    await changeEmployment(await on(one), change);
    expect(await audits(one)).toHaveLength(1);
    expect((await currentOf(one)).filter(({ to }) => to === null)).toHaveLength(1);
  });

  it("two tabs with different news: the second is told to look again", async () => {
    const one = await makeExpert(["SZ-JK"], await makeUnit("老设计院"));
    const [row] = await currentOf(one);
    const to = (name: string) => ({
      leaves: { employmentId: row!.id, lastDay: today },
      joins: { uscc: newUscc(), name, from: today, main: true },
    });
    const results = await Promise.allSettled([
      changeEmployment(await on(one), to("青岛甲设计院有限公司")),
      changeEmployment(await on(one), to("青岛乙设计院有限公司")),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "EMPLOYMENT_CHANGED" },
    });
  });

  it("adds part-time units, retires, registers a first employer", async () => {
    const one = await makeExpert(["SZ-JK"], await makeUnit("大学"));
    const known = newUscc();
    await db.owner`insert into organization (id, uscc, name) values (${randomId()}, ${known}, '青岛某检测有限公司')`;
    // A unit the platform knows need not be named.
    await changeEmployment(await on(one), {
      leaves: null,
      joins: { uscc: known, name: "", from: "2026-09-01", main: false },
    });
    const [main, side] = await currentOf(one);
    expect(side).toMatchObject({ unit: "青岛某检测有限公司", main: false });
    await changeEmployment(await on(one), {
      leaves: { employmentId: main!.id, lastDay: "2026-10-31" },
      joins: null,
    });
    expect(await currentOf(one)).toMatchObject([{ id: side!.id }]);
    await changeEmployment(await on(one), {
      leaves: null,
      joins: { uscc: newUscc(), name: "青岛首家有限公司", from: today, main: true },
    });
    expect(await currentOf(one)).toHaveLength(2);
  });

  it("refuses what cannot be, beside the field, and writes nothing", async () => {
    const unit = await makeUnit("设计院");
    const one = await makeExpert(["SZ-JK"], unit);
    const [row] = await currentOf(one);
    const leaves = { employmentId: row!.id, lastDay: today };
    const preview = async (change: Parameters<typeof changeEmployment>[1]) =>
      (await previewEmployment(await on(one), change)).denial;
    expect(await preview({ leaves: { ...leaves, lastDay: "2026-11-26" }, joins: null })).toMatchObject({
      field: "lastDay",
    });
    const unnamed = { leaves, joins: { uscc: newUscc(), name: "", from: today, main: true } };
    expect(await preview(unnamed)).toMatchObject({ field: "name" });
    await expect(changeEmployment(await on(one), unnamed)).rejects.toMatchObject({ name: "InvalidInput" });
    await expect(
      changeEmployment(await on(one), {
        leaves: null,
        joins: { uscc: newUscc(), name: "青岛第二家有限公司", from: today, main: true },
      }),
    ).rejects.toMatchObject({ code: "MAIN_EMPLOYER_STANDS" });
    expect(await audits(one)).toHaveLength(0);
    expect(await currentOf(one)).toMatchObject([{ id: row!.id, to: null }]);
  });

  it("of somebody else's row, or by the station, does not exist", async () => {
    const [one, other] = [await makeExpert(["SZ-JK"], await makeUnit("甲")), await makeExpert(["SZ-JK"])];
    const [row] = await currentOf(one);
    const change = { leaves: { employmentId: row!.id, lastDay: today }, joins: null };
    await expect(changeEmployment(await on(other), change)).rejects.toMatchObject({ name: "NotFound" });
    await expect(
      changeEmployment(await as(regulatorActor("station", "370200")), change),
    ).rejects.toMatchObject({ name: "NotFound" });
    expect(await findOwnMembership(await as(regulatorActor("station", "370200")))).toBeNull();
  });

  it("keeps history from being rewritten, whoever tries", async () => {
    const one = await makeExpert(["SZ-JK"], await makeUnit("甲"));
    await expect(
      db.owner`update expert_employment set valid_to = '2026-01-01' where expert_id = ${one.id}`,
    ).rejects.toThrow(/history/);
  });
});

describe("the yearly confirmation", () => {
  it("is due thirty days ahead, is said once a day, and counts for a year", async () => {
    const one = await makeExpert(["SZ-JK"], await makeUnit("甲"));
    const kinds = async () =>
      (await listMemberDuties(await on(one))).map(({ kind, overdue }) => [kind, overdue]);
    expect(await kinds()).toEqual([]);
    const days = (n: number) => db.advance(n * 24 * 3_600_000);
    await days(340);
    expect(await kinds()).toEqual([["CONFIRM_EMPLOYER", false]]);
    await days(30);
    expect(await kinds()).toEqual([["CONFIRM_EMPLOYER", true]]);
    const shown = (await currentOf(one)).map(({ id }) => id);
    await Promise.all([confirmEmployer(await on(one), { shown }), confirmEmployer(await on(one), { shown })]);
    expect(await kinds()).toEqual([]);
    expect(
      await db.owner`select 1 from audit_entry where action = 'expert.employerConfirmed' and subject_id = ${one.id}`,
    ).toHaveLength(1);
    await days(-370);
  });

  it("does not confirm what she was not shown", async () => {
    const one = await makeExpert(["SZ-JK"], await makeUnit("甲"));
    await expect(confirmEmployer(await on(one), { shown: [] })).rejects.toMatchObject({
      code: "EMPLOYMENT_CHANGED",
    });
    await expect(confirmEmployer(await on(one), { shown: [randomId()] })).rejects.toMatchObject({
      name: "Conflict",
    });
  });
});
