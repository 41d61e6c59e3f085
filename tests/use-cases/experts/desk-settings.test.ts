import {
  changeTitle,
  findOwnMembership,
  findOwnPreferences,
  listMemberDuties,
  listTitleChanges,
  resign,
  setPreferences,
  takeLeave,
} from "../../../src/features/experts";
import { preferencesInput, titleInput } from "../../../src/features/experts/input/membership";
import { estimateChances } from "../../../src/features/panels";
import { useDatabase } from "../../support/database";
import { draw } from "../../support/drawn-case";
import {
  as,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makePool,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
beforeAll(() => db.setClock(new Date("2026-11-25T04:00:00Z")));

const on = async (one: PoolExpert) => as(expertActor(one));
const audits = (action: string, one: PoolExpert) =>
  db.owner`select detail from audit_entry where action = ${action} and subject_id = ${one.id} order by at`;
const station = () => as(regulatorActor("station", "370200"));

describe("preferences", () => {
  const wanted = { districts: ["370202", "370203"], daysOff: [6, 7], monthlyCap: 4 };

  it("supersede each other with their record times", async () => {
    const one = await makeExpert(["SZ-JK"]);
    await setPreferences(await on(one), { ...wanted, basis: "" });
    const first = await findOwnPreferences(await on(one));
    expect(first).toMatchObject(wanted);
    await db.advance(60_000);
    await setPreferences(await on(one), { ...wanted, monthlyCap: null, basis: first.id });
    const rows = await db.owner`select monthly_cap, superseded_at is null as current from expert_preference
      where expert_id = ${one.id} order by recorded_at`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { monthly_cap: 4, current: false },
      { monthly_cap: null, current: true },
    ]);
    expect(await audits("expert.preferenceSet", one)).toHaveLength(2);
  });

  it("said again change nothing; a tab that has not seen the last change is told", async () => {
    const one = await makeExpert(["SZ-JK"]);
    await Promise.all([
      setPreferences(await on(one), { ...wanted, basis: "" }),
      setPreferences(await on(one), { ...wanted, basis: "" }),
    ]);
    expect(await audits("expert.preferenceSet", one)).toHaveLength(1);
    await expect(
      setPreferences(await on(one), { ...wanted, monthlyCap: 2, basis: "" }),
    ).rejects.toMatchObject({ code: "PREFERENCE_CHANGED" });
  });

  it("stay within the policy and the calendar, and are hers alone", async () => {
    const one = await makeExpert(["SZ-JK"]);
    await expect(
      setPreferences(await on(one), { ...wanted, monthlyCap: 9, basis: "" }),
    ).rejects.toMatchObject({
      code: "CAP_ABOVE_POLICY",
    });
    await expect(setPreferences(await station(), { ...wanted, basis: "" })).rejects.toMatchObject({
      name: "NotFound",
    });
    expect(await findOwnPreferences(await station())).toMatchObject({ id: "", districts: [] });
  });

  it("are read from a form: all ten districts are the whole city; nonsense is refused in Chinese", () => {
    const all = "370202 370203 370211 370212 370213 370214 370215 370281 370283 370285".split(" ");
    expect(preferencesInput.parse({ districts: all, daysOff: "7", monthlyCap: "４" })).toEqual({
      districts: [],
      daysOff: [7],
      monthlyCap: 4,
      basis: "",
    });
    for (const wrong of [{ districts: "370999" }, { daysOff: "8" }, { monthlyCap: "0" }, { basis: "x" }])
      expect(preferencesInput.safeParse(wrong).error?.issues[0]?.message).toMatch(/[一-龥]/);
  });

  it("are shown with what they cost, by the reviews of the last year", async () => {
    const [one] = await makePool(8, ["SZ-JK"]);
    // 370212, three Mondays from noon on: 30 November, 7 and 14 December.
    for (const days of [5, 12, 19]) await draw(await makeAdmittedCase({ startsInHours: 24 * days }));
    await draw(await makeAdmittedCase({ startsInHours: 24 * 6, jurisdiction: "370213" }));
    const ctx = await on(one!);
    const chances = async (districts: string[], daysOff: number[]) =>
      (await estimateChances(ctx, { districts, daysOff })).open;
    expect(await estimateChances(ctx, { districts: [], daysOff: [] })).toEqual({ reviews: 4, open: 4 });
    expect(await chances(["370213"], [])).toBe(1);
    expect(await chances(["370212"], [1])).toBe(0);
    expect(await chances([], [1])).toBe(1);
    expect(
      await estimateChances(await on(await makeExpert(["SZ-QZ"])), { districts: [], daysOff: [] }),
    ).toEqual({
      reviews: 0,
      open: 0,
    });
    expect(await estimateChances(await station(), { districts: [], daysOff: [] })).toEqual({
      reviews: 0,
      open: 0,
    });
  });
});

