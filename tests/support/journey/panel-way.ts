import { readFile } from "node:fs/promises";
import { phone, type TestBrowser } from "./browser";
import { eventually } from "./eventually";
import { formPanel, type LaidPanel, layPanel, type MeetingTime } from "./lay-panel";
import { loginAs } from "./login";
import type { RunningCity } from "./use-city";
import type { Visitor } from "./visitor";

export type Conclusion = "PASS" | "PASS_AFTER_REVISION" | "FAIL";

/** Somebody on the panel, in the order of the seats. */
export interface Member {
  readonly invitationId: string;
  readonly username: string;
  readonly name: string;
  readonly state: string;
}

export const headings = {
  COMPLETENESS: "方案内容基本完整，工艺可行。",
  CALCULATION: "计算书基本符合有关标准规范。",
  SITE: "基本满足现场实际情况。",
} as const;

/**
 * One case from its standing panel to the permission, carried through the pages by its people, each with a login of
 * their own: members on phones without scripts, the others at desks.
 */
export class PanelWay {
  private laid: LaidPanel | undefined;

  constructor(
    readonly city: RunningCity,
    private readonly browser: TestBrowser,
  ) {}

  /** Before the suite's tests: the panel stands. */
  async lay(seats: number, meeting: MeetingTime): Promise<void> {
    this.laid = await layPanel(this.city, seats, meeting);
  }

  /** The draft that follows gets a panel of its own; from here on the way is that case's. */
  async follow(caseId: string, seats: number, meeting: MeetingTime): Promise<void> {
    const { project, title } = this.case;
    this.laid = await formPanel(this.city, { caseId, project, title }, seats, meeting);
  }

  get case(): LaidPanel {
    if (!this.laid) throw new Error("the panel is not laid yet");
    return this.laid;
  }
  get caseId(): string {
    return this.case.caseId;
  }

  async row<T extends object>(query: string): Promise<T | undefined> {
    return ((await this.city.database.owner.unsafe(query)) as unknown as T[])[0];
  }
  async state(): Promise<string> {
    const row = await this.row<{ state: string }>(
      `select state from review_case where id = '${this.caseId}'`,
    );
    return row?.state ?? "";
  }
  async members(states = ["ACCEPTED", "ATTENDED"]): Promise<Member[]> {
    return this.city.database.owner<Member[]>`
      select i.id as "invitationId", lower(e.number) as username, p.name, i.state from invitation i
      join expert e on e.id = i.expert_id join person p on p.id = e.person_id join seat s on s.id = i.seat_id
      where i.case_id = ${this.caseId} and i.state = any(${states}) order by s.ordinal`;
  }

  /** A member on her phone, without scripts unless asked for. */
  async expert(member: Member, path: string, javaScript = false): Promise<Visitor> {
    const visitor = await this.browser.visit({ viewport: phone, javaScript });
    await loginAs(this.city, visitor, member.username, path);
    return visitor;
  }
  /** Anybody else at a desk. */
  async desk(username: string, path: string): Promise<Visitor> {
    const visitor = await this.browser.visit();
    await loginAs(this.city, visitor, username, path);
    return visitor;
  }
  contractor(below: string): Promise<Visitor> {
    return this.desk(this.case.contractor, `/contractor/cases/${this.caseId}${below}`);
  }

  /** As every page must be, on a desk and on a phone; a picture of each for the eye. */
  async look(visitor: Visitor, name: string): Promise<void> {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
    const size = visitor.page.viewportSize()!;
    if (size.width === phone.width) return;
    await visitor.page.setViewportSize(phone);
    expect(await visitor.layout()).toEqual([]);
    await visitor.screenshot(name);
    await visitor.page.setViewportSize(size);
  }

  /** A press, and the page it leads to. */
  async send(visitor: Visitor, button: string | RegExp, url: RegExp): Promise<void> {
    await visitor.page
      .getByRole("button", { name: button, exact: typeof button === "string" })
      .click({ noWaitAfter: true });
    await visitor.page.waitForURL((at) => url.test(at.href), { timeout: 30_000 });
  }

  /** What a link gives to keep. */
  async take(visitor: Visitor, link: string | RegExp): Promise<Buffer> {
    const [download] = await Promise.all([
      visitor.page.waitForEvent("download", { timeout: 60_000 }),
      visitor.page.getByRole("link", { name: link }).first().click(),
    ]);
    return readFile(await download.path());
  }

