import { eq, sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, bulkImport, expert, expertEmployment, expertTerm, person } from "../../../src/db/schema";
import { recordPerson } from "../../../src/features/accounts";
import {
  commitImport,
  discardImport,
  findImport,
  listImports,
  previewImport,
} from "../../../src/features/experts";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { storeArchive } from "../../../src/platform/sheet/store-archive";
import { useDatabase } from "../../support/database";
import { expertRow, idNumberOf, nameOf, type SheetRow, usccOf, workbook } from "../../support/workbooks";
import {
  as,
  contractorActor,
  expertActor,
  makeExpert,
  makePerson,
  makeUnit,
  regulatorActor,
} from "../../support/world";

useDatabase();

let station: UserActor;
const district = regulatorActor("district", "370212");
const bureau = regulatorActor("bureau", "370200");
const today = dateAt(new Date());

beforeAll(async () => {
  station = { ...regulatorActor("station", "370200"), personId: await makePerson("站员") };
});

async function preview(rows: readonly SheetRow[], kind: "EXPERTS" | "UNITS" = "EXPERTS", actor = station) {
  const bytes = await workbook(kind, rows);
  return previewImport(await as(actor), { kind, fileName: "专家.xlsx", bytes });
}

async function commit(importId: string, actor = station) {
  return commitImport(await as(actor), { importId });
}

async function found(id: string) {
  return findImport(await as(station), id);
}

async function pool(): Promise<string> {
  const [row] = await database().execute<{ hash: string }>(sql`
    select md5(concat((select string_agg(t::text, '' order by t::text) from (select id, person_id, title from expert) t),
      (select count(*) from person), (select count(*) from expert_term), (select count(*) from expert_employment),
      (select count(*) from expert_specialty), (select string_agg(o::text, '' order by o::text) from organization o),
      (select count(*) from ownership))) as hash`);
  return row?.hash ?? "";
}

