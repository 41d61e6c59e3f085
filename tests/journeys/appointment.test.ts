import { openActors } from "../../dev/city/cases/actors";
import { openMovingClock } from "../../dev/city/cases/moving-clock";
import { fillApplication, handIn } from "../../dev/city/pool/hand-in";
import type { PoolSeed } from "../../dev/city/pool/seed-pool";
import { desk, phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { inDraw } from "../support/journey/in-draw";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";

const day = 24 * 3_600_000;

/**
 * An application on its whole way through the station (D1), in a browser: returned, handed in again, judged by
 * two, published, objected to by somebody without a login, upheld against the objection, appointed by the
 * timer, signed by the new member on her phone, and only then found by the draw.
 */
describe("from an application to a member who can be drawn", () => {
  const city = useCity({ experts: 160 });
  const browser = useBrowser(city);
  const username = "applicant1";
  const paper = {
    username,
    specialties: ["SZ-JK", "SZ-MB"],
    title: "正高级工程师",
    workedSince: "2003-07-01",
    unit: 5,
  };
  let seed: PoolSeed;
  let id = "";
  let code = "";

  const state = async () =>
    (await city.database.owner`select state from expert_application where id = ${id}`)[0]?.state;
  const home = () => `/regulator/applications/${id}`;
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(`appointment-${name}`);
  };
  const officer = async (name: string, address: string) => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, name, address);
    return visitor;
  };
  /** Whether, and why not, the draw would take her in this specialty now. */
  const drawnIn = async (specialty: string) => {
    const [row] = await city.database
      .owner`select e.number from expert e join expert_application a on a.person_id = e.person_id
      where a.id = ${id}`;
    return inDraw(row?.number as string | undefined, specialty);
  };

  beforeAll(async () => {
    await city.database.setClock(new Date("2026-12-01T01:30:00Z"));
    const clock = await openMovingClock(city.database.ownerUrl, false);
    seed = { city: city.city, actors: openActors(city.city), clock };
    id = await fillApplication(seed, paper);
    await handIn(seed, username, id);
    await clock.owner.end();
  }, 60_000);

  it("the station returns it with what is missing", async () => {
    const visitor = await officer("station1", "/regulator/applications");
    await look(visitor, "list");
    await visitor.page
      .getByRole("link", { name: /./ })
      .filter({ hasText: seed.city.applicants[0]!.name })
      .click();
    await visitor.page.waitForURL(`**${home()}`);
    await look(visitor, "submitted");
    await visitor.page.getByRole("link", { name: "形式审查", exact: true }).click();
    await visitor.page.getByLabel("退回补正").check();
    await visitor.page.getByRole("button", { name: "提交审查结果" }).click();
    await visitor.page.waitForSelector("text=退回须至少写明一项需要补正的内容");
    expect(await visitor.inspect()).toEqual([]);
    await visitor.page.fill('[name="items.title"]', "职称证书扫描件不清晰，请重新上传。");
    await look(visitor, "check");
    await visitor.press("提交审查结果");
    expect(await visitor.text()).toContain("已退回补正");
    expect(await state()).toBe("RETURNED");
    await look(visitor, "returned");
  });

  it("handed in again, it passes the form check", async () => {
    await handIn(seed, username, id);
    const visitor = await officer("station1", `${home()}/check`);
    await visitor.page.getByLabel("通过", { exact: false }).first().check();
    await visitor.press("提交审查结果");
    expect(await visitor.text()).toContain("形式审查已通过");
    expect(await state()).toBe("UNDER_REVIEW");
  });

  it("two reviewers judge each specialty without seeing each other's word before", async () => {
    const give = async (visitor: Visitor, specialty: string, choice: string, reason: string) => {
      await visitor.goto(`${home()}/opinion/${specialty}`);
      await visitor.page.check(`[name="verdict"][value="${choice}"]`);
      await visitor.page.fill('[name="reason"]', reason);
      await visitor.press("提交评审意见");
      expect(await visitor.text()).toContain("评审意见已提交");
    };
    const first = await officer("station1", home());
    await give(first, "SZ-JK", "YEARS_15", "主持多项深基坑工程。");
    await give(first, "SZ-MB", "REJECT", "没有模板支撑工程的业绩。");
    const second = await officer("station2", home());
    expect(await second.text()).toContain("已有 1 人提出意见，您提出意见后可以看到");
    expect(await second.text()).not.toContain("主持多项深基坑工程");
    await second.goto(`${home()}/opinion/SZ-JK`);
    await look(second, "opinion");
    await give(second, "SZ-JK", "YEARS_15", "业绩充分。");
    expect(await second.text()).toContain("主持多项深基坑工程");
    expect(await state()).toBe("UNDER_REVIEW");
    await give(second, "SZ-MB", "REJECT", "同意前一位的看法。");
    expect(await state()).toBe("PUBLICITY");
    await look(second, "published");
  });

  it("the public sees it, without any number of hers, and somebody objects", async () => {
    const visitor = await browser.visit({ viewport: phone, javaScript: false });
    await visitor.goto("/publicity");
    await look(visitor, "publicity");
    const { name, phone: number, idNumber } = seed.city.applicants[0]!;
    await visitor.page.getByRole("link", { name }).click();
    await visitor.page.waitForURL(`**/publicity/${id}`);
    const text = (await visitor.page.content()) + (await visitor.text());
    for (const secret of [number, idNumber, number.slice(7), idNumber.slice(14)])
      expect(text).not.toContain(secret);
    expect(text).toContain("基坑");
    expect(text).not.toContain("模板");
    await look(visitor, "publicity-one");
    await visitor.page.getByRole("link", { name: "提出异议" }).click();
    await visitor.page.waitForURL("**/object");
    await look(visitor, "object");
    await visitor.page.fill('[name="content"]', "第二项工程的技术负责人不是申报人。");
    await visitor.page.fill('[name="name"]', "孙某某");
    await visitor.press("提交异议");
    await visitor.page.waitForURL("**/publicity/objection?done=received");
    const shown = await visitor.text();
    code = /查询码：\s*([0-9A-F-]{39})/.exec(shown)?.[1] ?? "";
    expect(code).toMatch(/^([0-9A-F]{4}-){7}[0-9A-F]{4}$/);
    expect(visitor.page.url()).not.toContain(code.slice(0, 4));
    expect(await state()).toBe("OBJECTION");
    await look(visitor, "objection-received");
  });

  it("who judged may not handle the objection; the third of the station does", async () => {
    const judged = await officer("station1", home());
    await judged.page.getByRole("link", { name: /公示异议/ }).click();
    await judged.page.waitForURL("**/objections");
    await judged.page.locator("tbody a").click();
    await judged.page.waitForURL("**/objections/*");
    expect(await judged.text()).toContain("异议须由其他人员处理");
    expect(await judged.text()).not.toContain("孙某某");
    const address = new URL(judged.page.url()).pathname;
    const third = await officer("station3", address);
    expect(await third.text()).toContain("孙某某");
    await third.page.getByLabel("异议不成立").check();
    await third.page.fill('[name="answer"]', "经核实，申报人担任该工程技术负责人。");
    await look(third, "handle");
    await third.press("提交核查结论");
    expect(await state()).toBe("PUBLICITY");
    await look(third, "dismissed");
  });

  it("the author reads the answer by the code", async () => {
    const visitor = await browser.visit();
    await visitor.goto("/publicity/objection");
    await visitor.page.fill('[name="code"]', "0000");
    await visitor.page.getByRole("button", { name: "查询", exact: true }).click();
    await visitor.page.waitForSelector("text=查询码为32位");
    await visitor.page.fill('[name="code"]', code.toLowerCase());
    await visitor.page.getByRole("button", { name: "查询", exact: true }).click();
    await visitor.page.waitForURL("**/publicity/objection?done=asked");
    expect(await visitor.text()).toContain("经核实，申报人担任该工程技术负责人。");
    expect(await visitor.text()).not.toContain("孙某某");
    await look(visitor, "objection-answered");
  });

  it("the window's end appoints her, and she cannot be drawn yet", async () => {
    await city.database.advance(8 * day);
    await eventually("the appointment", async () => (await state()) === "APPROVED", 30_000);
    expect(await drawnIn("SZ-JK")).not.toBe("drawable");
    expect(await drawnIn("SZ-MB")).toBe("not in the pool");
  });

  it("she signs on her phone, and from then on the draw finds her", async () => {
    const visitor = await browser.visit({ viewport: phone });
    await loginAs(city, visitor, username, "/expert/onboarding");
    await look(visitor, "onboarding");
    await visitor.page.getByRole("button", { name: "签署全部承诺" }).click();
    await visitor.page.waitForSelector("text=请阅读保密承诺并勾选");
    expect(await visitor.inspect()).toEqual([]);
    for (const name of ["secrecy", "integrity", "avoidance", "phone", "employer"])
      await visitor.page.check(`[name="${name}"]`);
    await visitor.press("签署全部承诺");
    expect(await visitor.text()).toContain("承诺已签署");
    await look(visitor, "onboarded");
    expect(await drawnIn("SZ-JK")).toBe("drawable");
    const wide = await browser.visit({ viewport: desk });
    await loginAs(city, wide, "bureau1", home());
    expect(await wide.text()).toContain("公示期满，聘任为专家");
    await look(wide, "appointed");
  });
});
