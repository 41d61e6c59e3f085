import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readSheet } from "read-excel-file/node";
import { sitePhoto } from "../../dev/city/plan/site-photo";
import { unpackArchive } from "../../src/platform/sheet/unpack-archive";
import { desk, phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { loginAs } from "../support/journey/login";
import { inspectionPages } from "../support/journey/pages/inspections";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";

const area = "370214";
const register = "/regulator/inspections";

/**
 * A district makes a list from a filter, takes it out as a workbook, goes to a site with a phone whose signal fails,
 * has what it found put right by the units, and closes it; the station finds a review held outside the platform,
 * hears its unit, and puts it on the key-watch list (五(二), D11).
 */
describe("an inspection", () => {
  // A Tuesday morning in China: inside the send hours, whatever the time of the run.
  const city = useCity({ experts: 600, seeded: true, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  let listId = "";
  let visit: { id: string; projectId: string; project: string; contractor: string; supervision: string };
  let folder = "";

  const row = async <T extends object>(query: string): Promise<T> => {
    const [found] = (await city.database.owner.unsafe(query)) as unknown as T[];
    if (!found) throw new Error(`nothing for: ${query}`);
    return found;
  };
  const stateOf = async (id: string) =>
    (await row<{ state: string }>(`select state from inspection where id = '${id}'`)).state;
  const told = async () =>
    (
      await row<{ n: number }>(
        "select count(*)::int as n from sms_message where template = 'rectificationDemanded' and state = 'DELIVERED'",
      )
    ).n;
  const accountOf = (uscc: string) => {
    const account = city.accounts.find((one) => one.uscc === uscc && !one.locked);
    if (!account) throw new Error(`nobody logs in for ${uscc}`);
    return account.username;
  };
  /** As every page must be, on a desk and on a phone; a picture of each for the eye. */
  const look = async (visitor: Visitor, name: string) => {
    const size = visitor.page.viewportSize() ?? desk;
    const wrong: string[] = [];
    for (const view of [desk, phone]) {
      await visitor.page.setViewportSize(view);
      wrong.push(...(view === desk ? await visitor.inspect() : await visitor.layout()));
      await visitor.screenshot(`inspection-${name}`);
    }
    await visitor.page.setViewportSize(size);
    expect(wrong).toEqual([]);
  };
  const file = async (name: string, number: number) => {
    const to = path.join(folder, name);
    await writeFile(to, sitePhoto(number));
    return to;
  };
  /** Uploads one file on the page that is open. */
  const put = async (visitor: Visitor, name: string, number: number) => {
    await visitor.page.setInputFiles('input[type="file"]', await file(name, number));
    await visitor.page.getByRole("button", { name: "上传", exact: true }).first().click();
    await visitor.page.waitForURL(/done=/);
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "gongping-inspection-"));
  });

  it("is shown at each step to those whom it concerns, on a desk and on a phone", async () => {
    const wrong: string[] = [];
    const shown = Object.entries(await inspectionPages(city)).flatMap(([route, all]) =>
      all.map((one) => ({
        ...one,
        name: `${route.replace(/[^a-z]+/g, "-")}${one.variant ? `-${one.variant}` : ""}`,
      })),
    );
    const visitors = new Map<string, Visitor>();
    for (const { as = "", address, name } of shown) {
      const visitor = visitors.get(as) ?? (await browser.visit());
      if (visitors.has(as)) await visitor.goto(address);
      else await loginAs(city, visitor, as, address);
      visitors.set(as, visitor);
      for (const view of [desk, phone]) {
        await visitor.page.setViewportSize(view);
        const found = view === desk ? await visitor.inspect() : await visitor.layout();
        wrong.push(...found.map((one) => `${name} ${view.width}: ${one}`));
        await visitor.screenshot(`inspections${name}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it("begins with a list of exactly the rows that were shown", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, `district-${area}`, register);
    await page.getByRole("link", { name: "生成检查清单" }).click();
    await page.waitForURL(/lists\/new/);
    await page.check('[name="reasons"][value="ROUTINE"]');
    await page.getByRole("button", { name: "查询" }).click();
    await page.waitForURL(/reasons=ROUTINE/);
    await page.getByRole("button", { name: "生成清单" }).click();
    await page.getByRole("link", { name: "请填写清单名称" }).waitFor();
    await page.fill('[name="title"]', "四季度危大工程日常检查");
    await look(visitor, "list-preview");
    const shown = await page.locator("tbody tr").count();
    await page.getByRole("button", { name: "生成清单" }).click();
    await page.waitForURL(/news=built/);
    listId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    expect(await page.locator("tbody tr").count()).toBe(shown);
    expect(shown).toBeGreaterThan(2);
    await look(visitor, "list-built");
  });

  it("is taken out as a workbook with a frozen Chinese head, typed cells and nothing to compute", async () => {
    // A unit may call its works what it likes; a spreadsheet must compute nothing of it.
    await city.database.owner`update project set name = '=1+1管廊工程' where id = (
      select project_id from inspection where list_id = ${listId} order by ordinal desc limit 1)`;
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, `district-${area}`, `${register}/lists/${listId}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 xlsx" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/监督检查清单-JC-2026-\d{5}\.xlsx$/);
    const to = path.join(folder, "list.xlsx");
    await download.saveAs(to);
    const [head, ...rows] = await readSheet(to);
    expect(head?.slice(0, 7)).toEqual([
      "序号",
      "检查编号",
      "工程名称",
      "工程地址",
      "所属区域",
      "施工单位",
      "统一社会信用代码",
    ]);
    const stored = (await city.database.owner`select number, state from inspection
      where list_id = ${listId} order by ordinal`) as unknown as { number: string; state: string }[];
    expect(rows.map(([ordinal, number]) => [ordinal, number])).toEqual(
      stored.map(({ number }, index) => [index + 1, number]),
    );
    expect(new Set(stored.map(({ state }) => state))).toEqual(new Set(["LIST_EXPORTED"]));
    const since = (head ?? []).indexOf("情况发生日期");
    expect(rows.every((cells) => cells[since] instanceof Date && typeof cells[6] === "string")).toBe(true);
    expect(rows.map((cells) => cells[2])).toContain("'=1+1管廊工程");
    const parts = unpackArchive(await readFile(to));
    const sheet = String(parts.get("xl/worksheets/sheet1.xml"));
    expect(sheet).toContain('state="frozen"');
    expect(sheet).not.toMatch(/<f[ >]/);
    const taken = await row<{ n: number }>(`select count(*)::int as n from audit_entry
      where action = 'inspection.exported' and subject_id in (select id::text from inspection where list_id = '${listId}')`);
    expect(taken.n).toBe(stored.length);
  });

  it("is recorded on a phone that loses nothing when its signal is gone", async () => {
    visit = await row(`select v.id, v.project_id as "projectId", p.name as project, o.uscc as contractor,
        (select s.uscc from project_party t join organization s on s.id = t.organization_id
          where t.project_id = p.id and t.role = 'supervision' limit 1) as supervision
      from inspection v join project p on p.id = v.project_id join organization o on o.id = v.organization_id
      where v.list_id = '${listId}' and p.name not like '=%' order by v.ordinal limit 1`);
    const visitor = await browser.visit({ viewport: phone });
    const { page } = visitor;
    await loginAs(city, visitor, `district-${area}`, `${register}/${visit.id}`);
    await page.getByRole("button", { name: "开始现场检查" }).click();
    await page.waitForURL(/\/site/);
    await page.getByRole("link", { name: "上传现场照片" }).click();
    await page.waitForURL(/\/photos/);
    await put(visitor, "现场.png", 71);
    await look(visitor, "photos");
    await page.getByRole("link", { name: "填写检查记录" }).click();
    await page.waitForURL(/\/site/);
    await page.fill('[name="inspectors"]', "王建军、李晓明");
    await page.fill('[name="attendees"]', "项目经理赵某、总监孙某");
    for (const one of await page.locator('input[name^="answer."][value="OK"]').all()) await one.check();
    // In the pit the signal is gone.
    visitor.expect(/ERR_INTERNET_DISCONNECTED/);
    await visitor.context.setOffline(true);
    await page.check('[name="answer.NO_NOTICE"][value="PROBLEM"]');
    await page.fill('[name="text.NO_NOTICE"]', "工作井南侧未设置公告牌。");
    await page.fill('[name="measure.NO_NOTICE"]', "当日补设。");
    await page.getByText("网络不通，草稿还没有保存").waitFor();
    await look(visitor, "site-offline");
    // The phone is put away, and taken out again where there is a signal.
    await page.goto("about:blank");
    await visitor.context.setOffline(false);
    await visitor.goto(`${register}/${visit.id}/site`);
    await page.getByText(/已恢复本机/).waitFor();
    expect(await page.inputValue('[name="text.NO_NOTICE"]')).toBe("工作井南侧未设置公告牌。");
    expect(await page.inputValue('[name="attendees"]')).toBe("项目经理赵某、总监孙某");
    expect(await page.isChecked('[name="answer.NO_NOTICE"][value="PROBLEM"]')).toBe(true);
    await look(visitor, "site-restored");
    await page.check('[name="answer.NO_SUPERVISION_RULES"][value="PROBLEM"]');
    await page.fill('[name="text.NO_SUPERVISION_RULES"]', "监理实施细则未针对本工程编制。");
    await page.getByRole("button", { name: "提交检查记录" }).click();
    await page.getByRole("link", { name: "请写明整改要求" }).waitFor();
    await look(visitor, "site-refused");
    await page.fill('[name="measure.NO_SUPERVISION_RULES"]', "重新编制监理实施细则。");
    await page.getByRole("button", { name: "提交检查记录" }).click();
    await page.waitForURL(/news=recorded/);
    await look(visitor, "recorded");
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft:"))),
    ).toEqual([]);
    // Whoever has never logged in for a unit is not known, and cannot be told.
    for (const role of ["contractor", "supervision"] as const)
      await loginAs(city, await browser.visit(), accountOf(visit[role]), `/${role}`);
    const before = await told();
    await page.fill('[name="demand"]', "请逐项整改，上传照片。");
    await page.fill('[name="dueDate"]', "2026-12-11");
    await page.getByRole("button", { name: "下达整改通知" }).click();
    await page.waitForURL(/news=demanded/);
    expect(await stateOf(visit.id)).toBe("RECTIFY");
    await look(visitor, "demanded");
    await eventually("both units are told by SMS", async () => (await told()) >= before + 2);
  });

  it("is answered by both units, verified and closed", async () => {
    for (const role of ["contractor", "supervision"] as const) {
      const visitor = await browser.visit({ viewport: phone, javaScript: false });
      const { page } = visitor;
      await loginAs(city, visitor, accountOf(visit[role]), `/${role}/inspections`);
      expect(await visitor.text()).toContain(visit.project);
      await visitor.goto(`/${role}/inspections/${visit.id}`);
      if (role === "contractor") {
        await page.setInputFiles('input[type="file"]', await file("整改后.png", 72));
        await visitor.press("上传");
        expect(await visitor.text()).toContain("文件已上传");
      }
      await page.locator("textarea").fill("已经整改，照片附后。");
      await look(visitor, `${role}-reply`);
      await visitor.press("提交整改回复");
      expect(await visitor.text()).toContain("整改回复已提交");
    }
    expect(await stateOf(visit.id)).toBe("RESUBMITTED");
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, `district-${area}`, `${register}?queue=toHandle`);
    expect(await visitor.text()).toContain(visit.project);
    await visitor.goto(`${register}/${visit.id}/check`);
    for (const one of await page.locator('input[value="yes"]').all()) await one.check();
    await look(visitor, "check");
    await page.getByRole("button", { name: "提交复查结果" }).click();
    await page.waitForURL(/news=verified/);
    await page.fill('[name="note"]', "整改到位，同意结案。");
    await look(visitor, "verified");
    await page.getByRole("button", { name: "结案", exact: true }).click();
    await page.waitForURL(/news=closed/);
    expect(await stateOf(visit.id)).toBe("CLOSED");
    await look(visitor, "closed");
  });

  it("that finds a review held outside leads to the key-watch list, by two people and after the unit was heard", async () => {
    const first = await browser.visit();
    const { page } = first;
    await loginAs(city, first, "station1", `/regulator/outside-reviews/new?project=${visit.projectId}`);
    await page.fill('[name="heldOn"]', "2026-11-20");
    await page.fill('[name="facts"]', "项目部自行邀请5人论证，均未经平台抽取。");
    await page.getByRole("button", { name: "记录", exact: true }).click();
    await page.waitForURL(/news=recorded/);
    const review = new URL(page.url()).pathname;
    expect(await first.text()).toContain("上传证据材料以后才能告知单位");
    await put(first, "签到表.png", 73);
    await look(first, "outside-evidence");
    await page.getByRole("button", { name: "告知单位" }).click();
    await page.waitForURL(/news=notified/);
    const second = await browser.visit();
    await loginAs(city, second, "station2", review);
    expect(await second.text()).toContain("陈述申辩的期限还没有到");
    expect(await second.page.getByRole("button", { name: "通报", exact: true }).count()).toBe(0);

    const unit = await browser.visit({ viewport: phone, javaScript: false });
    await loginAs(city, unit, accountOf(visit.contractor), review.replace("regulator", "contractor"));
    await unit.page.fill('[name="statement"]', "情况属实，立即停工，重新申报。");
    await look(unit, "outside-statement");
    await unit.press("提交陈述申辩");

    await second.goto(review);
    await look(second, "outside-circulate");
    await second.page.getByRole("button", { name: "通报", exact: true }).click();
    await second.page.waitForURL(/news=circulated/);
    await look(second, "outside-circulated");
    const paper = await second.context.request.get(
      (await second.page.getByRole("link", { name: "下载通报" }).getAttribute("href")) ?? "",
    );
    expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await second.goto("/regulator/key-watch");
    const listed = await second.text();
    expect(listed).toContain(`工程：${visit.project}`);
    expect(listed).toMatch(/每\d+日至少一次/);
    await look(second, "key-watch");
  });
});