  /** Chooses a file in the form of that name, uploads it and waits until it can be used. */
  async upload(visitor: Visitor, kind: string, bytes: Buffer, field = "file"): Promise<void> {
    const form = visitor.page.locator("form", { has: visitor.page.locator(`input[name="${field}"]`) });
    const file = { name: `${kind}.pdf`, mimeType: "application/pdf", buffer: bytes };
    await form.locator(`input[name="${field}"]`).setInputFiles(file);
    await Promise.all([
      visitor.page.waitForEvent("load", { timeout: 30_000 }),
      form.getByRole("button", { name: "上传", exact: true }).click({ noWaitAfter: true }),
    ]);
    expect(visitor.page.url()).not.toContain("problem=");
    await eventually(
      `the ${kind} is checked`,
      async () => {
        const newest = await this.row<{ state: string }>(`select state from stored_file
          where case_id = '${this.caseId}' and kind = '${kind}' order by version desc limit 1`);
        return newest?.state === "AVAILABLE";
      },
      30_000,
    );
    await visitor.page.reload();
  }

  async vote(voter: Member, candidate: Member): Promise<void> {
    const visitor = await this.expert(voter, "/expert");
    await this.cast(visitor, candidate);
    await visitor.leave();
  }

  /** From her list of things to do to her vote. */
  private async cast(visitor: Visitor, candidate: Member): Promise<void> {
    await visitor.page.locator(`a[href="/expert/meetings/${this.caseId}"]`).first().click();
    await visitor.page.check(`[name="candidateId"][value="${candidate.invitationId}"]`);
    await this.send(visitor, "提交推选", /done=voted/);
  }

  /** 审查意见表, typed without scripts; `text` is what must be changed. Then her vote, when there is one to give. */
  async write(member: Member, conclusion: Conclusion, text = "", leader?: Member): Promise<void> {
    const visitor = await this.expert(member, `/expert/cases/${this.caseId}`);
    const { page } = visitor;
    await page.getByRole("link", { name: "填写意见" }).click();
    for (const [heading, words] of Object.entries(headings))
      await page.fill(`[name="headings.${heading}"]`, words);
    if (text) {
      await page.fill('[name="items.0.text"]', text);
      await page.fill('[name="items.0.chapter"]', "第五章");
      await page.fill('[name="items.0.page"]', "41");
    }
    await page.check(`[name="conclusion"][value="${conclusion}"]`);
    await this.send(visitor, "核对并提交", /opinion\/check$/);
    await this.send(visitor, "确认提交", /done=submitted/);
    if (leader) {
      await visitor.goto("/expert");
      await this.cast(visitor, leader);
    }
    await visitor.leave();
  }

  /** 签到 from her own list of things to do. */
  async arrive(member: Member): Promise<void> {
    const visitor = await this.expert(member, "/expert");
    await visitor.page.getByRole("link", { name: "去签到" }).click();
    await this.send(visitor, "我已到会，签到", /done=arrived/);
    await visitor.leave();
  }

  async begin(): Promise<void> {
    const visitor = await this.contractor("/meeting");
    await this.send(visitor, "宣布论证会开始", /done=started/);
    await visitor.leave();
  }

  /** The leader drafts from what is collected and puts it to the panel. */
  async present(leader: Member, conclusion: Conclusion, again = false): Promise<void> {
    const visitor = await this.expert(leader, `/expert/invitations/${leader.invitationId}/report`);
    const { page } = visitor;
    await this.send(visitor, again ? "重新起草论证报告" : "汇总意见，起草论证报告", /report\/draft$/);
    for (const [heading, words] of Object.entries(headings))
      await page.fill(`[name="headings.${heading}"]`, words);
    await page.check(`[name="conclusion"][value="${conclusion}"]`);
    await this.look(visitor, "panel-report-draft");
    await this.send(visitor, "保存并核对", /report\/present$/);
    await this.look(visitor, "panel-report-present");
    await this.send(visitor, "提交专家确认", /\/report$/);
    await visitor.leave();
  }

  async confirm(member: Member): Promise<void> {
    const visitor = await this.expert(member, "/expert");
    await visitor.page.getByRole("link", { name: "去核对" }).click();
    await visitor.page.check('[name="read"]');
    await this.send(visitor, "确认", /report\/done$/);
    await this.look(visitor, "panel-report-confirmed");
    await visitor.leave();
  }

