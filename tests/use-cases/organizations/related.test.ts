import { database } from "../../../src/db/client";
import { endOwnership, relatedOrganizations } from "../../../src/features/organizations";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { owns, unit } from "./units";

useDatabase();
const today = "2026-11-22";
const related = (ids: string[], siblings = true, day = today) =>
  relatedOrganizations(database(), ids, day, { siblings });

describe("上下级关系", () => {
  it("finds parents and subsidiaries at any depth, the party itself left out", async () => {
    const line = [];
    for (let depth = 0; depth < 7; depth++) line.push(await unit(`层级${depth}`));
    for (let depth = 1; depth < 7; depth++) await owns(line[depth - 1]!, line[depth]!, 80);
    const found = await related([line[3]!], false);
    expect([...found.keys()].sort()).toEqual(line.filter((_, depth) => depth !== 3).sort());
    expect(found.get(line[6]!)).toEqual({ kind: "LINE", through: line[3] });
  });

  it("counts a minority share on the line, but makes no siblings of it", async () => {
    const [fund, party, other] = [await unit("基金"), await unit("参股方"), await unit("基金另投")];
    await owns(fund, party, 5);
    await owns(fund, other, 90);
    const found = await related([party]);
    expect(found.get(fund)).toEqual({ kind: "LINE", through: party });
    expect(found.has(other)).toBe(false);
  });

  it("makes siblings of what one enterprise controls, and only while the rule is on", async () => {
    const [group, bureauX, bureauY, subY] = [
      await unit("集团"),
      await unit("X局"),
      await unit("Y局"),
      await unit("Y局一公司"),
    ];
    await owns(group, bureauX, 100);
    await owns(group, bureauY, 51);
    await owns(bureauY, subY, 70);
    const found = await related([bureauX]);
    expect(found.get(group)?.kind).toBe("LINE");
    expect(found.get(bureauY)).toEqual({ kind: "SIBLING", through: group });
    expect(found.get(subY)).toEqual({ kind: "SIBLING", through: group });
    expect([...(await related([bureauX], false)).keys()]).toEqual([group]);
  });

  it("stops at a stop node: nobody becomes related through it, above it or as it", async () => {
    const [state, groupA, groupB, a, b] = [
      await unit("国资委", { stopNode: true }),
      await unit("甲集团"),
      await unit("乙集团"),
      await unit("甲一"),
      await unit("乙一"),
    ];
    await owns(state, groupA);
    await owns(state, groupB);
    await owns(groupA, a);
    await owns(groupB, b);
    const found = await related([a]);
    expect([...found.keys()]).toEqual([groupA]);
    // The government itself takes part as 建设单位: its enterprises are not related to it.
    expect((await related([state])).size).toBe(0);
    expect((await related([state, b])).has(groupA)).toBe(false);
  });

  it("ends in circles of shares and finds each unit once", async () => {
    const [one, two, three, out] = [
      await unit("环一"),
      await unit("环二"),
      await unit("环三"),
      await unit("环外"),
    ];
    await owns(one, two, 60);
    await owns(two, three, 60);
    await owns(three, one, 60);
    await owns(two, out, 60);
    const found = await related([one]);
    expect([...found.keys()].sort()).toEqual([two, three, out].sort());
    expect([...found.values()].every(({ kind }) => kind === "LINE")).toBe(true);
  });

  it("counts a share from its first to its last day", async () => {
    const [parent, child] = [await unit("旧母公司"), await unit("已转让")];
    const share = await owns(parent, child, 100, { from: "2020-03-01" });
    await endOwnership(await systemContext("test"), share, "2024-06-30");
    const on = async (day: string) => (await related([child], true, day)).has(parent);
    expect([
      await on("2020-02-29"),
      await on("2020-03-01"),
      await on("2024-06-30"),
      await on("2024-07-01"),
    ]).toEqual([false, true, true, false]);
  });

  it("takes all branches of a legal person for that person, without the sibling rule", async () => {
    const head = await unit("总公司");
    const [north, south] = [
      await unit("北分公司", { branchOf: head }),
      await unit("南分公司", { branchOf: head }),
    ];
    const [owner, sub] = [await unit("总公司股东"), await unit("总公司子公司")];
    await owns(owner, head, 30);
    await owns(head, sub, 60);
    const found = await related([north], false);
    expect([...found.keys()].sort()).toEqual([head, south, owner, sub].sort());
    expect((await related([sub], false)).has(south)).toBe(true);
  });

  it("does not go down from an owner and up again: partners in a joint venture stay strangers", async () => {
    const [x, y, venture, ofY] = [
      await unit("合资甲"),
      await unit("合资乙"),
      await unit("合资公司"),
      await unit("乙的子公司"),
    ];
    await owns(x, venture, 60);
    await owns(y, venture, 40);
    await owns(y, ofY, 100);
    const ofX = await related([x]);
    expect([...ofX.keys()]).toEqual([venture]);
    const found = await related([venture]);
    expect(found.get(y)?.kind).toBe("LINE");
    expect(found.has(ofY)).toBe(false);
  });

  it("unites the lines of every member of a 联合体", async () => {
    const [a, b, parentA, subB, stranger] = [
      await unit("联合体牵头"),
      await unit("联合体成员"),
      await unit("牵头母公司"),
      await unit("成员子公司"),
      await unit("无关"),
    ];
    await owns(parentA, a);
    await owns(b, subB);
    const found = await related([a, b]);
    expect(found.get(parentA)).toEqual({ kind: "LINE", through: a });
    expect(found.get(subB)).toEqual({ kind: "LINE", through: b });
    expect([found.has(a), found.has(b), found.has(stranger)]).toEqual([false, false, false]);
  });

  it("calls a unit that is both on the line and a sibling LINE", async () => {
    const [top, party, both] = [await unit("双重上级"), await unit("双重一方"), await unit("双重")];
    await owns(top, party, 100);
    await owns(top, both, 60);
    await owns(party, both, 10);
    expect((await related([party])).get(both)).toEqual({ kind: "LINE", through: party });
  });

  it("answers nothing for nobody and refuses a day that is none", async () => {
    expect((await related([])).size).toBe(0);
    await expect(related([await unit("某")], true, "2026-02-30")).rejects.toThrow(RangeError);
  });
});
