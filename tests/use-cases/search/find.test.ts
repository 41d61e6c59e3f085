import { findEverywhere, mostFound } from "../../../src/features/search";
import type { UserActor } from "../../../src/platform/actor";
import { useDatabase } from "../../support/database";
import {
  as,
  contractorActor,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makePerson,
  makeUnit,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
beforeAll(async () => db.setClock(new Date("2026-11-25T02:00:00Z")));

const station = regulatorActor("station", "370200");
const find = async (keyword: string, actor: UserActor = station) => findEverywhere(await as(actor), keyword);
const initials = async (name: string) =>
  (await db.owner<{ i: string }[]>`select pinyin_initials(${name}) as i`)[0]?.i;

async function expertCalled(name: string) {
  const expert = await makeExpert(["SZ-JK"]);
  await db.owner`update person set name = ${name} where id = ${expert.personId}`;
  return expert;
}

describe("pinyin initials", () => {
  it.each([
    ["张三", "ZS"],
    ["欧阳修远", "OYXY"],
    ["青岛市政A座（集团）有限公司", "QDSZAZJTYXGS"],
    ["1号线", "1HX"],
    ["阿·买提", "AMT"],
    ["", ""],
  ])("of %s are %s", async (name, letters) => expect(await initials(name)).toBe(letters));

  it("cost little enough to be kept in an index", async () => {
    await db.owner`analyze person`;
    await db.owner`set enable_seqscan = off`;
    const plan = await db.owner`explain select id from person where pinyin_initials(name) like 'ZS%'`;
    expect(JSON.stringify(plan)).toContain("person_initials");
  });
});

describe("one word", () => {
  it("finds an expert by a part of her name, her number, and her initials", async () => {
    const expert = await expertCalled("慕容晓岚");
    for (const word of ["慕容", "晓岚", "mrxl", "MRX", expert.number, expert.number.toLowerCase()])
      expect((await find(word)).experts.map(({ id }) => id)).toContain(expert.id);
    expect((await find("xlan")).experts).toEqual([]);
    expect((await find("%")).experts).toEqual([]);
    expect((await find("慕%")).experts).toEqual([]);
  });

  it("finds surnames as they are said", async () => {
    const names = {
      曾广平: "zgp",
      单田方: "stf",
      解小东: "xxd",
      仇保兴: "qbx",
      区伯伦: "obl",
      翟明远: "zmy",
    };
    for (const [name, typed] of Object.entries(names)) {
      const { id } = await expertCalled(name);
      expect([name, (await find(typed)).experts.some((one) => one.id === id)]).toEqual([name, true]);
    }
  });

  it("finds a unit by name, former name, code and initials", async () => {
    const unit = await makeUnit("海陆丰市政");
    await db.owner`insert into organization_name (id, organization_id, name, valid_from, valid_to, document)
      values (gen_random_uuid(), ${unit.id}, '老牌路桥', '2010-01-01', '2020-01-01', '更名')`;
    for (const word of ["陆丰", "hlfsz", unit.uscc.toLowerCase(), "老牌路桥"])
      expect((await find(word)).units.map(({ id }) => id)).toEqual([unit.id]);
  });

  it("finds a case by number, title and project, and a project by name, address and initials", async () => {
    const { caseId, projectId } = await makeAdmittedCase();
    await db.owner`update project set name = '蓝硅谷快线', address = '鳌山卫街道' where id = ${projectId}`;
    await db.owner`update review_case set title = '盾构始发专项方案' where id = ${caseId}`;
    const [{ number } = { number: "" }] = await db.owner<
      { number: string }[]
    >`select number from review_case where id = ${caseId}`;
    for (const word of [number, "盾构始发", "蓝硅谷", "lggkx"])
      expect((await find(word)).cases.map(({ id }) => id)).toEqual([caseId]);
    for (const word of ["快线", "鳌山卫", "LGG"])
      expect((await find(word)).projects.map(({ id }) => id)).toEqual([projectId]);
  });

  it("of one character asks for nothing, and more than is shown is said to be more", async () => {
    expect(await find("蓝")).toEqual({ cases: [], projects: [], units: [], experts: [] });
    for (let n = 0; n < mostFound + 3; n++) await makeUnit("众多建设");
    expect((await find("众多建设")).units).toHaveLength(mostFound + 1);
  });
});

describe("the scope", () => {
  it("of each is that of her own lists", async () => {
    const own = await makeAdmittedCase({ jurisdiction: "370212" });
    const other = await makeAdmittedCase({ jurisdiction: "370213" });
    for (const { projectId } of [own, other])
      await db.owner`update project set name = '同名的隧道工程' where id = ${projectId}`;
    await db.owner`update organization set name = '同名的隧道工程公司' where id = ${own.contractor.id}`;
    const cases = async (actor: UserActor) =>
      (await find("同名的隧道", actor)).cases.map(({ id }) => id).sort();
    const supervision = contractorActor("s", await makePerson("监理"), own.parties.supervision!);
    expect(await cases(station)).toEqual([own.caseId, other.caseId].sort());
    expect(await cases(regulatorActor("bureau", "370200"))).toEqual([own.caseId, other.caseId].sort());
    expect(await cases(regulatorActor("district", "370212"))).toEqual([own.caseId]);
    expect(await cases(regulatorActor("district", "370202"))).toEqual([]);
    expect(await cases(own.actor)).toEqual([own.caseId]);
    expect(await cases({ ...supervision, role: "supervision" })).toEqual([own.caseId]);
    expect(await cases(expertActor(await makeExpert(["SZ-JK"])))).toEqual([]);
    const district = await find("同名的隧道", regulatorActor("district", "370202"));
    expect(district.projects).toEqual([]);
    // Units and experts are the regulators' to look up.
    expect(district.units).toHaveLength(1);
    expect((await find("同名的隧道", own.actor)).units).toEqual([]);
    const { number } = await makeExpert(["SZ-JK"]);
    expect((await find(number, own.actor)).experts).toEqual([]);
    expect((await find(number, expertActor(await makeExpert(["SZ-JK"])))).experts).toEqual([]);
  });

  it("leaves drafts to their contractor", async () => {
    const { caseId, actor } = await makeAdmittedCase();
    await db.owner`update review_case set state = 'DRAFT', submitted_at = null, title = '还没有提交的方案' where id = ${caseId}`;
    expect((await find("还没有提交")).cases).toEqual([]);
    expect((await find("还没有提交", actor)).cases.map(({ id }) => id)).toEqual([caseId]);
  });

  it("takes whatever is typed as words", async () => {
    for (const word of ["' or 1=1 --", "\\", "%%", "__", "$1", "a'b", "（）"])
      expect(await find(word)).toEqual({ cases: [], projects: [], units: [], experts: [] });
  });
});