  /** The printed form stands for its signed scan, the printed sheet for the signed one; then what is read off them. */
  async handIn({ code, conclusion }: { code: string; conclusion: Conclusion }): Promise<void> {
    const visitor = await this.contractor("");
    const { page } = visitor;
    await page.getByRole("link", { name: "上传论证报告和签到表" }).click();
    await page.waitForURL(/\/report$/);
    await eventually(
      "the form is printed",
      async () => {
        await page.reload();
        return page.getByRole("link", { name: /下载论证报告/ }).isVisible();
      },
      30_000,
    );
    if (!(await page.getByRole("button", { name: "提交论证报告和签到表" }).isVisible())) {
      const report = await this.take(visitor, /下载论证报告/);
      await visitor.goto(`/contractor/cases/${this.caseId}/meeting`);
      const sheet = await this.take(visitor, "下载签到表");
      for (const [kind, bytes] of [["report", report] as const, ["sign_in_sheet", sheet] as const]) {
        await visitor.goto(`/contractor/cases/${this.caseId}/report/files/${kind}`);
        await this.upload(visitor, kind, bytes);
      }
      await page.getByRole("link", { name: "回到论证报告" }).click();
      await page.waitForURL(/\/report$/);
    }
    await this.look(visitor, "panel-hand-in");
    for (const box of await page.locator('[name="signers"]').all()) await box.check();
    await page.check(`[name="conclusion"][value="${conclusion}"]`);
    await page.fill('[name="checkCode"]', code);
    await this.send(visitor, "提交论证报告和签到表", /done=submitted/);
    await this.look(visitor, "panel-handed-in");
    await visitor.leave();
  }

  /** The district or the station finds the report in order. */
  async accept(): Promise<void> {
    const visitor = await this.desk(this.case.checker, `/regulator/cases/${this.caseId}/report`);
    await visitor.page.getByRole("link", { name: "核对通过" }).click();
    await visitor.page.waitForURL(/report\/accept$/);
    await this.look(visitor, "panel-report-accept");
    await this.send(visitor, "确认核对通过", /done=accepted/);
    await visitor.leave();
  }

  /** Everything up to the report: all write, the first is elected, all come, the meeting begins. */
  async meet(day: string, conclusion: Conclusion, text = ""): Promise<readonly [Member, ...Member[]]> {
    const at = (time: string) => this.city.database.setClock(new Date(`${day}T${time}:00+08:00`));
    const [leader, ...others] = await this.members();
    if (!leader) throw new Error("a panel without members");
    const all = [leader, ...others] as const;
    const majority = Math.floor(all.length / 2) + 1;
    for (const [turn, one] of all.entries())
      await this.write(one, conclusion, text, turn < majority ? leader : undefined);
    await at("08:45");
    for (const one of all) await this.arrive(one);
    await at("09:02");
    await this.begin();
    await at("10:30");
    return all;
  }

  /** The company's technical lead has signed, and that of the unit that wrote the plan; to the supervising unit. */
  async askApproval(signed: Buffer): Promise<void> {
    const visitor = await this.contractor("/approval");
    const { page } = visitor;
    await this.upload(visitor, "company_approval", signed, "company_approval");
    if (await page.locator('input[name="subcontractor_approval"]').isVisible())
      await this.upload(visitor, "subcontractor_approval", signed, "subcontractor_approval");
    await page.fill('[name="companySignatory"]', "于建平");
    if (await page.locator('[name="subcontractorWrote"]').first().isVisible())
      await page.check('[name="subcontractorWrote"][value="no"]');
    else if (await page.locator('[name="subcontractorSignatory"]').isVisible())
      await page.fill('[name="subcontractorSignatory"]', "曲长海");
    await page.check('[name="truthful"]');
    await this.look(visitor, "panel-approval-contractor");
    await this.send(visitor, "报监理审查", /news=asked/);
    await visitor.leave();
  }

  /** The chief supervision engineer reads the panel's words, signs and approves; answers the address for the site. */
  async grantApproval(signed: Buffer): Promise<string> {
    const visitor = await this.desk(this.case.supervision, `/supervision/cases/${this.caseId}`);
    const { page } = visitor;
    await page.getByRole("link", { name: "方案审批" }).click();
    await page.waitForURL(/\/approval$/);
    expect(await page.getByRole("button", { name: "批准，方可实施" }).count()).toBe(0);
    await this.look(visitor, "panel-approval-closed");
    await this.send(visitor, "打开专家审查意见", /news=opened/);
    await page.getByRole("heading", { name: "专家审查意见", exact: true }).waitFor();
    await this.upload(visitor, "supervisor_approval", signed, "supervisor_approval");
    await page.fill('[name="signatory"]', "姜海涛");
    await page.check('[name="checked"]');
    await this.look(visitor, "panel-approval-supervision");
    await this.send(visitor, "批准，方可实施", /news=granted/);
    await page.getByRole("link", { name: "查看现场公示页" }).click();
    await page.waitForURL(/\/site\//);
    const site = new URL(page.url()).pathname;
    await visitor.leave();
    return site;
  }

  async checkCode(): Promise<string> {
    const row = await this.row<{ code: string }>(`select check_code as code from report
      where case_id = '${this.caseId}' and check_code is not null order by ordinal desc limit 1`);
    if (!row) throw new Error("no report is locked");
    return row.code;
  }
}
