import { database } from "../../../src/db/client";
import {
  correctOwnership,
  findRelationPath,
  listRelated,
  relatedOrganizations,
  renameOrganization,
} from "../../../src/features/organizations";
import { addDays, dateAt } from "../../../src/features/rulebook";
import { useDatabase } from "../../support/database";
import { district, station, strangers } from "./people";
import { owns, unit } from "./units";

const db = useDatabase();
const related = (ids: string[], day: string, siblings = true) =>
  relatedOrganizations(database(), ids, day, { siblings });
const today = async () => dateAt((await station()).now);
const reached = async (from: string, siblings = true) => [
  ...(await related([from], await today(), siblings)).keys(),
];

describe("subsidiaries that must not be missed", () => {
  it("are found five levels down and up, through minority shares", async () => {
    const line = await Promise.all(Array.from({ length: 6 }, (_, level) => unit(`五级${level}`)));
    for (let level = 1; level < 6; level++) await owns(line[level - 1]!, line[level]!, level % 2 ? 51 : 10);
    expect((await reached(line[0]!)).sort()).toEqual(line.slice(1).sort());
    expect((await reached(line[5]!, false)).sort()).toEqual(line.slice(0, 5).sort());
  });

  it("are found through branches of branches, should such a record exist", async () => {
    const [head, branch, office, sub] = [
      await unit("总"),
      await unit("分"),
      await unit("支"),
      await unit("总之子"),
    ];
    // No form makes this; an import of old data might have.
    await db.owner`update organization set branch_of = ${head} where id = ${branch}`;
    await db.owner`update organization set branch_of = ${branch} where id = ${office}`;
    await owns(head, sub, 20);
    expect((await reached(office, false)).sort()).toEqual([head, branch, sub].sort());
    expect((await reached(sub, false)).sort()).toEqual([head, branch, office].sort());
  });

  it("are found under a new name", async () => {
    const [parent, child] = [await unit("更名母公司"), await unit("更名子公司")];
    await owns(parent, child, 60);
    await renameOrganization(await station(), {
      organizationId: child,
      before: "更名子公司有限公司",
      name: "全新名称工程有限公司",
      from: await today(),
      document: "更名通知书",
    });
    expect(await reached(parent)).toEqual([child]);
  });

  it("are found on both sides of a 50/50 venture under common control", async () => {
    const [x, y, venture, underX, underY] = [
      await unit("共控甲"),
      await unit("共控乙"),
      await unit("共控公司"),
      await unit("甲之子"),
      await unit("乙之子"),
    ];
    await owns(x, underX, 100);
    await owns(y, underY, 100);
    await owns(x, venture, 50);
    await owns(y, venture, 50);
    expect((await reached(venture)).sort()).toEqual([x, y].sort());
    const [shares] = [await db.owner`select id from ownership where owned_id = ${venture}`];
    for (const { id } of shares!) {
      await correctOwnership(await station(), {
        shareId: id as string,
        really: { percent: 50, controls: true, validFrom: "2015-01-01", validTo: null },
        reason: "章程约定共同控制",
      });
    }
    expect((await reached(venture)).sort()).toEqual([x, y, underX, underY].sort());
    // The two partners stay strangers to each other, and so do their own subsidiaries.
    expect((await reached(underX)).sort()).toEqual([x, venture].sort());
  });
});

describe("units that must not be merged", () => {
  it("are two of one name with different codes", async () => {
    const [one, two, under] = [await unit("同名建设"), await unit("同名建设"), await unit("同名之子")];
    await owns(one, under, 100);
    expect(await reached(two)).toEqual([]);
    expect(await reached(one)).toEqual([under]);
  });

  it("are two groups under one stop node, or what a government owns and is party beside", async () => {
    const [state, groupA, groupB, a, b] = [
      await unit("市国资委", { stopNode: true }),
      await unit("甲集团"),
      await unit("乙集团"),
      await unit("甲之一"),
      await unit("乙之一"),
    ];
    for (const group of [groupA, groupB]) await owns(state, group, 100);
    await owns(groupA, a, 60);
    await owns(groupB, b, 60);
    expect(await reached(a)).toEqual([groupA]);
    expect(await reached(state)).toEqual([]);
    expect(await findRelationPath(await station(), a, b, await today(), { siblings: true })).toBeNull();
  });

  it("are those whose share ended yesterday or begins tomorrow", async () => {
    const day = await today();
    const [old, coming, target] = [await unit("昨日股东"), await unit("明日股东"), await unit("目标")];
    await owns(old, target, 60, { to: addDays(day, -1) });
    await owns(coming, target, 60, { from: addDays(day, 1) });
    expect(await reached(target)).toEqual([]);
    expect([...(await related([target], addDays(day, -1))).keys()]).toEqual([old]);
    expect([...(await related([target], addDays(day, 1))).keys()]).toEqual([coming]);
  });

  it("are those of a share that was recorded wrongly", async () => {
    const [wrong, target] = [await unit("误录母公司"), await unit("误录目标")];
    const id = await owns(wrong, target, 60);
    await correctOwnership(await station(), { shareId: id, really: null, reason: "录错单位" });
    expect(await reached(target)).toEqual([]);
  });
});

describe("the reason why two units are related", () => {
  it("is the shortest path, told from the first to the second", async () => {
    const [group, x, y, deep, branch] = [
      await unit("路径集团"),
      await unit("路径甲局"),
      await unit("路径乙局"),
      await unit("路径乙局一公司"),
      await unit("路径甲局分公司"),
    ];
    await owns(group, x, 100);
    await owns(group, y, 51);
    await owns(y, deep, 70);
    await db.owner`update organization set branch_of = ${x} where id = ${branch}`;
    const path = await findRelationPath(await district(), branch, deep, await today(), { siblings: true });
    expect(
      path?.map(({ from, to, direction, edge }) => [from, to, direction, edge.kind, edge.percent]),
    ).toEqual([
      [branch, x, "UP", "BRANCH", null],
      [x, group, "UP", "SHARE", 100],
      [group, y, "DOWN", "SHARE", 51],
      [y, deep, "DOWN", "SHARE", 70],
    ]);
    expect(
      await findRelationPath(await district(), branch, deep, await today(), { siblings: false }),
    ).toBeNull();
    const listed = await listRelated(await station(), branch);
    expect(listed.total).toBe(4);
    expect(listed.units.map(({ name, kind, way }) => [name, kind, way.length])).toEqual([
      ["路径集团有限公司", "LINE", 2],
      ["路径甲局有限公司", "LINE", 1],
      ["路径乙局一公司有限公司", "SIBLING", 4],
      ["路径乙局有限公司", "SIBLING", 3],
    ]);
  });

  it("is for regulators alone", async () => {
    const [a, b] = [await unit("解释甲"), await unit("解释乙")];
    await owns(a, b, 60);
    for (const [who, ctx] of await strangers()) {
      const path = findRelationPath(ctx, a, b, await today(), { siblings: true });
      if (who === "bureau" || who === "district") expect(await path).toHaveLength(1);
      else await expect(path).rejects.toMatchObject({ code: "WRONG_ROLE" });
    }
  });
});
