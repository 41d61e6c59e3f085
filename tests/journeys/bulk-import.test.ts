import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readSheet as readByAnother } from "read-excel-file/node";
import { phone, useBrowser } from "../support/journey/browser";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";
import { expertRow, idNumberOf, nameOf, workbook } from "../support/workbooks";

/**
 * The pool of a city comes by workbook: 5,000 rows with three faults write nothing and name them; without
 * faults they are complete. Both in a browser, as the station does it; then the list is exported again.
 */
describe("a pool imported from a workbook", () => {
  const city = useCity({ experts: 160 });
  const browser = useBrowser(city);
  const size = 5000;
  let folder: string;

  const rows = () =>
    Array.from({ length: size }, (_, n) => expertRow(n, { phone: `1880${String(n).padStart(7, "0")}` }));
  const members = async () => {
    const [row] = await city.database.owner`select (select count(*)::int from expert) as experts,
      (select count(*)::int from person) as people, (select count(*)::int from expert_term) as terms,
      (select count(*)::int from organization) as units`;
    return row as { experts: number; people: number; terms: number; units: number };
  };
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
    await visitor.page.setViewportSize(phone);
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
    await visitor.page.setViewportSize({ width: 1280, height: 900 });
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "gongping-workbooks-"));
    await writeFile(path.join(folder, "good.xlsx"), await workbook("EXPERTS", rows()));
    const wrong = rows();
    wrong[17] = {
      ...wrong[17],
      idNumber: `${idNumberOf(17).slice(0, 17)}${idNumberOf(17).endsWith("1") ? "2" : "1"}`,
    };
    wrong[2500] = { ...wrong[2500], specialties: "SZ-JK、SZ-XX" };
    wrong[4999] = { ...wrong[4999], idNumber: idNumberOf(3) };
    await writeFile(path.join(folder, "faults.xlsx"), await workbook("EXPERTS", wrong));
    await writeFile(path.join(folder, "list.xlsx"), "姓名,身份证号\n张三,1\n");
  });

  const upload = async (visitor: Visitor, file: string) => {
    await visitor.goto("/regulator/imports");
    await visitor.page.setInputFiles('input[type="file"]', path.join(folder, file));
    await visitor.press("上传");
  };

  it("with three faults writes nothing and names row, column and reason", async () => {
    const before = await members();
    const visitor = await browser.visit();
    await loginAs(city, visitor, "station1", "/regulator/imports");
    await look(visitor, "regulator-imports");
    await upload(visitor, "faults.xlsx");
    expect(new URL(visitor.page.url()).pathname).toMatch(/^\/regulator\/imports\/[0-9a-f-]{36}$/);
    const table = visitor.page.locator("table");
    expect(await table.locator("tbody tr").allInnerTexts()).toEqual([
      expect.stringMatching(/第19行\s+身份证号\s+身份证号的最后一位校验码不符/),
      expect.stringMatching(/第2502行\s+专业\s+没有这个专业代码：SZ-XX/),
      expect.stringMatching(/第5001行\s+身份证号\s+与第5行是同一个身份证号/),
    ]);
    expect(await visitor.page.getByRole("button", { name: "确认导入" }).count()).toBe(0);
    expect(await visitor.text()).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/);
    await look(visitor, "regulator-import-refused");
    expect(await members()).toEqual(before);
  });

  it("says what is no workbook, also without scripts", async () => {
    const visitor = await browser.visit({ javaScript: false, viewport: phone });
    await loginAs(city, visitor, "station1", "/regulator/imports");
    await visitor.page.setInputFiles('input[type="file"]', path.join(folder, "list.xlsx"));
    await Promise.all([
      visitor.page.waitForEvent("load"),
      visitor.page.getByRole("button", { name: "上传" }).click(),
    ]);
    expect(await visitor.text()).toContain("这个文件不是Excel工作簿");
    expect(await visitor.page.title()).toMatch(/^错误：/);
  });

  it("without faults is complete, and told when it comes again", async () => {
    const before = await members();
    const visitor = await browser.visit();
    await loginAs(city, visitor, "station1", "/regulator/imports");
    await upload(visitor, "good.xlsx");
    expect(await visitor.text()).toMatch(/将新增\s+5000 行/);
    await look(visitor, "regulator-import-ready");
    const start = performance.now();
    await visitor.press("确认导入");
    process.stdout.write(`5,000 rows confirmed in ${Math.round(performance.now() - start)} ms\n`);
    expect(await visitor.text()).toContain("导入完成");
    await look(visitor, "regulator-import-done");
    const after = await members();
    expect(after.experts - before.experts).toBe(size);
    expect(after.people - before.people).toBe(size);
    expect(after.terms - before.terms).toBe(size);
    expect(after.units - before.units).toBe(40);

    await upload(visitor, "good.xlsx");
    expect(await visitor.text()).toContain("同一个文件已经导入过");
    expect(await visitor.text()).toContain("没有需要写入的内容");
    await visitor.press("放弃这次导入");
    expect(await visitor.text()).toContain("已放弃这次导入");
  });

  it("is exported as it is filtered, and listed for everybody", async () => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, "station1", "/regulator/experts?standing=PENDING_ONBOARD&specialty=SZ-MB");
    expect(await visitor.text()).toContain("共 2500 条");
    await look(visitor, "regulator-experts");
    const [download] = await Promise.all([
      visitor.page.waitForEvent("download"),
      visitor.page.getByRole("link", { name: "导出 xlsx" }).click(),
    ]);
    const table = await readByAnother(readFileSync(await download.path()));
    expect(table).toHaveLength(2501);
    expect(table[0]?.[0]).toBe("专家编号");

    const public_ = await browser.visit();
    await public_.goto(`/experts?keyword=${encodeURIComponent(nameOf(4321))}`);
    await public_.page.getByRole("link", { name: nameOf(4321) }).click();
    await public_.page.waitForURL(/\/experts\/QD\d{6}$/);
    await look(public_, "experts-file");
    await public_.goto("/experts");
    await look(public_, "experts");
    expect(await public_.text()).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/);
  });
});
