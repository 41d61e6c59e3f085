import { phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";

/**
 * The expert's desk on a phone in 长辈版: she confirms her employer, takes leave and gives it up, says where she
 * will go, reports a new employer that is a party to her panel and is replaced, has her reviews vouched for,
 * and leaves the pool.
 */
describe("the expert's desk", () => {
  // A Tuesday afternoon in China: inside the send hours, whatever the time of the run.
  const city = useCity({ experts: 600, seeded: true, now: new Date("2026-12-01T06:30:00Z") });
  const browser = useBrowser(city);
  const rows = async <T>(query: string) => (await city.database.owner.unsafe(query)) as unknown as T[];
  const first = async <T>(query: string): Promise<T> => {
    const [found] = await rows<T>(query);
    if (!found) throw new Error(`the city has none: ${query}`);
    return found;
  };
  const elder = (more: { javaScript?: boolean } = {}) =>
    browser.visit({ viewport: phone, elder: true, ...more });
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
  };
  /** What the answer of a form says; waits for it, since without scripts nothing else tells that it has come. */
  const sees = async (visitor: Visitor, words: string) => visitor.page.getByText(words).first().waitFor();
  /** In the pool with every right, employed, and told nothing else about. */
  const sound = `e.id in (select expert_id from expert_term where superseded_at is null and onboarded_at is not null
      and app_now() between term_from and term_to)
    and e.id not in (select expert_id from expert_departure) and e.id not in (select expert_id from expert_suspension)
    and e.id in (select expert_id from expert_employment where superseded_at is null and valid_to is null and main = 'yes')`;

  it("counts what is to do as the list has it, and the employer is confirmed with one press", async () => {
    const { name } = await first<{ name: string }>(
      `select lower(e.number) as name from expert e where ${sound}
       and (select max(confirmed_at) from employer_confirmation c where c.expert_id = e.id) < app_now() - interval '12 months'
       order by e.number limit 1`,
    );
    const visitor = await elder();
    const { page } = visitor;
    await loginAs(city, visitor, name, "/expert");
    expect(await visitor.text()).toContain("确认您的工作单位");
    const cards = await page.locator("#todo .card").count();
    expect(await page.locator('a.count[href="/expert#todo"] b').textContent()).toBe(String(cards));
    await look(visitor, "expert-desk-todo");
    await page.locator("#todo .card", { hasText: "确认您的工作单位" }).getByRole("link").click();
    await page.waitForURL(/\/confirm$/);
    await look(visitor, "expert-desk-confirm");
    await page.getByRole("button", { name: "没有变化，确认" }).click();
    await page.waitForURL(/done=confirmed/);
    expect(await visitor.text()).toContain("工作单位已确认");
    await look(visitor, "expert-desk-profile");
    await visitor.goto("/expert");
    expect(await page.locator("#todo .card").count()).toBe(cards - 1);
    const [done] = await page.locator('a.count[href="/expert/cases?list=done"] b').allInnerTexts();
    await visitor.goto("/expert/cases?list=done&size=100");
    expect(await page.locator("tbody tr").count()).toBe(Number(done));
  });

  it("leave is asked, checked, taken once and given up again; what was typed stays", async () => {
    const { name, id } = await first<{ name: string; id: string }>(
      `select lower(e.number) as name, e.id from expert e where ${sound} and e.id not in (select expert_id from expert_leave)
       and e.id not in (select expert_id from invitation) order by e.number limit 1`,
    );
    const visitor = await elder();
    const { page } = visitor;
    await loginAs(city, visitor, name, "/expert/leave");
    await page.getByRole("link", { name: "新的请假" }).click();
    await page.waitForURL(/\/new$/);
    await page.fill('[name="from"]', "2026-12-10");
    await page.fill('[name="to"]', "2026-12-08");
    await page.getByRole("button", { name: "继续" }).click();
    await page.waitForFunction(() => document.title.startsWith("错误："));
    expect(await page.inputValue('[name="from"]')).toBe("2026-12-10");
    expect(await visitor.text()).toContain("结束日期不能早于开始日期");
    await look(visitor, "expert-desk-leave-wrong");
    await page.fill('[name="to"]', "2026-12-20");
    await page.getByRole("button", { name: "继续" }).click();
    await page.waitForURL(/\/leave\/check/);
    await look(visitor, "expert-desk-leave-check");
    const address = page.url();
    await page.getByRole("button", { name: "确认请假" }).click();
    await page.waitForURL(/done=taken/);
    expect(await visitor.text()).toContain("请假已登记");
    await look(visitor, "expert-desk-leave");
    // The check page again, as a second tab has it: nothing more happens.
    await visitor.goto(address);
    expect(new URL(page.url()).pathname).toBe("/expert/leave");
    expect(await rows(`select 1 from expert_leave where expert_id = '${id}'`)).toHaveLength(1);
    await page.getByRole("link", { name: /取消/ }).click();
    await page.waitForURL(/\/cancel$/);
    await page.getByRole("button", { name: "确认取消请假" }).click();
    await page.waitForURL(/done=cancelled/);
    expect(await visitor.text()).toContain("已取消");
  });

  it("wishes are kept with what they cost, without scripts", async () => {
    const { name, id } = await first<{ name: string; id: string }>(
      `select lower(e.number) as name, e.id from expert e where ${sound} and e.id not in (select expert_id from expert_preference)
       and exists (select from invitation i where i.expert_id = e.id) order by e.number limit 1`,
    );
    const visitor = await elder({ javaScript: false });
    const { page } = visitor;
    await loginAs(city, visitor, name, "/expert/profile/preferences");
    await page.fill('[name="monthlyCap"]', "99");
    await page.check('[name="daysOff"][value="1"]');
    await page.getByRole("button", { name: "继续" }).click();
    await sees(visitor, "每30日最多8次，请填写");
    expect(await page.isChecked('[name="daysOff"][value="1"]')).toBe(true);
    await page.fill('[name="monthlyCap"]', "4");
    await page.getByRole("button", { name: "继续" }).click();
    await page.waitForURL(/\/check/);
    expect(await visitor.text()).toContain("近一年与您专业有关的论证有");
    await look(visitor, "expert-desk-preferences-check");
    await page.getByRole("button", { name: "保存" }).click();
    await page.waitForURL(/done=preferences/);
    const [row] = await rows<{ daysOff: number[]; cap: number }>(
      `select to_json(days_off) as "daysOff", monthly_cap as cap from expert_preference where expert_id = '${id}' and superseded_at is null`,
    );
    expect(row).toEqual({ daysOff: [1], cap: 4 });
  });

  it("a new employer that is a party: told before, replaced after, and told why", async () => {
    const seat = await first<{
      id: string;
      name: string;
      case: string;
      uscc: string;
      unit: string;
      rounds: number;
      person: string;
    }>(
      `select i.id, lower(e.number) as name, p.name as person, c.id as "case", o.uscc, o.name as unit,
         (select count(*)::int from draw_round r where r.case_id = c.id) as rounds
       from invitation i join expert e on e.id = i.expert_id join person p on p.id = e.person_id
       join review_case c on c.id = i.case_id join organization o on o.id = c.organization_id
       where ${sound} and i.state = 'ACCEPTED' and c.state in ('PANEL_FORMED', 'PRE_REVIEW') and c.meeting_from > app_now() + interval '2 days'
       order by c.meeting_from desc, e.number limit 1`,
    );
    const visitor = await elder({ javaScript: false });
    const { page } = visitor;
    await loginAs(city, visitor, seat.name, "/expert/profile/employment");
    await look(visitor, "expert-desk-employment");
    await page.getByRole("link", { name: "换了工作单位" }).click();
    await page.waitForURL(/kind=move/);
    await page.fill('[name="lastDay"]', "2026-12-01");
    await page.fill('[name="uscc"]', seat.uscc.slice(0, 17));
    await page.fill('[name="from"]', "2026-12-01");
    await page.getByRole("button", { name: "继续" }).click();
    await sees(visitor, "应为18位");
    expect(await page.inputValue('[name="lastDay"]')).toBe("2026-12-01");
    await page.fill('[name="uscc"]', seat.uscc);
    await page.getByRole("button", { name: "继续" }).click();
    await page.waitForURL(/\/check/);
    const check = await visitor.text();
    expect(check).toContain(seat.unit);
    expect(check).toContain("如实报告变更，不扣分");
    await look(visitor, "expert-desk-employment-check");
    await page.getByRole("button", { name: "确认变更" }).click();
    await page.waitForURL(/done=employment/);
    await eventually(
      "she is removed for the conflict",
      async () => {
        const [one] = await rows<{ state: string }>(`select state from invitation where id = '${seat.id}'`);
        return one?.state === "REMOVED_CONFLICT";
      },
      30_000,
    );
    await eventually(
      "somebody else is drawn",
      async () => {
        const [one] = await rows<{ n: number }>(
          `select count(*)::int as n from draw_round where case_id = '${seat.case}' and state = 'DRAWN'`,
        );
        return (one?.n ?? 0) > seat.rounds;
      },
      30_000,
    );
    const drawn = await eventually(
      "somebody else is asked",
      async () =>
        (
          await rows<{ id: string; name: string; person: string }>(
            `select i.id, lower(e.number) as name, p.name as person from invitation i
             join expert e on e.id = i.expert_id join person p on p.id = e.person_id
             where i.case_id = '${seat.case}' and i.state = 'DELIVERED'`,
          )
        )[0],
      30_000,
    );
    expect(drawn.name).not.toBe(seat.name);
    // Meanwhile the contractor is told that the panel is being made up again, and by whom it is held no more.
    const contractor = await browser.visit();
    const owner = city.accounts.find(({ uscc, locked }) => uscc === seat.uscc && !locked)?.username ?? "";
    await loginAs(city, contractor, owner, `/contractor/cases/${seat.case}/panel`);
    expect(await contractor.text()).not.toContain(seat.person);
    await look(contractor, "expert-desk-panel-reopened");
    const other = await elder({ javaScript: false });
    await loginAs(city, other, drawn.name, `/expert/invitations/${drawn.id}`);
    await other.page.check('[name="undertaking"]');
    await other.page.getByRole("button", { name: "参加", exact: true }).click();
    await other.page.waitForURL(/\/accept/);
    await other.page.getByRole("button", { name: "确认提交" }).click();
    await other.page.waitForURL(/\/done/);
    await eventually(
      "the panel stands again",
      async () => {
        const [one] = await rows<{ state: string }>(
          `select state from review_case where id = '${seat.case}'`,
        );
        // Its members are given the plan at once, so it may have gone a step further when looked at.
        return one?.state === "PANEL_FORMED" || one?.state === "PRE_REVIEW";
      },
      30_000,
    );
    await contractor.goto(`/contractor/cases/${seat.case}/panel`);
    const panel = await contractor.text();
    expect(panel).toContain(drawn.person);
    expect(panel).not.toContain(seat.person);
    await look(contractor, "expert-desk-panel-again");
    await visitor.goto(`/expert/invitations/${seat.id}`);
    const told = await visitor.text();
    expect(told).toContain("因回避规则，您不再参加本次论证");
    expect(told).toContain("不影响对您的评价");
    await look(visitor, "expert-desk-replaced");
    expect(
      await rows(`select 1 from conduct_record r join expert e on e.id = r.expert_id
        where lower(e.number) = '${seat.name}' and r.kind = 'UNDISCLOSED_CONFLICT'`),
    ).toHaveLength(0);
  });

  it("an interest is declared and ended, and goes on counting for some years", async () => {
    const { name, id } = await first<{ name: string; id: string }>(
      `select lower(e.number) as name, e.id from expert e where ${sound} and e.id not in (select expert_id from expert_interest)
       and e.id not in (select expert_id from invitation) order by e.number limit 1`,
    );
    const [unit] = await rows<{ uscc: string; name: string }>(
      "select uscc, name from organization where registered_at is not null order by uscc limit 1",
    );
    const visitor = await elder({ javaScript: false });
    const { page } = visitor;
    await loginAs(city, visitor, name, "/expert/profile");
    await page.getByRole("link", { name: "查看和登记利害关系" }).click();
    await page.waitForURL(/\/interests$/);
    expect(await visitor.text()).toContain("没有登记利害关系");
    await look(visitor, "expert-desk-interests-none");
    await page.getByRole("link", { name: "登记利害关系" }).click();
    await page.waitForURL(/\/new$/);
    await page.fill('[name="unit"]', unit?.name ?? "");
    await page.fill('[name="uscc"]', unit?.uscc ?? "");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await sees(visitor, "请选择关系");
    expect(await page.inputValue('[name="uscc"]')).toBe(unit?.uscc);
    await page.check('[name="relation"][value="spouse"]');
    await look(visitor, "expert-desk-interest-new");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.waitForURL(/done=declared/);
    expect(await visitor.text()).toContain(unit?.name);
    await page.getByRole("link", { name: /^登记结束/ }).click();
    await page.waitForURL(/\/end$/);
    await look(visitor, "expert-desk-interest-end");
    await page.fill('[name="lastDay"]', "2026-12-20");
    await page.getByRole("button", { name: "确认已经结束" }).click();
    await sees(visitor, "结束日期不能晚于今天");
    await page.fill('[name="lastDay"]', "2026-12-01");
    await page.getByRole("button", { name: "确认已经结束" }).click();
    await page.waitForURL(/done=ended/);
    expect(await visitor.text()).toContain("到2029年12月1日为止仍然回避");
    await look(visitor, "expert-desk-interests");
    expect(
      await rows(`select 1 from expert_interest where expert_id = '${id}' and superseded_at is null`),
    ).toHaveLength(1);
  });

  it("what she did is vouched for, and anybody can check it", async () => {
    const { name, number } = await first<{ name: string; number: string }>(
      `select lower(e.number) as name, c.number from invitation i join expert e on e.id = i.expert_id join review_case c on c.id = i.case_id
       where i.state = 'ACCEPTED' and c.panel_formed_at is not null and c.meeting_to < app_now()
       and e.id not in (select expert_id from attestation) order by e.number limit 1`,
    );
    const visitor = await elder();
    const { page } = visitor;
    await loginAs(city, visitor, name, "/expert/records");
    expect(await visitor.text()).toContain(number);
    await look(visitor, "expert-desk-records");
    await page.getByRole("link", { name: "开具履职证明" }).click();
    await page.waitForURL(/\/new$/);
    await look(visitor, "expert-desk-attestation-new");
    await page.getByRole("button", { name: "开具", exact: true }).click();
    await page.waitForURL(/\/attestations\/[0-9a-f-]{36}$/);
    await look(visitor, "expert-desk-attestation");
    const path = new URL(page.url()).pathname;
    const pdf = await page.request.get(`${path}/attestation.pdf`);
    expect(pdf.headers()["content-type"]).toContain("application/pdf");
    const { code } = await first<{ code: string }>(
      `select code from attestation where id = '${path.split("/").at(-1)}'`,
    );
    const stranger = await browser.visit({ viewport: phone });
    await stranger.goto(`/attestations/${code}`);
    expect(await stranger.text()).toContain(number);
    await look(stranger, "expert-desk-attestation-public");
  });

  it("leaving is asked twice, takes effect at once and keeps the records", async () => {
    const { name, id } = await first<{ name: string; id: string }>(
      `select lower(e.number) as name, e.id from expert e where ${sound} and e.id not in (select expert_id from invitation)
       order by e.number desc limit 1`,
    );
    const visitor = await elder();
    const { page } = visitor;
    await loginAs(city, visitor, name, "/expert/resign");
    await look(visitor, "expert-desk-resign");
    await page.getByRole("link", { name: "我要退出" }).click();
    await page.waitForURL(/\/resign\/check$/);
    await page.getByRole("button", { name: "确认退出专家库" }).click();
    await page.waitForFunction(() => document.title.startsWith("错误："));
    expect(await visitor.text()).toContain("请填写退出原因");
    await page.fill('[name="reason"]', "工作调动，不再从事相关专业");
    await page.getByRole("button", { name: "确认退出专家库" }).dblclick();
    await page.waitForURL(/done=resigned/);
    await look(visitor, "expert-desk-resigned");
    expect(await rows(`select 1 from expert_departure where expert_id = '${id}'`)).toHaveLength(1);
    await visitor.goto("/expert/leave/new");
    expect(new URL(page.url()).pathname).toBe("/expert/leave");
  });
});