describe("a new title", () => {
  it("stands with its certificate in the trace, for her and the station, not for others", async () => {
    const one = await makeExpert(["SZ-JK"]);
    const change = { title: "高级工程师", certificate: "鲁工 2026-00123", basis: "正高级工程师" };
    await Promise.all([changeTitle(await on(one), change), changeTitle(await on(one), change)]);
    expect((await findOwnMembership(await on(one)))?.title).toBe("高级工程师");
    const said = [{ from: "正高级工程师", to: "高级工程师", certificate: "鲁工 2026-00123" }];
    expect(await listTitleChanges(await on(one), one.id)).toMatchObject(said);
    expect(await listTitleChanges(await station(), one.id)).toMatchObject(said);
    for (const other of [
      await on(await makeExpert(["SZ-JK"])),
      await as(regulatorActor("district", "370212")),
    ])
      expect(await listTitleChanges(other, one.id)).toEqual([]);
    await expect(
      changeTitle(await on(one), { ...change, title: "教授", basis: "正高级工程师" }),
    ).rejects.toMatchObject({ code: "TITLE_CHANGED" });
  });

  it("must be a senior one, and its certificate no number of a person", () => {
    const read = (title: string, certificate: string) =>
      titleInput.safeParse({ title, certificate, basis: "" }).error?.issues[0]?.path[0] ?? null;
    expect(read("正高级工程师", "2026-001")).toBeNull();
    expect(read("工程师", "2026-001")).toBe("title");
    expect(read("教授", "")).toBe("certificate");
    expect(read("教授", "证 13912345678")).toBe("certificate");
    expect(read("教授", "37020219800101123x")).toBe("certificate");
  });
});

describe("resigning", () => {
  it("ends the membership at once, once, and tells those who seat her", async () => {
    const one = await makeExpert(["SZ-JK"]);
    await Promise.all([
      resign(await on(one), { reason: "年龄原因" }),
      resign(await on(one), { reason: "年龄原因" }),
    ]);
    const rows =
      await db.owner`select kind, reason, departed_at <= app_now() as begun, ended_at from expert_departure
      where expert_id = ${one.id}`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { kind: "RESIGNED", reason: "年龄原因", begun: true, ended_at: null },
    ]);
    expect(await audits("expert.resigned", one)).toHaveLength(1);
    // What she wrote stays out of the trace.
    expect(JSON.stringify(await audits("expert.resigned", one))).not.toContain("年龄");
    expect(
      await db.owner`select 1 from outbox where job = 'experts.standing-changed' and payload ->> 'expertId' = ${one.id}`,
    ).toHaveLength(1);
    expect((await findOwnMembership(await on(one)))?.departure).toMatchObject({ kind: "RESIGNED" });
    await expect(takeLeave(await on(one), { from: "2026-12-01", to: "2026-12-02" })).rejects.toMatchObject({
      code: "DEPARTED",
    });
    expect(await listMemberDuties(await on(one))).toEqual([]);
    await expect(resign(await station(), { reason: "x" })).rejects.toMatchObject({ name: "NotFound" });
  });
});

describe("duties", () => {
  it("a term that ends soon asks for renewal, an application in hand to be finished", async () => {
    const one = await makeExpert(["SZ-JK"]);
    const kinds = async () => (await listMemberDuties(await on(one))).map(({ kind }) => kind);
    expect(await kinds()).toEqual([]);
    // The term ends in 900 days; six months before that.
    const days = (n: number) => db.advance(n * 24 * 3_600_000);
    await days(715);
    expect(await kinds()).not.toContain("RENEW");
    await days(10);
    expect(await kinds()).toContain("RENEW");
    await db.owner`insert into expert_application (id, person_id, kind, state, policy_code)
      values (gen_random_uuid(), ${one.personId}, 'RENEWAL', 'DRAFT', '2025-01-08')`;
    expect(await kinds()).toContain("FINISH_APPLICATION");
    expect(await kinds()).not.toContain("RENEW");
    await days(-725);
  });

  it("a new member is asked to sign before anything else", async () => {
    const one = await makeExpert(["SZ-JK"]);
    await db.owner`alter table expert_term disable trigger user`;
    await db.owner`update expert_term set onboarded_at = null where expert_id = ${one.id}`;
    await db.owner`alter table expert_term enable trigger user`;
    expect((await listMemberDuties(await on(one))).map(({ kind }) => kind)).toEqual(["ONBOARD"]);
  });
});
