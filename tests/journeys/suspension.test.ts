import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";
import { makePdf } from "../support/sample-pdf";

/**
 * Two people of the station suspend a member who sits on a standing panel: one proposes and uploads the
 * document, the other confirms. The panel is not broken silently: the station is asked, has her replaced,
 * somebody else is drawn and asked by SMS, and the panel stands again (D2 a).
 */
describe("a suspension while on a standing panel", () => {
  // A Tuesday afternoon in China: inside the send hours, whatever the time of the run.
  const city = useCity({ experts: 600, seeded: true, now: new Date("2026-12-01T06:30:00Z") });
  const browser = useBrowser(city);
  let panel: { caseId: string; invitationId: string; number: string; name: string };
  let decision = "";
  let document: string;

  const row = async <T extends object>(query: string): Promise<T | undefined> =>
    ((await city.database.owner.unsafe(query)) as unknown as T[])[0];
  const caseState = async () =>
    (await row<{ state: string }>(`select state from review_case where id = '${panel.caseId}'`))?.state;
  /** As every page must be, on a desk and on a phone; a picture of each for the eye. */
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
    const size = visitor.page.viewportSize()!;
    await visitor.page.setViewportSize(phone);
    expect(await visitor.layout()).toEqual([]);
    await visitor.screenshot(name);
    await visitor.page.setViewportSize(size);
  };

  beforeAll(async () => {
    const found = await row<typeof panel>(`
      select c.id as "caseId", i.id as "invitationId", e.number, p.name from review_case c
      join invitation i on i.case_id = c.id and i.state = 'ACCEPTED'
      join expert e on e.id = i.expert_id join person p on p.id = e.person_id
      where c.state in ('PANEL_FORMED', 'PRE_REVIEW') and c.cancel_requested_at is null
        and c.meeting_from > app_now() + interval '3 days'
        and not exists (select from member_question q where q.case_id = c.id)
        and not exists (select from staff_post s where s.person_id = p.id)
      order by c.meeting_from desc, i.id limit 1`);
    if (!found) throw new Error("the city has no standing panel");
    panel = found;
    document = path.join(await mkdtemp(path.join(tmpdir(), "gongping-decision-")), "决定书.pdf");
    writeFileSync(document, await makePdf());
  });

  it("is proposed by one of the station, who cannot confirm it", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, "station1", `/regulator/experts/${panel.number}`);
    expect(await visitor.text()).toContain(panel.name);
    await look(visitor, "station-member");
    await page.getByRole("link", { name: "提出处理决定" }).click();
    await page.waitForURL(/decisions\/new$/);
    await look(visitor, "decision-kind");
    await page.check('[name="kind"][value="SUSPEND"]');
    await visitor.press("继续");
    // With scripts a refused form stays where it is.
    await page.getByRole("button", { name: "继续" }).click();
    await page.getByRole("link", { name: "请填写决定文书的文号" }).waitFor();
    await page.fill('[name="document"]', "青市监督〔2026〕40号");
    await look(visitor, "decision-terms");
    await page.getByRole("button", { name: "继续" }).click();
    await page.waitForURL(/\/check\?/);
    expect(await visitor.text()).toContain("由本站决定保留或更换");
    await page.fill('[name="reason"]', "年度评价约谈期间暂停");
    await look(visitor, "decision-check");
    await page.getByRole("button", { name: "提出决定" }).click();
    await page.waitForURL(/\/regulator\/decisions\/[0-9a-f-]+/);
    decision = new URL(page.url()).pathname;
    expect(await visitor.text()).toContain("还没有决定文书");
    expect(await page.getByRole("button", { name: "提交意见" }).count()).toBe(0);
    await look(visitor, "decision-proposer");
  });

  it("is not confirmed without its document, which the proposer uploads", async () => {
    const second = await browser.visit({ javaScript: false });
    await loginAs(city, second, "station2", decision);
    await second.page.check('[name="decision"][value="confirm"]');
    await second.page.getByRole("button", { name: "提交意见" }).click();
    await second.page.waitForLoadState();
    expect(await second.text()).toContain("还没有上传决定文书");
    const first = await browser.visit();
    await loginAs(city, first, "station1", decision);
    await first.page.setInputFiles('input[type="file"]', document);
    await first.page.getByRole("button", { name: "上传", exact: true }).click();
    await first.page.waitForURL(/done=1/);
    expect(await first.text()).toContain("决定书.pdf");
    await look(first, "decision-uploaded");
  });

  it("is confirmed by another of the station; the panel stands, and the station is asked", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, "station2", "/regulator/decisions");
    await look(visitor, "decisions");
    await visitor.goto(decision);
    await look(visitor, "decision-second");
    await page.check('[name="decision"][value="confirm"]');
    await page.getByRole("button", { name: "提交意见" }).click();
    await page.waitForURL(/news=confirmed/);
    await look(visitor, "decision-confirmed");
    await eventually("a question", () =>
      row(`select id from member_question where case_id = '${panel.caseId}' and state = 'OPEN'`),
    );
    expect(await caseState()).toBe("PRE_REVIEW");
    await visitor.goto("/regulator");
    await look(visitor, "regulator-desk");
    const counted = await page.locator('a.count[href="/regulator/questions"] b').textContent();
    await visitor.goto("/regulator/questions");
    expect(await page.locator("tbody tr").count()).toBe(Number(counted));
    await look(visitor, "questions");
    await visitor.goto(`/regulator/cases/${panel.caseId}`);
    expect(await visitor.text()).toContain("待决定去留");
    await look(visitor, "case-question");
  });

  it("ends in a replacement: somebody else is drawn, accepts, and the panel stands again", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, "station1", `/regulator/cases/${panel.caseId}`);
    await page.getByRole("link", { name: "去决定" }).click();
    await page.waitForURL(/\/regulator\/questions\//);
    await look(visitor, "question");
    await page.check('[name="decision"][value="REPLACE"]');
    await page.fill('[name="reason"]', "会前可以补位，予以更换");
    await page.getByRole("button", { name: "提交决定" }).click();
    await page.waitForURL(/news=replaced/);
    await look(visitor, "question-replaced");
    const drawn = await eventually(
      "somebody else is asked",
      () =>
        row<{ id: string; username: string }>(`
          select i.id, lower(e.number) as username from invitation i join expert e on e.id = i.expert_id
          where i.case_id = '${panel.caseId}' and i.state = 'DELIVERED'`),
      30_000,
    );
    expect(drawn.username).not.toBe(panel.number.toLowerCase());
    const expert = await browser.visit({ viewport: phone, javaScript: false });
    await loginAs(city, expert, drawn.username, `/expert/invitations/${drawn.id}`);
    await expert.page.check('[name="undertaking"]');
    await expert.page.getByRole("button", { name: "参加", exact: true }).click();
    await expert.page.waitForURL(/\/accept/);
    await expert.page.getByRole("button", { name: "确认提交" }).click();
    await expert.page.waitForURL(/\/done/);
    await eventually("the panel stands again", async () => (await caseState()) === "PRE_REVIEW", 30_000);
    const gone = await row<{ state: string; reason: string }>(
      `select state, revoked_reason as reason from invitation where id = '${panel.invitationId}'`,
    );
    expect(gone).toMatchObject({ state: "RELEASED", reason: "STANDING" });
    await visitor.goto(`/regulator/experts/${panel.number}`);
    expect(await visitor.text()).toContain("暂停中");
    await look(visitor, "station-member-suspended");
    // The member herself is told why she need not come.
    const member = await browser.visit({ viewport: phone });
    await loginAs(city, member, panel.number.toLowerCase(), `/expert/invitations/${panel.invitationId}`);
    expect(await member.text()).toContain("您无需到会");
  });
});