describe("an import of experts", () => {
  it("with faults writes nothing and names row, column and reason", async () => {
    const before = await pool();
    const rows = Array.from({ length: 30 }, (_, n) => expertRow(n));
    rows[4] = expertRow(4, {
      idNumber: `${idNumberOf(4).slice(0, 17)}${idNumberOf(4).endsWith("1") ? "2" : "1"}`,
    });
    rows[9] = expertRow(9, { termTo: addDays(today, -1) });
    rows[20] = expertRow(20, { specialties: "SZ-JK、SZ-XX" });
    const { id, problems } = await preview(rows);
    expect(problems).toBe(3);
    const shown = await found(id);
    expect(shown).toMatchObject({ state: "REFUSED", rows: 30, counts: null });
    expect(shown.problems).toEqual([
      { row: 6, column: "身份证号", reason: "身份证号的最后一位校验码不符，请逐位核对" },
      { row: 11, column: "聘期止", reason: "聘期已经届满，不能导入" },
      { row: 22, column: "专业", reason: "没有这个专业代码：SZ-XX" },
    ]);
    await expect(commit(id)).rejects.toMatchObject({ name: "Conflict", code: "REFUSED" });
    expect(await pool()).toBe(before);
  });

  it("names every kind of fault, and repeats no number of a person", async () => {
    const { id } = await preview([
      expertRow(100, { name: "A1" }),
      expertRow(101, { idNumber: 3.702e17 }),
      expertRow(102, { phone: "12345" }),
      expertRow(103, { title: "助理工程师" }),
      expertRow(104, { termFrom: "2026-02-30" }),
      expertRow(105, { uscc: usccOf(1).replace(/.$/, "0") }),
      expertRow(106, { since: addDays(today, 1) }),
      expertRow(107, { uscc: null }),
      expertRow(108, { idNumber: idNumberOf(102) }),
      expertRow(109, { idNumber: idNumberOf(103), phone: "19900000104" }),
      expertRow(110, { specialties: idNumberOf(110), document: null }),
      expertRow(111, { unitName: "另一个名称有限公司", uscc: usccOf(3) }),
      expertRow(112, { uscc: usccOf(3), unitName: "又一个名称有限公司" }),
      expertRow(113, { idNumber: idNumberOf(112) }),
    ]);
    const { problems } = await found(id);
    const at = (row: number) => problems.filter((one) => one.row === row).map(({ column }) => column);
    expect([at(2), at(3), at(4), at(5), at(6)]).toEqual([
      ["姓名"],
      ["身份证号"],
      ["手机号"],
      ["职称"],
      ["聘期起"],
    ]);
    expect([at(7), at(8), at(9)]).toEqual([
      ["工作单位统一社会信用代码"],
      ["入职日期"],
      ["工作单位统一社会信用代码"],
    ]);
    expect(at(12)).toEqual(["聘任文号", "专业"]);
    expect(at(14)).toEqual(["工作单位名称"]);
    expect(at(15)).toEqual(["身份证号"]);
    expect(JSON.stringify(problems)).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]|\d{8}/);
  });

  it("without faults is complete: everything, waiting for their undertakings, with a trace", async () => {
    const known = await recordPerson(await systemContext("test"), {
      name: nameOf(200),
      idNumber: idNumberOf(200),
      phone: null,
      nameVouched: true,
      phoneVouched: false,
    });
    const rows = [
      expertRow(200),
      expertRow(201),
      expertRow(202, { uscc: null, unitName: null, since: null, phone: null }),
    ];
    const { id } = await preview(rows);
    const [sealedRow] = await database().select().from(bulkImport).where(eq(bulkImport.id, id));
    expect(sealedRow?.contentSealed).toMatch(/^a1\./);
    expect(JSON.stringify(sealedRow)).not.toContain(idNumberOf(200));
    expect((await found(id)).counts).toMatchObject({ created: 3, changed: 0, unchanged: 0, problems: [] });
    const before = await database().select().from(expert);
    expect(await commit(id)).toEqual({ id, outcome: "committed" });
    const made = (await database().select().from(expert)).filter(
      (one) => !before.some((old) => old.id === one.id),
    );
    expect(made).toHaveLength(3);
    const numbers = made.map(({ number }) => Number(number.slice(2))).sort((a, b) => a - b);
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2]);
    expect(made.some(({ personId }) => personId === known.id)).toBe(true);
    const [someone] = await database().select().from(person).where(eq(person.id, known.id));
    expect(someone).toMatchObject({ phoneVerifiedAt: null, phoneSealed: expect.stringMatching(/^a1\./) });
    for (const { id: expertId } of made) {
      const [term] = await database().select().from(expertTerm).where(eq(expertTerm.expertId, expertId));
      expect(term).toMatchObject({ onboardedAt: null, document: "青建质〔2026〕1号" });
      const trace = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, expertId));
      expect(trace.map(({ action }) => action)).toEqual(["expert.recorded"]);
    }
    const jobs = await database().select().from(expertEmployment);
    expect(jobs.filter(({ expertId }) => made.some((one) => one.id === expertId))).toHaveLength(2);
    const after = await found(id);
    expect(after).toMatchObject({ state: "COMMITTED", counts: { created: 3, changed: 0, unchanged: 0 } });
    const [stored] = await database().select().from(bulkImport).where(eq(bulkImport.id, id));
    expect(stored?.contentSealed).toBeNull();
    const [trace] = await database()
      .select()
      .from(auditEntry)
      .where(sql`${auditEntry.subjectId} = ${id} and ${auditEntry.action} = 'import.committed'`);
    expect(trace?.detail).toMatchObject({ created: 3, sha256: after.sha256 });

    const again = await preview(rows);
    expect(await found(again.id)).toMatchObject({
      state: "PREVIEWED",
      twin: { id },
      counts: { created: 0, changed: 0, unchanged: 3 },
    });
    await expect(commit(again.id)).rejects.toMatchObject({ code: "NOTHING_NEW" });

    const later = { termFrom: addDays(today, 901), termTo: addDays(today, 1800) };
    const more = await preview([expertRow(200, later), expertRow(201, { specialties: "SZ-MB、SZ-QZ" })]);
    expect((await found(more.id)).counts).toMatchObject({ created: 0, changed: 2 });
    await commit(more.id);
    const own = made.find(({ personId }) => personId === known.id);
    expect(
      await database()
        .select()
        .from(expertTerm)
        .where(eq(expertTerm.expertId, own?.id ?? "")),
    ).toHaveLength(2);

    const against = await preview([
      expertRow(200, { title: "正高级工程师" }),
      expertRow(201, { uscc: usccOf(39), unitName: "导入设计院39有限公司" }),
      expertRow(202, { name: "别的名字", uscc: null, unitName: null, since: null }),
      expertRow(203, { uscc: usccOf(0), unitName: "改了名的单位有限公司" }),
    ]);
    expect((await found(against.id)).problems.map(({ row, column }) => [row, column])).toEqual([
      [2, "职称"],
      [3, "工作单位统一社会信用代码"],
      [4, "姓名"],
      [5, "工作单位名称"],
    ]);
  });

  it("does not bring back who has left the pool", async () => {
    const { id } = await preview([expertRow(250)]);
    await commit(id);
    const [row] = await database().execute<{ id: string }>(
      sql`select e.id from expert e join person p on p.id = e.person_id where p.name = ${nameOf(250)}`,
    );
    await database().execute(sql`insert into expert_departure (id, expert_id, kind, reason, departed_at)
      values (gen_random_uuid(), ${row?.id}, 'RESIGNED', '本人申请', app_now())`);
    const again = await preview([
      expertRow(250, { termFrom: addDays(today, 901), termTo: addDays(today, 1000) }),
    ]);
    expect((await found(again.id)).problems[0]).toMatchObject({ row: 2, column: "身份证号" });
  });

  it("refuses at commit what came in its way since the preview, with rows, and writes nothing", async () => {
    const { id } = await preview([expertRow(300), expertRow(301), expertRow(302)]);
    await recordPerson(await systemContext("test"), {
      name: "另一个人",
      idNumber: idNumberOf(301),
      phone: null,
      nameVouched: true,
      phoneVouched: false,
    });
    const before = await pool();
    expect((await found(id)).counts?.problems).toHaveLength(1);
    expect(await commit(id)).toEqual({ id, outcome: "refused" });
    expect(await found(id)).toMatchObject({
      state: "REFUSED",
      problems: [{ row: 3, column: "姓名", reason: "这个身份证号在平台登记的是另一个姓名" }],
    });
    expect(await pool()).toBe(before);
  });

  it("is written once by two commits at the same time", async () => {
    const { id } = await preview([expertRow(350), expertRow(351)]);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => commit(id)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of outcomes)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ name: "Conflict" });
    const rows = await database().execute(
      sql`select id from person where name in (${nameOf(350)}, ${nameOf(351)})`,
    );
    expect(rows).toHaveLength(2);
  });

  it("can be given up", async () => {
    const { id } = await preview([expertRow(360)]);
    await discardImport(await as(station), { importId: id });
    expect(await found(id)).toMatchObject({ state: "DISCARDED", counts: null });
    await expect(commit(id)).rejects.toMatchObject({ code: "DISCARDED" });
  });

  it("is the station's alone", async () => {
    const { id } = await preview([expertRow(370)]);
    const unit = await makeUnit("施工单位");
    const others: UserActor[] = [
      district,
      bureau,
      contractorActor("somebody", "person", unit),
      expertActor(await makeExpert(["SZ-JK"])),
      { ...station, role: "admin", post: "audit" },
    ];
    const before = await pool();
    for (const actor of others) {
      await expect(preview([expertRow(371)], "EXPERTS", actor)).rejects.toMatchObject({
        code: "STATION_ONLY",
      });
      await expect(commit(id, actor)).rejects.toMatchObject({ code: "STATION_ONLY" });
      await expect(discardImport(await as(actor), { importId: id })).rejects.toMatchObject({
        code: "STATION_ONLY",
      });
      await expect(findImport(await as(actor), id)).rejects.toMatchObject({ name: "NotFound" });
      await expect(listImports(await as(actor), { limit: 20, offset: 0 })).rejects.toMatchObject({
        name: "NotFound",
      });
    }
    for (const importId of ["nonsense", "11111111-1111-4111-8111-111111111111"])
      await expect(commit(importId)).rejects.toMatchObject({ name: "NotFound" });
    expect(await pool()).toBe(before);
  });

  it("takes formulas as faults, and a foreign head as well", async () => {
    const { unpackArchive } = await import("../../../src/platform/sheet/unpack-archive");
    const parts = unpackArchive(await workbook("EXPERTS", [expertRow(380)]));
    const name = "xl/worksheets/sheet1.xml";
    const cell = /<c r="D2"[^>]*>.*?<\/c>/;
    const bent = String(parts.get(name)).replace(
      cell,
      '<c r="D2" t="str"><f>CONCAT("高级","工程师")</f><v>高级工程师</v></c>',
    );
    parts.set(name, Buffer.from(bent));
    const { id } = await previewImport(await as(station), {
      kind: "EXPERTS",
      fileName: "a.xlsx",
      bytes: storeArchive(parts),
    });
    expect((await found(id)).problems).toEqual([
      { row: 2, column: "职称", reason: "单元格是公式，请粘贴为数值" },
    ]);
    const foreign = await previewImport(await as(station), {
      kind: "UNITS",
      fileName: "a.xlsx",
      bytes: await workbook("EXPERTS", [expertRow(381)]),
    });
    expect((await found(foreign.id)).problems[0]).toMatchObject({ row: 1, column: "统一社会信用代码" });
  });

  it("of 5,000 rows is judged and written within ten seconds", async () => {
    const rows = Array.from({ length: 5000 }, (_, n) =>
      expertRow(1000 + n, { phone: `1880${String(n).padStart(7, "0")}` }),
    );
    const bytes = await workbook("EXPERTS", rows);
    const start = performance.now();
    const { id, problems } = await previewImport(await as(station), {
      kind: "EXPERTS",
      fileName: "全库.xlsx",
      bytes,
    });
    const previewed = performance.now();
    expect(problems).toBe(0);
    await commit(id);
    const end = performance.now();
    expect((await found(id)).counts).toMatchObject({ created: 5000 });
    process.stdout.write(
      `preview ${Math.round(previewed - start)} ms, commit ${Math.round(end - previewed)} ms\n`,
    );
    expect(end - previewed).toBeLessThan(10_000);
  }, 120_000);
});

