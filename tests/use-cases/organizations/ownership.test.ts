import {
  correctOwnership,
  endOwnership,
  findShareForChange,
  listSharesOf,
  recordOwnership,
} from "../../../src/features/organizations";
import { addDays, dateAt } from "../../../src/features/rulebook";
import { useDatabase } from "../../support/database";
import { district, station, strangers } from "./people";
import { owns, unit } from "./units";

const db = useDatabase();
const rowsOf = (ownedId: string) => db.owner`
  select percent::float8 as percent, valid_from::text as "from", valid_to::text as "to", superseded_at is null as believed
  from ownership where owned_id = ${ownedId} order by recorded_at, superseded_at nulls last`;

describe("shares of a unit", () => {
  it("never sum above 100 % on any day", async () => {
    const [a, b, c, owned] = [
      await unit("股东一"),
      await unit("股东二"),
      await unit("股东三"),
      await unit("被投"),
    ];
    await owns(a, owned, 60, { from: "2020-01-01" });
    await owns(b, owned, 40, { from: "2020-01-01", to: "2023-12-31" });
    await expect(owns(c, owned, 0.01, { from: "2022-01-01" })).rejects.toMatchObject({
      fields: { percent: expect.stringContaining("2022-01-01 合计为 100.01%") },
    });
    await expect(owns(c, owned, 41, { from: "2024-01-01" })).rejects.toMatchObject({
      fields: { percent: expect.stringContaining("101%") },
    });
    // Before the others began nothing stands in the way, but the share runs on into their time.
    await expect(owns(c, owned, 1, { from: "2019-01-01" })).rejects.toThrow("invalid input");
    await owns(c, owned, 100, { from: "2019-01-01", to: "2019-12-31" });
    await owns(c, owned, 40, { from: "2024-01-01" });
  });

  it("are kept below 100 % also when eight are recorded at once", async () => {
    const owned = await unit("抢购");
    const owners = await Promise.all(Array.from({ length: 8 }, (_, index) => unit(`抢购方${index}`)));
    const done = await Promise.allSettled(owners.map((owner) => owns(owner, owned, 30)));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const [row] = await db.owner`select sum(percent)::float8 as sum from ownership where owned_id = ${owned}`;
    expect(row?.sum).toBe(90);
  });

  it("end by a record of their own, once", async () => {
    const [a, owned] = [await unit("转让方"), await unit("被转让")];
    const id = await owns(a, owned, 60);
    const done = await Promise.allSettled([
      endOwnership(await station(), id, "2026-06-30"),
      endOwnership(await station(), id, "2026-07-31"),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const rows = await rowsOf(owned);
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ believed }) => believed)).toMatchObject([{ percent: 60, to: expect.any(String) }]);
    expect(rows.filter(({ believed }) => !believed)).toMatchObject([{ percent: 60, to: null }]);
    await expect(endOwnership(await station(), id, "2026-06-30")).rejects.toThrow("not found");
    const [ended] = await listSharesOf(await district(), owned);
    await expect(endOwnership(await station(), ended!.id, "2026-06-30")).rejects.toThrow("not found");
  });

  it("are corrected by superseding: the wrong record stays readable", async () => {
    const [a, b, owned] = [await unit("更正股东"), await unit("另一股东"), await unit("更正对象")];
    const id = await owns(a, owned, 70, { from: "2021-01-01" });
    await owns(b, owned, 30, { from: "2021-01-01" });
    const really = { percent: 7, controls: false, validFrom: "2021-06-01", validTo: null };
    const tooMuch = { ...really, percent: 70.5 };
    await expect(
      correctOwnership(await station(), { shareId: id, really: tooMuch, reason: "多录一位" }),
    ).rejects.toThrow("invalid input");
    expect(await findShareForChange(await station(), id)).toMatchObject({ percent: 70 });
    const done = await Promise.allSettled([
      correctOwnership(await station(), { shareId: id, really, reason: "多录一位" }),
      correctOwnership(await station(), { shareId: id, really, reason: "多录一位" }),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await rowsOf(owned)).filter(({ percent }) => percent !== 30)).toEqual([
      { percent: 70, from: "2021-01-01", to: null, believed: false },
      { percent: 7, from: "2021-06-01", to: null, believed: true },
    ]);
    const [line] =
      await db.owner`select detail from audit_entry where action = 'ownership.corrected' and subject_id = ${id}`;
    expect(line?.detail).toMatchObject({
      reason: "多录一位",
      before: { percent: 70 },
      really: { percent: 7 },
    });
  });

  it("that never were are declared void", async () => {
    const [a, owned] = [await unit("误录股东"), await unit("误录对象")];
    const id = await owns(a, owned, 70);
    await correctOwnership(await station(), { shareId: id, really: null, reason: "录错单位" });
    expect(await listSharesOf(await station(), owned)).toEqual([]);
    expect(await rowsOf(owned)).toMatchObject([{ believed: false }]);
  });

  it("are never rewritten, not by the owner of the tables either", async () => {
    const [a, owned] = [await unit("冻结股东"), await unit("冻结对象")];
    const id = await owns(a, owned, 70);
    await expect(db.owner`update ownership set percent = 1 where id = ${id}`).rejects.toThrow("history");
    await expect(db.owner`delete from ownership where id = ${id}`).rejects.toThrow("history");
  });

  it("are the station's to write and the regulators' to read", async () => {
    const [a, owned] = [await unit("权限股东"), await unit("权限对象")];
    const id = await owns(a, owned, 70);
    for (const [who, ctx] of await strangers()) {
      const refused = { code: "WRONG_ROLE" };
      const share = { ownerId: owned, ownedId: a, percent: 5, controls: false, validFrom: "2020-01-01" };
      await expect(recordOwnership(ctx, share)).rejects.toMatchObject(refused);
      await expect(endOwnership(ctx, id, "2026-01-01")).rejects.toMatchObject(refused);
      await expect(correctOwnership(ctx, { shareId: id, really: null, reason: "x" })).rejects.toMatchObject(
        refused,
      );
      expect(await findShareForChange(ctx, id)).toBeNull();
      if (who === "bureau" || who === "district") expect(await listSharesOf(ctx, owned)).toHaveLength(1);
      else await expect(listSharesOf(ctx, owned)).rejects.toMatchObject(refused);
    }
  });

  it("re-check open panels at once, or on the first day of one that begins later", async () => {
    const [a, b, owned] = [await unit("今日股东"), await unit("明日股东"), await unit("两日对象")];
    const today = dateAt((await station()).now);
    await owns(a, owned, 10, { from: today });
    await owns(b, owned, 10, { from: addDays(today, 1) });
    const due =
      await db.owner`select due_at > app_now() as later, to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
      from outbox where job = 'organizations.structure-changed' and payload ->> 'organizationId' = ${owned} order by due_at`;
    expect(due).toMatchObject([{ later: false }, { later: true, at: `${addDays(today, 1)} 00:00` }]);
  });
});
