import { readSheet } from "read-excel-file/node";
import { readStatisticsFilter } from "../../src/features/statistics";
import { boundedRead } from "../../src/platform/bounded-read";
import { desk, phone, useBrowser } from "../support/journey/browser";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import { chartsAndLists } from "../support/statistics-sums";
import { as, regulatorActor } from "../support/world";

const path = "/regulator/statistics";
const pages = ["", "/time", "/draws", "/oversight", "/defects"];

/** 统计分析 of a city with sixty cases: by the station at a desk, by a district on a phone, each number with its list. */
describe("statistics", () => {
  const city = useCity({ experts: 600, seeded: true, now: new Date("2026-12-01T06:30:00Z") });
  const browser = useBrowser(city);

  it.each([
    ["the station", regulatorActor("station", "370200")],
    ["the bureau", regulatorActor("bureau", "370200")],
    ["a district", regulatorActor("district", "370202")],
    ["another district", regulatorActor("district", "370281")],
  ])("has for %s in every chart what the lists hold", async (_, actor) => {
    const ctx = await as(actor);
    const filter = readStatisticsFilter({}, ctx);
    const { charts, lists } = await boundedRead(
      ctx,
      (read) => chartsAndLists(read, filter, { whole: true }),
      60,
    );
    expect(charts).toEqual(lists);
    expect(charts.months).toBeGreaterThan(0);
  });

  it.each([
    ["station1", desk],
    ["station1", phone],
    ["district-370202", desk],
    ["district-370202", phone],
  ])("is readable for %s at %j", async (name, viewport) => {
    const visitor = await browser.visit({ viewport });
    await loginAs(city, visitor, name, path);
    for (const part of pages) {
      await visitor.goto(path + part);
      expect(await visitor.inspect()).toEqual([]);
      await visitor.screenshot(`statistics${part.replace("/", "-")}-${name}`);
      // A finding above each picture, and its table below.
      const charts = await visitor.page.locator(".card:has(picture.chart)").all();
      for (const chart of charts) {
        expect((await chart.locator("h2").textContent())?.length).toBeGreaterThan(5);
        expect(await chart.locator("table").count()).toBeGreaterThan(0);
      }
      if (part === "") expect(charts.length).toBe(3);
    }
    await visitor.goto(`${path}?from=2020-01-01&to=2020-12-31`);
    expect(await visitor.inspect()).toEqual([]);
    expect(await visitor.text()).toContain("这段时间没有提交的论证项目");
  });

  it("leads from a number to a list of that length, and keeps its filter from page to page", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, "station1", path);
    for (const caption of ["各月提交的论证项目", "各类危大工程的论证项目", "各监督区域的论证结论"]) {
      await visitor.goto(path);
      const link = page.getByRole("table", { name: caption }).locator("tbody td a").first();
      const number = await link.textContent();
      await link.click();
      await page.waitForURL(/\/regulator\/cases\?/);
      expect(await page.locator(".toolbar").textContent()).toContain(`共 ${number} 条`);
    }
    await visitor.goto(path);
    await page.selectOption('select[name="library"]', "GD");
    await page.getByRole("button", { name: "查询" }).click();
    await page.waitForURL(/library=GD/);
    expect(await visitor.text()).toContain("轨道交通工程");
    await page.getByRole("link", { name: "抽取和邀请" }).click();
    await page.waitForURL(/statistics\/draws\?.*library=GD/);
  });

  it("is taken along as a workbook, and the whole pool's is not a district's", async () => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, "station1", path);
    const answer = await visitor.context.request.get(`${city.baseUrl}${path}/export?table=kinds`);
    expect(answer.headers()["content-disposition"]).toContain(".xlsx");
    const [head, ...rows] = await readSheet(await answer.body());
    expect(head).toEqual(["危大工程类别", "论证项目"]);
    expect(rows.length).toBeGreaterThan(2);
    const district = await browser.visit();
    await loginAs(city, district, "district-370202", `${path}/draws`);
    expect(await district.text()).not.toContain("随机预期");
    const refused = await district.context.request.get(`${city.baseUrl}${path}/export?table=exposure`);
    expect(refused.status()).toBe(404);
  });
});
