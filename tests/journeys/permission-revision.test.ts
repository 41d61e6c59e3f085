import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { makeCompanyReviewPdf, makePlanPdf, makeSupervisorReviewPdf } from "../../dev/city";
import { phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { loginAs } from "../support/journey/login";
import { type Member, PanelWay } from "../support/journey/panel-way";
import { useCity } from "../support/journey/use-city";
import { readPaper, readQr } from "../support/read-paper";

const secret = "补充第二道支撑拆除工况的验算，并给出换撑顺序。";
const second = "补充北侧燃气管线的保护措施和监测报警值。";
const run = promisify(execFile);

/**
 * 修改后通过 on six people's screens: the plan read in secrecy, one opinion late, one missing, one member absent, the
 * leader elected, the meeting held, the report confirmed, printed, handed in twice; two rounds of revision; the
 * supervising unit's approval; the page on site; the evidence package.
 */
describe("from the panel to the permission, after a revision", () => {
  // A Tuesday morning in China: inside the send hours, whatever the time of the run.
  const city = useCity({ experts: 300, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  const way = new PanelWay(city, browser);
  const at = (date: string, time: string) => city.database.setClock(new Date(`${date}T${time}:00+08:00`));
  let members: Member[];
  let approved: Buffer;
  let site = "";

  const member = (at: number): Member => {
    const found = members[at];
    if (!found) throw new Error("too few members");
    return found;
  };

  beforeAll(async () => {
    await way.lay(6, { date: "2026-12-08", from: "09:00", to: "12:00" });
    members = await way.members();
  }, 180_000);

  it("members read the plan in the page and take a marked copy, and what they write stays sealed", async () => {
    const reader = await way.expert(member(0), "/expert", true);
    const { page } = reader;
    await way.look(reader, "panel-member-home");
    await page.getByRole("link", { name: "阅读方案，填写意见" }).click();
    await page.waitForURL(/\/expert\/cases\//);
    await way.look(reader, "panel-member-desk");
    const copy = await readPaper(await way.take(reader, "下载（带水印）"));
    expect(copy[0]?.text).toContain(member(0).name);
    await page.getByRole("link", { name: "在页面中阅读" }).first().click();
    await page.waitForSelector('canvas[data-page="1"][data-drawn]', { timeout: 30_000 });
    await way.look(reader, "panel-member-plan");
    for (const [turn, text] of [secret, second, secret].entries())
      await way.write(member(turn), "PASS_AFTER_REVISION", text);
    await way.write(member(5), "PASS");
    const other = await way.expert(member(3), `/expert/cases/${way.caseId}/opinions`);
    expect(await other.text()).toContain("意见还没有公开");
    expect(await other.page.content()).not.toContain(secret);
    const contractor = await way.contractor("/meeting");
    expect(await contractor.page.content()).not.toContain(secret);
    await way.look(contractor, "panel-meeting-before");
    await at("2026-12-07", "09:10");
    const reminded = await eventually("members are reminded", () =>
      way.row(`select id from sms_message where template = 'meetingReminder'`),
    );
    expect(reminded).toBeTruthy();
  }, 400_000);

  it("they elect their leader by ballot", async () => {
    const ballot = await way.expert(member(3), `/expert/meetings/${way.caseId}`, true);
    await way.look(ballot, "panel-ballot");
    for (const turn of [0, 1, 2, 3]) await way.vote(member(turn), member(0));
    const elected = await way.expert(member(4), `/expert/meetings/${way.caseId}`);
    expect(await elected.text()).toContain(`组长：${member(0).name}`);
  });

  it("they check in by the code on the sheet; with a quorum the meeting begins, one opinion comes late", async () => {
    await at("2026-12-08", "08:40");
    const contractor = await way.contractor("");
    await contractor.page.getByRole("link", { name: "办理论证会" }).click();
    await contractor.page.waitForURL(/\/meeting$/);
    await contractor.page.getByRole("link", { name: "登记参会人员" }).click();
    await contractor.page.waitForURL(/\/attendees$/);
    await contractor.page.selectOption('[name="duty"]', "chief_supervisor");
    await contractor.page.fill('[name="unitName"]', "青岛某监理公司");
    await contractor.page.fill('[name="name"]', "姜海涛");
    await way.send(contractor, "加入名单", /done=listed/);
    await way.look(contractor, "panel-attendees");
    await contractor.goto(`/contractor/cases/${way.caseId}/meeting`);
    const [sheet] = await readPaper(await way.take(contractor, "下载签到表"));
    if (!sheet) throw new Error("an empty sheet");
    for (const { name } of members) expect(sheet.text).toContain(name);
    const address = new URL(readQr(sheet) ?? "");
    expect(address.origin).toBe(city.baseUrl);
    for (const one of members.slice(0, 5)) {
      const guest = await browser.visit({ viewport: phone, javaScript: false });
      await guest.goto(address.pathname);
      if (one === members[0]) await way.look(guest, "panel-check-in-landing");
      const login = await guest.page.getByRole("link", { name: "实名登录后签到" }).getAttribute("href");
      await loginAs(
        city,
        guest,
        one.username,
        new URL(login ?? "", city.baseUrl).searchParams.get("return")!,
      );
      await way.send(guest, "我已到会，签到", /done=arrived/);
      if (one === members[0]) await way.look(guest, "panel-checked-in");
      await guest.leave();
    }
    await contractor.page.reload();
    await way.look(contractor, "panel-meeting-quorum");
    await at("2026-12-08", "09:01");
    await way.begin();
    expect(await way.state()).toBe("IN_MEETING");
    await at("2026-12-08", "09:20");
    await way.write(member(4), "PASS_AFTER_REVISION", second);
  }, 400_000);

  it("the leader drafts, everybody who attends confirms the same, and the report is locked", async () => {
    await at("2026-12-08", "10:30");
    await way.present(member(0), "PASS_AFTER_REVISION");
    for (const turn of [1, 2, 3, 4]) await way.confirm(member(turn));
    expect(await way.state()).toBe("AWAITING_REPORT");
    expect((await way.members(["ATTENDED"])).map(({ name }) => name)).toEqual(
      members.slice(0, 5).map(({ name }) => name),
    );
    expect((await way.members(["NO_SHOW"])).map(({ name }) => name)).toEqual([member(5).name]);
    const kinds = await city.database
      .owner`select kind from conduct_record where kind <> 'OPINION_ON_TIME' order by kind`;
    expect(kinds.map(({ kind }) => kind)).toEqual(["LEADER", "NO_SHOW", "OPINION_LATE", "OPINION_MISSING"]);
  });

  it("its printed form can be looked up by the code on every page", async () => {
    const contractor = await way.contractor("/report");
    const form = await eventually(
      "the form is printed",
      async () => {
        await contractor.page.reload();
        return (
          (await contractor.page.getByRole("link", { name: /下载论证报告/ }).isVisible()) &&
          way.take(contractor, /下载论证报告/)
        );
      },
      30_000,
    );
    const pages = await readPaper(form);
    const code = await way.checkCode();
    const addresses = pages.map((one) => readQr(one));
    expect(new Set(addresses).size).toBe(1);
    for (const one of pages) expect(one.text).toContain(code);
    const stranger = await browser.visit({ viewport: phone });
    await stranger.goto(new URL(addresses[0] ?? "").pathname);
    expect(await stranger.text()).toContain("修改后通过");
    await way.look(stranger, "panel-public-report");
  });

  it("the contractor hands it in with a wrong code; it is returned, handed in again and accepted", async () => {
    await at("2026-12-09", "09:30");
    await way.handIn({ code: "0000-0000-0000-0000", conclusion: "PASS_AFTER_REVISION" });
    const checker = await way.desk(way.case.checker, `/regulator/cases/${way.caseId}`);
    await way.look(checker, "panel-regulator-case");
    await checker.goto(`/regulator/cases/${way.caseId}/report`);
    expect(await checker.text()).toContain("校验码");
    await way.look(checker, "panel-regulator-report");
    await checker.page.getByRole("link", { name: "退回补正" }).click();
    await checker.page.waitForURL(/report\/return$/);
    await checker.page.fill('[name="reason"]', "校验码与锁定的报告不一致，请核对纸质报告后重新填写。");
    await way.send(checker, "确认退回", /done=returned/);
    const contractor = await way.contractor("/report");
    expect(await contractor.text()).toContain("请核对纸质报告后重新填写");
    await at("2026-12-09", "10:30");
    await way.handIn({ code: await way.checkCode(), conclusion: "PASS_AFTER_REVISION" });
    await way.accept();
    expect(await way.state()).toBe("REVISION");
  }, 400_000);

  it("the revision goes back once and is confirmed the second time", async () => {
    const about = { title: way.case.title, projectName: "修改稿" };
    for (const round of [1, 2]) {
      await at(`2026-12-${9 + round}`, "09:30");
      approved = await makePlanPdf({ ...about, title: `${about.title}（第${round}次修改）` });
      await revise(approved, round);
      const comment = await way.expert(member(2), "/expert");
      await comment.page.locator('a[href^="/expert/revisions/"]').first().click();
      await comment.page.fill('[name="text"]', "换撑顺序已经补充，监测报警值建议再与设计核对。");
      await way.send(comment, "提交补充意见", /news=commented/);
      await judge(round === 2);
    }
    expect(await way.state()).toBe("APPROVAL");
    const contractor = await way.contractor("/revision");
    expect(await contractor.text()).toContain("第1项还没有落实");
    await way.look(contractor, "panel-revision-over");
  }, 400_000);

  it("company and supervising unit approve exactly that file", async () => {
    await at("2026-12-12", "09:30");
    const facts = { title: way.case.title, projectName: "审批" };
    await way.askApproval(await makeCompanyReviewPdf(facts));
    const before = await way.desk(way.case.supervision, `/supervision/cases/${way.caseId}/approval`);
    expect(await before.text()).not.toContain("各项意见已经落实");
    site = await way.grantApproval(await makeSupervisorReviewPdf(facts));
    await before.page.reload();
    expect(await before.text()).toContain("各项意见已经落实");
    expect(await way.state()).toBe("APPROVED");
    const [row] = await city.database
      .owner`select plan_sha256 as sha from approval where case_id = ${way.caseId} and state = 'APPROVED'`;
    expect(row?.sha).toBe(createHash("sha256").update(approved).digest("hex"));
  });

  it("anybody on site compares a copy with the approved version, and nothing is sent", async () => {
    const inspector = await browser.visit({ viewport: phone });
    const { page } = inspector;
    await inspector.goto(site);
    const posted: string[] = [];
    page.on("request", (request) => request.method() === "POST" && posted.push(request.url()));
    await page.setInputFiles("#site-file", file(approved));
    await page.getByText("一致：这就是批准的方案", { exact: true }).waitFor();
    await way.look(inspector, "panel-site-same");
    await page.setInputFiles("#site-file", file(way.case.plan));
    await page.getByText("不一致：这不是批准的方案").waitFor();
    await way.look(inspector, "panel-site-other");
    expect(posted).toEqual([]);
    const contractor = await way.contractor("/approval");
    const [notice] = await readPaper(await way.take(contractor, /下载现场公示牌/));
    expect(new URL(notice ? (readQr(notice) ?? "") : "").pathname).toBe(site);
  });

  it("the evidence package holds by itself, offline", async () => {
    const contractor = await way.contractor("");
    const zip = await way.take(contractor, /导出证据包/);
    const folder = await mkdtemp(path.join(tmpdir(), "gongping-package-"));
    const kept = path.join(folder, "package.zip");
    await writeFile(kept, zip);
    const told = await run(process.execPath, ["bin/verify-package", kept]);
    expect(told.stdout).toContain("全部文件与清单相符");
    const at = zip.length >> 1;
    zip[at] = (zip[at] ?? 0) ^ 1;
    await writeFile(kept, zip);
    await expect(run(process.execPath, ["bin/verify-package", kept])).rejects.toThrow();
  });

  const file = (buffer: Buffer) => ({ name: "方案.pdf", mimeType: "application/pdf", buffer });

  /** The new version and the reply table, by the contractor. */
  async function revise(plan: Buffer, round: number): Promise<void> {
    const contractor = await way.contractor("");
    const { page } = contractor;
    await page.getByRole("link", { name: "修改方案" }).first().click();
    await page.waitForURL(/\/revision$/);
    await way.upload(contractor, "plan", plan);
    for (const place of await page.locator('[name^="place."]').all()) await place.fill("第五章第41页");
    for (const reply of await page.locator('[name^="reply."]').all())
      await reply.fill(`第${round}次修改：已经补充。`);
    await way.look(contractor, `panel-revision-${round}`);
    await way.send(contractor, "保存并核对", /revision\/check$/);
    await page.check('[name="truthful"]');
    await way.look(contractor, `panel-revision-check-${round}`);
    await way.send(contractor, "提交组长审查", /news=submitted/);
  }

  /** The leader's opinion on the newest round. */
  async function judge(done: boolean): Promise<void> {
    const leader = await way.expert(member(0), "/expert");
    const { page } = leader;
    await page.getByRole("link", { name: "去审查" }).click();
    await page.waitForURL(/\/expert\/revisions\/[0-9a-f-]+$/);
    await way.look(leader, "panel-leader-round");
    await page.getByRole("link", { name: "填写组长审查意见" }).click();
    await page.waitForURL(/\/opinion$/);
    for (const [turn, group] of (await page.locator('[name^="done."][value="no"]').all()).entries()) {
      const name = await group.getAttribute("name");
      await page.check(`[name="${name}"][value="${done || turn > 0 ? "yes" : "no"}"]`);
      if (!done && turn === 0)
        await page.fill(`[name="${name?.replace("done", "remark")}"]`, "缺少换撑工况的计算简图。");
    }
    await page.check(`[name="decision"][value="${done ? "CONFIRMED" : "MORE_CHANGES"}"]`);
    await page.fill(
      '[name="opinion"]',
      done ? "各项意见已经落实，同意。" : "第1项还没有落实，请补充后再报。",
    );
    await way.look(leader, "panel-leader-opinion");
    await way.send(leader, "保存并核对", /opinion\/check$/);
    await way.send(leader, "提交审查意见", /news=decided/);
  }
});
