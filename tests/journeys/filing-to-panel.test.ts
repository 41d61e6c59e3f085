import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeCompanyReviewPdf, makePlanPdf, makeSupervisorReviewPdf } from "../../dev/city";
import { phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";

/**
 * The main job, in a browser: a plan is filed, experts are drawn and asked by SMS; one declines, one is
 * undeliverable, one never answers; each is replaced; a panel stands and its names are shown.
 */
describe("from filing to a formed panel", () => {
  const city = useCity({ experts: 600, receipts: "manual" });
  const browser = useBrowser(city);
  const seen = { casePath: "", number: "" };
  const facts = { title: "1号工作井深基坑专项施工方案", project: "滨海大道综合管廊工程" };
  let folder: string;

  /** Looks at the page as every page must be: no rule broken, nothing sideways; a picture for the eye. */
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
  };
  const caseRow = async () => {
    const [row] = await city.database
      .owner`select id, state, number from review_case where title = ${facts.title}`;
    return row as { id: string; state: string; number: string };
  };
  const invitations = () => city.database.owner<
    { id: string; state: string; username: string; personId: string }[]
  >`
    select i.id, i.state, lower(e.number) as username, e.person_id as "personId"
    from invitation i join expert e on e.id = i.expert_id join review_case c on c.id = i.case_id
    where c.title = ${facts.title} order by i.created_at, i.id`;
  const messageFor = (username: string) => {
    const account = city.accounts.find((one) => one.username === username)!;
    return eventually(`an SMS for ${username}`, () =>
      city.gateway.messages(account.phone).find((message) => message.text.includes("/i/")),
    );
  };
  const deliver = async (username: string) => {
    const message = await messageFor(username);
    const [row] = await city.database.owner`select app_now() as now`;
    await city.gateway.deliver(message.id, { reportedAt: row!.now as Date });
    return message;
  };
  const until = (what: string, state: string, id: string) =>
    eventually(what, async () => (await invitations()).find((one) => one.id === id)?.state === state, 30_000);

  beforeAll(async () => {
    // A Tuesday morning in China: inside the send hours, whatever the time of the run.
    await city.database.setClock(new Date("2026-12-01T01:30:00Z"));
    folder = await mkdtemp(path.join(tmpdir(), "gongping-plans-"));
    const about = { title: facts.title, projectName: facts.project };
    writeFileSync(path.join(folder, "plan.pdf"), await makePlanPdf(about));
    writeFileSync(path.join(folder, "company.pdf"), await makeCompanyReviewPdf(about));
    writeFileSync(path.join(folder, "supervisor.pdf"), await makeSupervisorReviewPdf(about));
  });

  it("the contractor records the project and files the plan", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, "contractor1", "/contractor");
    await look(visitor, "contractor-desk");
    await visitor.goto("/contractor/projects/new");
    await page.fill('[name="name"]', facts.project);
    await page.fill('[name="address"]', "崂山区滨海大道K2+100");
    await page.check('[name="library"][value="SZ"]');
    await page.selectOption('[name="jurisdictionCode"]', "370212");
    await look(visitor, "contractor-project-new");
    await visitor.press("保存并继续");
    const project = new URL(page.url()).pathname;
    const units = city.city.units.filter(
      (unit) => !city.accounts.some((one) => one.username === "contractor1" && one.uscc === unit.uscc),
    );
    for (const [index, role] of ["owner", "survey", "design", "supervision"].entries()) {
      await visitor.goto(`${project}/parties/new?role=${role}`);
      const unit =
        units.filter((one) => (one.kinds as readonly string[]).includes(role))[index % 2] ?? units[index]!;
      await page.fill('[name="name"]', unit.name);
      await page.fill('[name="uscc"]', unit.uscc);
      await visitor.press("添加");
    }
    await visitor.goto(`${project}/items/new?kind=pit`);
    await page.fill('[name="part"]', "1号工作井");
    await page.fill('[name="p.depth"]', "18.6");
    await look(visitor, "contractor-item-new");
    await visitor.press("保存并判定");
    expect(await visitor.text()).toContain("超过一定规模");
    await look(visitor, "contractor-item");
    await visitor.goto(`/contractor/cases/new?project=${project.split("/").at(-1)}`);
    await page.fill('[name="title"]', facts.title);
    await page.locator('[name="itemIds"]').first().check();
    await visitor.press("保存并继续");
    const { id } = await caseRow();
    seen.casePath = `/contractor/cases/${id}`;
    await visitor.goto(`${seen.casePath}/tasks`);
    await look(visitor, "contractor-tasks");
    await visitor.goto(`${seen.casePath}/check`);
    expect(await visitor.text()).toContain("还不能提交");
    await visitor.goto(`${seen.casePath}/parts`);
    for (const box of await page.locator('[name="parts"]').all()) await box.check();
    await visitor.press("保存");
    for (const [kind, file] of [
      ["plan", "plan.pdf"],
      ["company_review", "company.pdf"],
      ["supervisor_review", "supervisor.pdf"],
    ] as const) {
      await visitor.goto(`${seen.casePath}/files/${kind}`);
      await page.setInputFiles('input[type="file"]', path.join(folder, file));
      await visitor.press("上传");
      await page.waitForURL(/done=1/);
      await eventually(`${kind} available`, async () => {
        const [row] = await city.database
          .owner`select state from stored_file where case_id = ${id} and kind = ${kind}`;
        return row?.state === "AVAILABLE";
      });
    }
    await look(visitor, "contractor-upload");
    await visitor.goto(`${seen.casePath}/check`);
    await look(visitor, "contractor-check");
    await page.check('[name="truthful"]');
    await visitor.press("提交申报");
    expect(await visitor.text()).toMatch(/QDLZ-2026-\d{6}/);
    await look(visitor, "contractor-submitted");
    const row = await caseRow();
    expect(row.state).toBe("SUBMITTED");
    seen.number = row.number;
  });

  it("the district admits it; another district does not even see it", async () => {
    const { id } = await caseRow();
    const foreign = await browser.visit();
    foreign.expect(/answer 404: .*\/regulator\/cases\//);
    await loginAs(city, foreign, "district-370202", `/regulator/cases/${id}`);
    expect(await foreign.text()).not.toContain(facts.project);
    const visitor = await browser.visit();
    await loginAs(city, visitor, "district-370212", "/regulator/cases");
    await look(visitor, "regulator-cases");
    await visitor.goto(`/regulator/cases/${id}`);
    await look(visitor, "regulator-case-submitted");
    await visitor.goto(`/regulator/cases/${id}/admit`);
    await look(visitor, "regulator-admit");
    await visitor.press(/受理/);
    expect((await caseRow()).state).toBe("ADMITTED");
  });

  it("the contractor sets the conditions, sees the fingerprint, draws", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, "contractor1", `${seen.casePath}/draw`);
    await look(visitor, "contractor-team");
    await page.fill('[name="mainCount"]', "4");
    await refused(visitor, "继续");
    await page.fill('[name="mainCount"]', "5");
    await visitor.press("继续");
    await page.fill('[name="date"]', "2026-12-10");
    await page.fill('[name="from"]', "09:00");
    await page.fill('[name="to"]', "11:30");
    await look(visitor, "contractor-meeting");
    await visitor.press("继续");
    await page.fill('[name="place"]', "项目部二楼会议室（崂山区滨海大道1号）");
    await visitor.press("继续");
    await look(visitor, "contractor-draw-check");
    await visitor.press(/公布/);
    const [round] = await city.database.owner`select request_hash, state from draw_round`;
    expect(round?.state).toBe("REQUESTED");
    expect(await visitor.text()).toContain(round!.request_hash as string);
    await look(visitor, "contractor-draw");
    await visitor.press(/抽取/);
    await page.waitForURL(/\/panel$/);
    await look(visitor, "contractor-panel-inviting");
    expect(await invitations()).toHaveLength(5);
    await expectNoNames(visitor);
  });

  it("one number cannot be reached: replaced without fault", async () => {
    const [first] = await invitations();
    const message = await messageFor(first!.username);
    city.gateway.fail(message.id);
    // The first channel has failed; the second carrier is asked and fails as well.
    await eventually("the second channel's SMS", () => {
      const { phone: number } = city.accounts.find((one) => one.username === first!.username)!;
      const other = city.gateway.messages(number).find((one) => one.id !== message.id);
      if (other) city.gateway.fail(other.id);
      return other;
    });
    await until("the invitation is undeliverable", "UNDELIVERABLE", first!.id);
    await eventually("a second round", async () => (await invitations()).length === 6, 30_000);
    const [conduct] = await city.database.owner`select count(*)::int as n from conduct_record`;
    expect(conduct?.n).toBe(0);
  });

  it("an expert declines on a phone without scripts: replaced at once", async () => {
    const asked = (await invitations()).find(({ state }) => state === "SENT")!;
    const message = await deliver(asked.username);
    await until("delivered", "DELIVERED", asked.id);
    const visitor = await browser.visit({ viewport: phone, javaScript: false });
    const { page } = visitor;
    await visitor.goto(linkIn(message.text));
    expect(await visitor.text()).not.toContain(facts.project);
    await visitor.screenshot("expert-landing-no-js");
    await page.getByRole("link", { name: "实名登录后确认" }).click();
    await page.fill("#username", asked.username);
    await page.fill("#password", city.accounts.find((one) => one.username === asked.username)!.password);
    await page.locator('button[name="action"][value="login"]').click();
    await page.waitForURL(/\/expert\/invitations\//);
    expect(await visitor.text()).toContain(facts.project);
    expect(await visitor.inspect()).toEqual([]);
    await page.getByRole("link", { name: "不能参加" }).click();
    await page.getByText("时间冲突").first().click();
    await page.getByRole("button", { name: "确认提交" }).click();
    await page.waitForURL(/\/done/);
    await until("declined", "DECLINED", asked.id);
    await eventually("a third round", async () => (await invitations()).length === 7, 30_000);
  });

  it("an expert accepts on a phone from the SMS link; pages are looked at on the way", async () => {
    const asked = (await invitations()).find(({ state }) => state === "SENT")!;
    const message = await deliver(asked.username);
    await until("delivered", "DELIVERED", asked.id);
    const visitor = await browser.visit({ viewport: phone });
    const { page } = visitor;
    await visitor.goto(linkIn(message.text));
    await look(visitor, "expert-landing");
    const invitationPath = `/expert/invitations/${asked.id}`;
    await loginAs(city, visitor, asked.username, invitationPath);
    await look(visitor, "expert-invitation");
    await refused(visitor, "参加");
    await page.check('[name="undertaking"]');
    await visitor.press("参加");
    await page.waitForURL(/\/accept/);
    await look(visitor, "expert-accept");
    await visitor.press("确认提交");
    await page.waitForURL(/\/done/);
    await look(visitor, "expert-done");
    await until("accepted", "ACCEPTED", asked.id);
    await visitor.goto("/expert");
    await look(visitor, "expert-desk");
    await visitor.goto("/expert/cases");
    await look(visitor, "expert-cases");
  });

  it("the others are delivered; one lets the six hours pass and is replaced", async () => {
    const open = (await invitations()).filter(({ state }) => state === "SENT");
    for (const one of open) await deliver(one.username);
    for (const one of open) await until("delivered", "DELIVERED", one.id);
    const [silent, ...others] = open;
    for (const one of others) await acceptByHand(one);
    await city.database.advance(6 * 3_600_000 + 1000);
    await until("timed out", "TIMED_OUT", silent!.id);
    await eventually("a fourth round", async () => (await invitations()).length === 8, 30_000);
    const conduct = await city.database.owner`select kind from conduct_record`;
    expect(conduct.map(({ kind }) => kind)).toEqual(["CONFIRM_TIMEOUT"]);
    const contractor = await browser.visit();
    await loginAs(city, contractor, "contractor1", `${seen.casePath}/panel`);
    await look(contractor, "contractor-panel-waiting");
    await expectNoNames(contractor);
  });

  it("the last seat is accepted: the panel stands, names are shown, the regulator recomputes", async () => {
    const last = await eventually(
      "the last invitation is sent",
      async () => (await invitations()).find(({ state }) => state === "SENT"),
      30_000,
    );
    await deliver(last.username);
    await until("delivered", "DELIVERED", last.id);
    await acceptByHand(last);
    await eventually(
      "the panel stands",
      async () => ["PANEL_FORMED", "PRE_REVIEW"].includes((await caseRow()).state),
      30_000,
    );
    const contractor = await browser.visit();
    await loginAs(city, contractor, "contractor1", `${seen.casePath}/panel`);
    const names = await city.database
      .owner`select p.name from invitation i join expert e on e.id = i.expert_id join person p on p.id = e.person_id where i.state = 'ACCEPTED'`;
    expect(names).toHaveLength(5);
    for (const { name } of names) expect(await contractor.text()).toContain(name as string);
    await look(contractor, "contractor-panel-formed");
    const { id } = await caseRow();
    const station = await browser.visit();
    await loginAs(city, station, "station1", `/regulator/cases/${id}`);
    await look(station, "regulator-case");
    await station.goto(`/regulator/cases/${id}/rounds/1`);
    await look(station, "regulator-round");
    await station.goto(`/regulator/cases/${id}/verification`);
    expect(await station.text()).toContain("一致");
    expect(await station.text()).not.toContain("不一致");
    await look(station, "regulator-verification");
    await station.goto("/regulator/messages");
    await look(station, "regulator-messages");
    const [round] = await city.database.owner`select public_code from draw_round order by round limit 1`;
    const public_ = await browser.visit({ viewport: phone });
    await public_.goto(`/certificates/${round!.public_code}`);
    await look(public_, "certificate");
    for (const { name } of names) expect(await public_.text()).not.toContain(name as string);
  });

  /** A press that is answered on the same page: the title says so, the summary has the focus. */
  async function refused(visitor: Visitor, name: string): Promise<void> {
    await visitor.page.getByRole("button", { name, exact: true }).click();
    await visitor.page.waitForFunction(() => document.title.startsWith("错误："));
    expect(await visitor.inspect()).toEqual([]);
  }

  const linkIn = (text: string) => new URL(/https?:\/\/\S+\/i\/[\w-]+/.exec(text)![0]).pathname;

  /** Whole payload, not only the text: no expert's name, number or id reaches the applicant before the panel stands. */
  async function expectNoNames(visitor: Visitor): Promise<void> {
    const payload = await visitor.page.content();
    const people = await city.database
      .owner`select e.id, e.number, p.name from invitation i join expert e on e.id = i.expert_id join person p on p.id = e.person_id`;
    expect(people.length).toBeGreaterThan(0);
    for (const one of people) {
      for (const secret of [one.id, one.number, one.name]) expect(payload).not.toContain(secret as string);
    }
    for (const { id } of await invitations()) expect(payload).not.toContain(id);
  }

  async function acceptByHand(one: { id: string; username: string }): Promise<void> {
    const visitor = await browser.visit({ viewport: phone, javaScript: false });
    const { page } = visitor;
    await loginAs(city, visitor, one.username, `/expert/invitations/${one.id}`);
    await page.check('[name="undertaking"]');
    await page.getByRole("button", { name: "参加", exact: true }).click();
    await page.waitForURL(/\/accept/);
    await page.getByRole("button", { name: "确认提交" }).click();
    await page.waitForURL(/\/done/);
    await until("accepted", "ACCEPTED", one.id);
  }
});