describe("an import of units", () => {
  const unit = (n: number, more: SheetRow = {}): SheetRow => ({
    uscc: usccOf(5000 + n),
    name: `导入集团${n}有限公司`,
    kinds: "施工单位",
    ...more,
  });
  const share = (owner: number, percent: number | string, controls = "是"): SheetRow => ({
    parentUscc: usccOf(5000 + owner),
    percent,
    controls,
    since: "2020-01-01",
  });

  it("records units, branches, shares and stop nodes, all at once", async () => {
    const rows = [
      unit(1, share(2, "60")),
      unit(1, share(3, 40, "否")),
      unit(2, { kinds: null, ...share(4, "100") }),
      unit(3),
      unit(4, { stop: "是", kinds: "其他单位" }),
      unit(5, { parentUscc: usccOf(5001), branch: "是", kinds: "施工单位、监测单位" }),
    ];
    const { id } = await preview(rows, "UNITS");
    expect(await found(id)).toMatchObject({ problems: [], counts: { created: 5, changed: 1, unchanged: 0 } });
    await commit(id);
    const written = await database().execute<{ name: string }>(sql`
      select o.name, o.kinds::text, o.stop_node, h.name as head,
        (select string_agg(w.name || s.percent || s.controls, ',' order by w.name) from ownership s join organization w on w.id = s.owner_id where s.owned_id = o.id) as owners
      from organization o left join organization h on h.id = o.branch_of where o.name like '导入集团%' order by o.name`);
    expect(written).toEqual([
      {
        name: "导入集团1有限公司",
        kinds: "{contractor}",
        stop_node: false,
        head: null,
        owners: "导入集团2有限公司60.00true,导入集团3有限公司40.00false",
      },
      {
        name: "导入集团2有限公司",
        kinds: "{}",
        stop_node: false,
        head: null,
        owners: "导入集团4有限公司100.00true",
      },
      { name: "导入集团3有限公司", kinds: "{contractor}", stop_node: false, head: null, owners: null },
      { name: "导入集团4有限公司", kinds: "{other}", stop_node: true, head: null, owners: null },
      {
        name: "导入集团5有限公司",
        kinds: "{contractor,monitoring}",
        stop_node: false,
        head: "导入集团1有限公司",
        owners: null,
      },
    ]);
    const again = await preview(rows, "UNITS");
    expect((await found(again.id)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 6 });
  });

  it("lets open panels be checked for units that were known, and for new ones not", async () => {
    const jobs = async () => {
      const rows = await database().execute<{ name: string }>(sql`select o.name from outbox b
        join organization o on o.id::text = b.payload ->> 'organizationId'
        where b.job = 'organizations.structure-changed' order by o.name`);
      return rows.map(({ name }) => name);
    };
    const before = await jobs();
    expect(before).toEqual([]);
    const known = unit(3, { ...share(30, "20", "否"), since: "2021-01-01" });
    const { id } = await preview([unit(30), known], "UNITS");
    await commit(id);
    expect(await jobs()).toEqual(["导入集团3有限公司"]);
  });

  it("never lets more than the whole be held on a day, and takes no placeholder for a unit", async () => {
    const over = await preview(
      [unit(40), unit(41), unit(42, share(40, "60")), unit(42, share(41, "40.01", "否"))],
      "UNITS",
    );
    expect((await found(over.id)).problems).toEqual([
      { row: 5, column: "持股比例", reason: "该单位的持股比例合计超过100%" },
    ]);
    const nobody = await preview(
      [unit(43, { name: "无工作单位" }), unit(44, { branch: "是", stop: "是", parentUscc: usccOf(5040) })],
      "UNITS",
    );
    expect((await found(nobody.id)).problems.map(({ row, column }) => [row, column])).toEqual([
      [2, "单位名称"],
      [3, "是否国资监管或政府机构"],
    ]);
    const pooled = await preview([expertRow(390, { unitName: "自由职业" })]);
    expect((await found(pooled.id)).problems.map(({ column }) => column)).toEqual(["工作单位名称"]);
  });

  it("names what does not fit", async () => {
    const { id } = await preview(
      [
        unit(1, { name: "改了名有限公司" }),
        unit(20, share(99, "10")),
        unit(21, share(21, "10")),
        unit(22, share(3, "101")),
        unit(23, { parentUscc: usccOf(5003), branch: "是", percent: "10" }),
        unit(24, { parentUscc: usccOf(5005), branch: "是" }),
        unit(25, { kinds: "无人机单位" }),
        unit(26, { branch: "是" }),
        unit(27, { percent: "3" }),
        unit(3, share(2, "30")),
        unit(3, share(2, "30")),
      ],
      "UNITS",
    );
    const first = await found(id);
    expect(first.problems.map(({ row, column }) => [row, column])).toEqual([
      [4, "上级单位代码"],
      [5, "持股比例"],
      [6, "持股比例"],
      [8, "单位类型"],
      [9, "上级单位代码"],
      [10, "上级单位代码"],
      [12, "统一社会信用代码"],
    ]);
    const second = await preview(
      [
        unit(1, { name: "改了名有限公司" }),
        unit(20, share(99, "10")),
        unit(24, { parentUscc: usccOf(5005), branch: "是" }),
        unit(2, { kinds: null, ...share(3, "10") }),
        unit(1, { name: "改了名有限公司", ...share(2, "50") }),
      ],
      "UNITS",
    );
    expect((await found(second.id)).problems.map(({ row, column }) => [row, column])).toEqual([
      [2, "单位名称"],
      [3, "上级单位代码"],
      [4, "上级单位代码"],
      [5, "持股比例"],
      [6, "单位名称"],
      [6, "上级单位代码"],
    ]);
  });
});
