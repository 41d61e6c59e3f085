import { openActors } from "../../dev/city/cases/actors";
import { acceptInvitation } from "../../src/features/panels";
import { recordOf } from "../support/credit-world";
import { phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { inDraw } from "../support/journey/in-draw";
import { fillSeats, layDraw } from "../support/journey/lay-panel";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";
import { makePdf } from "../support/sample-pdf";

type Someone = { id: string; number: string; username: string; name: string; specialty: string };

/**
 * A year of credit (D13, E32): a member lets her six hours pass, objects to what is recorded, is not heard, and is
 * evaluated by two people; another is suspended on an event by hand, appeals to the bureau, and may be drawn again.
 */
describe("a year of credit", () => {
  const city = useCity({ experts: 300, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  /** Who does not answer, and who is said to have erred. */
  let silent: Someone;
  let blamed: Someone;
  let timeout = "";
  let error = "";

  const row = async <T extends object>(query: string): Promise<T | undefined> =>
    ((await city.database.owner.unsafe(query)) as unknown as T[])[0];
  const at = (instant: string) => city.database.setClock(new Date(`${instant}+08:00`));
  const stateOf = async (id: string) =>
    (await row<{ state: string }>(`select state from credit_event where id = '${id}'`))?.state;
  const desk = async (username: string, path: string) => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, username, path);
    return visitor;
  };
  /** A member at her phone in 长辈版, without scripts unless asked for. */
  const member = async ({ username }: Someone, path: string, javaScript = false) => {
    const visitor = await browser.visit({ viewport: phone, elder: true, javaScript });
    await loginAs(city, visitor, username, path);
    return visitor;
  };
  /** As every page must be, on a desk and on a phone; a picture of each for the eye. */
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(`credit-${name}`);
    const size = visitor.page.viewportSize()!;
    if (size.width === phone.width) return;
    await visitor.page.setViewportSize(phone);
    expect(await visitor.layout()).toEqual([]);
    await visitor.screenshot(`credit-${name}`);
    await visitor.page.setViewportSize(size);
  };
  const send = async (visitor: Visitor, button: string, url: RegExp) => {
    await visitor.page.getByRole("button", { name: button, exact: true }).click({ noWaitAfter: true });
    await visitor.page.waitForURL((address) => url.test(address.href), { timeout: 30_000 });
  };
  const upload = async (visitor: Visitor, name: string) => {
    await visitor.page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: "application/pdf", buffer: await makePdf() });
    await send(visitor, "上传", /done=1/);
    expect(await visitor.text()).toContain(name);
  };

  beforeAll(async () => {
    const { caseId } = await layDraw(city, 5, { date: "2026-12-15", from: "09:00", to: "12:00" });
    const asked = await eventually("five are asked", async () => {
      const found = await city.database.owner<(Someone & { invitationId: string })[]>`
        select i.id as "invitationId", e.id, e.number, lower(e.number) as username, p.name, '' as specialty from invitation i
        join expert e on e.id = i.expert_id join person p on p.id = e.person_id
        where i.case_id = ${caseId} and i.state = 'DELIVERED' order by e.number`;
      return found.length === 5 ? found : null;
    });
    const [first, ...others] = asked;
    silent = first!;
    const actors = openActors(city.city);
    for (const { number, invitationId } of others)
      await acceptInvitation(await actors.expert(number), { invitationId });
    // She has let one pass before; the first of a year is recorded and costs nothing (D13).
    await recordOf(silent, "CONFIRM_TIMEOUT", new Date("2026-06-10T08:00:00Z"));
    const free = await row<Someone>(`
      select e.id, e.number, lower(e.number) as username, p.name, s.specialty from expert e
      join person p on p.id = e.person_id
      join expert_specialty s on s.expert_id = e.id and s.valid_to is null
      join expert_term t on t.expert_id = e.id and t.superseded_at is null and t.onboarded_at is not null
        and t.term_from < app_now() - interval '1 year' and t.term_to > app_now() + interval '3 months'
      where p.phone_verified_at is not null and not exists (select from invitation i where i.expert_id = e.id)
        and not exists (select from staff_post o where o.person_id = p.id)
        and not exists (select from expert_suspension where expert_id = e.id)
        and not exists (select from expert_departure where expert_id = e.id)
        and not exists (select from expert_leave where expert_id = e.id)
      order by e.number limit 1`);
    if (!free) throw new Error("the city has nobody who is free");
    blamed = free;
    await at("2026-12-01T16:30:00");
    await eventually(
      "the six hours are over and she is told",
      async () => {
        const found = await row<{ id: string }>(`select id from credit_event where expert_id = '${silent.id}'
          and kind = 'CONFIRM_TIMEOUT' and points < 0 and state = 'NOTIFIED'`);
        if (found) timeout = found.id;
        return found;
      },
      60_000,
    );
    await fillSeats(city, caseId);
  }, 240_000);

  it("a timeout is told by SMS; she finds it among her things to do and objects, on her phone without scripts", async () => {
    const sms = await row<{ n: number }>(`select count(*)::int as n from sms_message
      where template = 'creditNotified' and subject_id = '${timeout}'`);
    expect(sms?.n).toBe(1);
    const visitor = await member(silent, "/expert");
    const { page } = visitor;
    await look(visitor, "expert-desk");
    await page.locator(`a[href="/expert/credit/${timeout}"]`).first().click();
    await page.waitForURL(/\/expert\/credit\//);
    expect(await visitor.text()).toContain("-5 分");
    await look(visitor, "expert-event");
    await page.getByRole("button", { name: "提交异议" }).click();
    await page.waitForLoadState();
    expect(await visitor.text()).toContain("请写明异议的理由");
    await page.fill('[name="text"]', "当天在高铁隧道内没有信号，出隧道后已经超时。");
    await send(visitor, "提交异议", /news=objected/);
    await look(visitor, "expert-objected");
    await visitor.goto("/expert/records");
    // Nothing counts before it is confirmed.
    expect(await visitor.text()).toContain("100 分");
    await look(visitor, "expert-records-open");
  });

  it("the station does not find the objection justified, and it counts once the window is over", async () => {
    const visitor = await desk("station1", "/regulator/credit?tab=objected");
    const { page } = visitor;
    await look(visitor, "station-objected");
    await page.locator(`a[href="/regulator/credit/${timeout}"]`).first().click();
    await page.waitForURL(/\/regulator\/credit\/[0-9a-f-]+$/);
    expect(await visitor.text()).toContain("出隧道后已经超时");
    await page.check('[name="decision"][value="uphold"]');
    await page.fill('[name="reason"]', "送达后六小时内有三次提醒，列车到站后仍有两小时未登录。");
    await look(visitor, "station-decide-objection");
    await send(visitor, "提交意见", /news=decided/);
    await look(visitor, "station-upheld");
    expect(await stateOf(timeout)).toBe("UPHELD");
    await at("2026-12-09T09:30:00");
    await eventually("it counts", async () => (await stateOf(timeout)) === "CONFIRMED", 30_000);
    const own = await member(silent, "/expert/records");
    expect(await own.text()).toContain("95 分");
    await look(own, "expert-records-confirmed");
  });

  it("an event by hand is proposed with its document, and confirmed by another of the station", async () => {
    const first = await desk("station1", "/regulator/credit/new?about=expert");
    const { page } = first;
    await page.getByRole("button", { name: "提出", exact: true }).click();
    await page.getByRole("link", { name: "请写明事实和依据" }).waitFor();
    await look(first, "propose-refused");
    await page.fill('[name="subject"]', blamed.number);
    await page.check('[name="kind"][value="REPORT_ERROR"]');
    await page.fill('[name="occurredOn"]', "2026-11-20");
    await page.fill('[name="statement"]', "论证报告认可的支撑拆除顺序经验算不成立，现场返工。");
    await page.fill('[name="document"]', "青市监督〔2026〕61号");
    await send(first, "提出", /news=proposed/);
    error = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await look(first, "proposed");
    await upload(first, "认定书.pdf");
    await send(first, "告知当事人", /news=notified/);
    await look(first, "proposer-notified");
    await at("2026-12-17T09:30:00");
    await first.leave();
    const again = await desk("station1", `/regulator/credit/${error}`);
    expect(await again.page.getByRole("button", { name: "提交意见" }).count()).toBe(0);
    await again.leave();
    const second = await desk("station2", "/regulator/credit");
    await look(second, "station-due");
    await second.goto("/regulator/credit/due");
    await look(second, "station-due-together");
    await second.page.check(`[name="eventIds"][value="${error}"]`);
    await second.page.getByRole("button", { name: "确认所选，记入信用台账" }).click();
    await second.page.waitForURL(/confirmed=1/);
    expect(await stateOf(error)).toBe("CONFIRMED");
  });

  it("she is suspended on it by two people", async () => {
    expect(await inDraw(blamed.number, blamed.specialty)).toBe("drawable");
    const first = await desk("station2", `/regulator/credit/${error}`);
    await look(first, "station-confirmed");
    await first.page.getByRole("link", { name: "据此提出暂停" }).click();
    await first.page.waitForURL(/\/suspend$/);
    await first.page.fill('[name="document"]', "青市监督〔2026〕66号");
    await first.page.fill('[name="reason"]', "论证错误致返工，暂停期间整改。");
    await look(first, "suspend-form");
    await send(first, "提出决定", /\/regulator\/decisions\//);
    const decision = new URL(first.page.url()).pathname;
    await upload(first, "决定书.pdf");
    expect(await first.page.getByRole("button", { name: "提交意见" }).count()).toBe(0);
    const second = await desk("station1", decision);
    await second.page.check('[name="decision"][value="confirm"]');
    await send(second, "提交意见", /news=confirmed/);
    expect(await inDraw(blamed.number, blamed.specialty)).toBe("SUSPENDED");
    const own = await member(blamed, "/expert");
    expect(await own.text()).toContain("暂停");
    await look(own, "expert-suspended");
  });

  it("her appeal, heard by the bureau, takes the event back and lifts the suspension at once", async () => {
    const own = await member(blamed, `/expert/credit/${error}`, true);
    await own.page.fill('[name="text"]', "返工由现场擅自改变拆撑顺序造成，报告第5条已明确要求。");
    await look(own, "expert-appeal");
    await send(own, "申请复核", /news=appealed/);
    await look(own, "expert-appealed");
    const station = await desk("station1", `/regulator/credit/${error}`);
    expect(await station.page.getByRole("button", { name: "提交复核意见" }).count()).toBe(0);
    await station.leave();
    const bureau = await desk("bureau1", "/regulator/credit?tab=appeals");
    await look(bureau, "bureau-appeals");
    await bureau.page.locator(`a[href="/regulator/credit/${error}"]`).first().click();
    await bureau.page.waitForURL(/\/regulator\/credit\/[0-9a-f-]+$/);
    await bureau.page.check('[name="decision"][value="grant"]');
    await bureau.page.fill('[name="reason"]', "现场记录证明返工由擅自改变工序造成，与论证意见无关。");
    await look(bureau, "bureau-appeal");
    await send(bureau, "提交复核意见", /news=heard/);
    expect(await bureau.text()).toContain("冲回");
    await look(bureau, "bureau-granted");
    expect(await inDraw(blamed.number, blamed.specialty)).toBe("drawable");
    await own.goto("/expert");
    expect(await own.text()).not.toContain("暂停");
    await own.goto("/expert/records");
    // The line stands, its compensation beside it, and the score is whole again.
    expect(await own.text()).toContain("100 分");
    await look(own, "expert-records-reversed");
    const officer = await desk("station1", `/regulator/experts/${blamed.number}`);
    await look(officer, "station-member");
  });

  it("the year is tried out, computed and told by one person, who cannot make it final", async () => {
    await at("2027-01-05T09:30:00");
    const visitor = await desk("station1", "/regulator/evaluations");
    const { page } = visitor;
    await look(visitor, "evaluations");
    await page.getByRole("link", { name: "预览和试算" }).click();
    await page.waitForURL(/\/preview/);
    await visitor.goto("/regulator/evaluations/preview?year=2026");
    await look(visitor, "evaluation-preview");
    await visitor.goto("/regulator/evaluations");
    await send(visitor, "生成2026年年度评价", /news=computed/);
    await look(visitor, "evaluation-computed");
    await send(visitor, "告知全部专家", /news=notified/);
    await look(visitor, "evaluation-notified");
    const own = await member(silent, "/expert/evaluations/2026");
    expect(await own.text()).toContain("95 分");
    await look(own, "expert-evaluation");
    await at("2027-01-13T09:30:00");
    const later = await desk("station1", "/regulator/evaluations/2026");
    expect(await later.text()).toContain("您是生成人，请由站内另一位同志确定");
    expect(await later.page.getByRole("button", { name: "确定年度评价" }).count()).toBe(0);
    await look(later, "evaluation-same-person");
  });

  it("another makes it final, and a third step by the first publishes it", async () => {
    const second = await desk("station2", "/regulator/evaluations/2026");
    await send(second, "确定年度评价", /news=final/);
    await send(second, "处理完毕，报请公布", /news=applied/);
    expect(await second.page.getByRole("button", { name: "公布年度评价" }).count()).toBe(0);
    await look(second, "evaluation-applied");
    const first = await desk("station1", "/regulator/evaluations/2026");
    await send(first, "公布年度评价", /news=published/);
    await look(first, "evaluation-published");
    await first.goto(`/regulator/evaluations/2026/${silent.number}`);
    await look(first, "evaluation-result");
    const anybody = await browser.visit({ javaScript: false });
    await anybody.goto("/evaluations");
    expect(await anybody.text()).toContain("合格");
    await look(anybody, "public-evaluations");
    await anybody.goto(`/experts/${silent.number}`);
    expect(await anybody.text()).toContain("2026年");
    await look(anybody, "public-expert");
    const unit = await desk("contractor1", "/contractor/credit");
    expect(await unit.text()).toContain("A级（暂定）");
    await look(unit, "unit");
    // What everybody reads follows from the ledger alone.
    const [ledger] = await city.database.owner<{ sum: number; score: number }[]>`
      select (select sum(points)::int from credit_entry where expert_id = ${silent.id} and year = 2026) as sum,
        (select score from evaluation_result where expert_id = ${silent.id} order by version desc limit 1) as score`;
    expect(ledger).toEqual({ sum: -5, score: 95 });
  });
});
