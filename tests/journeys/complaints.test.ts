import { phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";

type Someone = { id: string; number: string; username: string; name: string; unitId: string; unit: string };

const words = "十一月二十日上午论证会休息时，有人在停车场递给他一个信封，车牌尾号七十三。";
const summary = "反映在论证会期间收受财物。";
const named = { words: "站里有人会前打听专家名单，我在三楼走廊亲耳听见。", contact: "0532-55551234" };

/**
 * 举报 (D12, E33): filed by nobody the platform knows, found again by its code; in the hands of somebody with nothing
 * to do with the accused, who is heard; decided, told, read by code. Who wrote stands on the handler's page alone.
 */
describe("a complaint", () => {
  const city = useCity({ experts: 40, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  let accused: Someone;
  let author: Someone;
  let code = "";
  let complaint = "";

  const row = async <T extends object>(query: string): Promise<T | undefined> =>
    ((await city.database.owner.unsafe(query)) as unknown as T[])[0];
  const desk = async (username: string, path: string) => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, username, path);
    return visitor;
  };
  const atPhone = async (username: string, path: string) => {
    const visitor = await browser.visit({ viewport: phone, elder: true, javaScript: false });
    await loginAs(city, visitor, username, path);
    return visitor;
  };
  /** As every page must be, on a desk and on a phone; a picture of each for the eye. */
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(`complaint-${name}`);
    const size = visitor.page.viewportSize()!;
    if (size.width === phone.width) return;
    await visitor.page.setViewportSize(phone);
    expect(await visitor.layout()).toEqual([]);
    await visitor.screenshot(`complaint-${name}`);
    await visitor.page.setViewportSize(size);
  };
  const send = async (visitor: Visitor, button: string, url: RegExp) => {
    await visitor.page.getByRole("button", { name: button, exact: true }).click({ noWaitAfter: true });
    await visitor.page.waitForURL((address) => url.test(address.href), { timeout: 30_000 });
  };
  /** Everything a page holds, as it was sent: nothing hidden in its scripts either. */
  const sent = async (visitor: Visitor, path: string) => {
    visitor.expect(/answer 404/);
    await visitor.goto(path);
    return visitor.page.content();
  };

  beforeAll(async () => {
    const people = await city.database.owner<Someone[]>`
      select e.id, e.number, lower(e.number) as username, p.name, o.id as "unitId", o.name as unit from expert e
      join person p on p.id = e.person_id
      join expert_employment w on w.expert_id = e.id and w.valid_to is null and w.superseded_at is null
      join organization o on o.id = w.organization_id
      join expert_term t on t.expert_id = e.id and t.superseded_at is null and t.onboarded_at is not null
        and t.term_from < app_now() and t.term_to > app_now()
      where not exists (select from staff_post s where s.person_id = p.id)
      order by e.number`;
    accused = people[0]!;
    author = people.find(({ unitId }) => unitId !== accused.unitId)!;
    // One of the station acts for the unit of the accused as well.
    const officer = city.accounts.find(({ username }) => username === "station1")!;
    const visitor = await desk("station1", "/regulator");
    await visitor.leave();
    await city.database.owner`insert into organization_delegate
      (id, organization_id, name, id_number_hash, rights, valid_from, valid_to, granted_by, accepted_at)
      select gen_random_uuid(), ${accused.unitId}, ${officer.name}, id_number_hash, '{VIEW}', '2026-01-01', '2027-12-31', 'test', app_now()
      from person where name = ${officer.name} and id_number_hash is not null
        and id in (select person_id from staff_post where post = 'station')`;
  }, 120_000);

  it("is handed in by somebody nobody knows, on a phone without scripts, and answered with a code", async () => {
    const visitor = await browser.visit({ viewport: phone, javaScript: false });
    const { page } = visitor;
    await visitor.goto("/complaints");
    await look(visitor, "about");
    await page.getByRole("link", { name: "我要举报" }).click();
    await page.waitForURL(/\/complaints\/new$/);
    await page.check('[name="subjectKind"][value="EXPERT"]');
    await page.fill('[name="subject"]', accused.name);
    await page.getByRole("button", { name: "提交举报" }).click();
    await page.waitForLoadState();
    expect(await visitor.text()).toContain("请写明举报的事实和依据");
    expect(await page.inputValue('[name="subject"]')).toBe(accused.name);
    await look(visitor, "refused");
    await page.fill('[name="content"]', words);
    await page.check('[name="identity"][value="anonymous"]');
    await send(visitor, "提交举报", /done=received/);
    await look(visitor, "received");
    code = (await page.locator(".reference").textContent())?.trim() ?? "";
    expect(code.replaceAll("-", "")).toMatch(/^[0-9A-F]{32}$/);
    complaint = (await row<{ id: string }>("select id from complaint"))?.id ?? "";
    // The address says nothing of it, and without the code nobody is shown anything.
    expect(page.url()).not.toContain(code.slice(0, 4));
    const stranger = await browser.visit({ javaScript: false });
    await stranger.goto("/complaints/query?done=received");
    expect(await stranger.text()).not.toContain("举报已收到");
  });

  it("whoever acts for the unit of the accused cannot take it; another does, and only she reads the words", async () => {
    const bound = await desk("station1", `/regulator/complaints/${complaint}`);
    expect(await bound.text()).toContain("应当回避");
    expect(await bound.page.getByRole("link", { name: "接办" }).count()).toBe(0);
    expect(await bound.page.content()).not.toContain(words);
    await look(bound, "bound-officer");
    const visitor = await desk("station2", "/regulator/complaints");
    const { page } = visitor;
    await look(visitor, "waiting");
    await page.locator(`a[href="/regulator/complaints/${complaint}"]`).first().click();
    await page.waitForURL(/\/regulator\/complaints\/[0-9a-f-]+$/);
    expect(await page.content()).not.toContain(words);
    await page.getByRole("link", { name: "接办" }).click();
    await page.waitForURL(/\/take$/);
    await look(visitor, "take");
    await send(visitor, "由我接办", /news=taken/);
    expect(await visitor.text()).toContain(words);
    await page.getByRole("link", { name: "受理审查" }).click();
    await page.waitForURL(/\/triage$/);
    await look(visitor, "triage");
    await page.check('[name="decision"][value="accept"]');
    await page.fill('[name="summary"]', summary);
    await send(visitor, "提交审查结果", /news=accept/);
    await look(visitor, "accepted");
  });

  it("its handler hears the accused, who reads the summary alone", async () => {
    const visitor = await desk("station2", `/regulator/complaints/${complaint}/take`);
    const { page } = visitor;
    await send(visitor, "由我接办", /news=taken/);
    await page.getByRole("link", { name: "请被举报人说明情况" }).click();
    await page.waitForURL(/\/ask$/);
    await look(visitor, "ask");
    await send(visitor, "请被举报人说明情况", /news=asked/);
    const own = await atPhone(accused.username, "/expert");
    await look(own, "accused-desk");
    await own.page.locator(`a[href="/expert/complaints/${complaint}"]`).first().click();
    await own.page.waitForURL(/\/expert\/complaints\//);
    expect(await own.text()).toContain(summary);
    expect(await own.page.content()).not.toContain(words);
    await look(own, "accused");
    await own.page.fill('[name="statement"]', "当日只收到项目部发的会议资料，装在信封里，资料已交回。");
    await send(own, "提交说明", /news=stated/);
    await look(own, "accused-stated");
    const sms = await row<{ n: number }>(`select count(*)::int as n from sms_message
      where template = 'complaintAsked' and subject_id = '${complaint}'`);
    expect(sms?.n).toBe(1);
  });

  it("it is decided, told, and read by its code", async () => {
    const visitor = await desk("station2", `/regulator/complaints/${complaint}`);
    const { page } = visitor;
    await look(visitor, "heard");
    await page.getByRole("link", { name: "作出处理结论" }).click();
    await page.waitForURL(/\/decide$/);
    await page.check('[name="outcome"][value="PARTLY"]');
    await page.fill('[name="answer"]', "信封内为会议资料和午餐券；收受午餐券不符合廉洁纪律，其余不实。");
    await look(visitor, "decide");
    await send(visitor, "提交处理结论", /news=decided/);
    await page.getByRole("link", { name: "告知双方" }).click();
    await page.waitForURL(/\/notify$/);
    await page.fill('[name="notice"]', "举报人凭查询码查看；被举报人在平台查看。");
    await send(visitor, "确认告知", /news=notified/);
    await look(visitor, "notified");
    const anybody = await browser.visit({ viewport: phone, javaScript: false });
    await anybody.goto("/complaints/query");
    await look(anybody, "query");
    await anybody.page.fill('[name="code"]', "1234");
    await anybody.page.getByRole("button", { name: "查询", exact: true }).click();
    await anybody.page.waitForLoadState();
    expect(await anybody.text()).toContain("查询码为32位");
    await anybody.page.fill('[name="code"]', code.toLowerCase());
    await send(anybody, "查询", /done=asked/);
    expect(await anybody.text()).toContain("举报部分成立");
    expect(await anybody.text()).toContain("收受午餐券不符合廉洁纪律");
    await look(anybody, "answered");
  });

  it("once nobody has asked for a review, what was found is proposed for the ledger, with it as evidence", async () => {
    await city.database.setClock(new Date("2027-01-04T01:30:00Z"));
    await eventually("it is closed", () =>
      row(`select id from complaint where id = '${complaint}' and state = 'CLOSED'`),
    );
    const visitor = await desk("station2", `/regulator/complaints/${complaint}`);
    const { page } = visitor;
    await page.getByRole("link", { name: "据此提出信用事件" }).click();
    await page.waitForURL(/\/credit$/);
    await page.getByRole("button", { name: "提出信用事件" }).click();
    await page.getByRole("link", { name: "请选择信用事件的种类" }).waitFor();
    await page.check('[name="kind"][value="DISCIPLINE_BREACH"]');
    await page.fill('[name="occurredOn"]', "2026-11-20");
    await page.fill('[name="statement"]', "论证会期间收受午餐券，经本人承认。");
    await page.fill('[name="document"]', "青市监督〔2027〕3号");
    await look(visitor, "credit");
    await send(visitor, "提出信用事件", /\/regulator\/credit\/.*news=proposed/);
    expect(await visitor.text()).toContain("违反廉洁或者保密纪律");
    expect(await visitor.text()).toContain("JB2026-000001");
    await look(visitor, "credit-proposed");
    await visitor.goto(`/regulator/complaints/${complaint}`);
    await look(visitor, "credit-listed");
  });

  it("about the station it goes to the bureau; who wrote it stands on its handler's page and on no other", async () => {
    const member = await browser.visit();
    await loginAs(city, member, author.username, "/expert");
    await member.goto("/complaints/new");
    const { page } = member;
    await page.check('[name="subjectKind"][value="STATION"]');
    await page.fill('[name="subject"]', "市监督站");
    await page.fill('[name="content"]', named.words);
    await page.check('[name="identity"][value="login"]');
    await page.fill('[name="contact"]', named.contact);
    await look(member, "named");
    await send(member, "提交举报", /done=received/);
    const { id } = (await row<{ id: string }>("select id from complaint where body = 'bureau'"))!;
    const bureau = await desk("bureau1", `/regulator/complaints/${id}/take`);
    await send(bureau, "由我接办", /news=taken/);
    await bureau.page.getByRole("link", { name: "查看举报人身份" }).click();
    await bureau.page.waitForURL(/\/author$/);
    expect(await bureau.text()).toContain(author.name);
    expect(await bureau.text()).toContain(named.contact);
    await look(bureau, "author");
    const secrets = [author.name, author.unit, named.contact, named.words];
    const found: string[] = [];
    const about = [`/regulator/complaints/${id}`, `/regulator/complaints/${id}/author`];
    for (const [username, paths] of [
      ["station2", [...about, "/regulator/complaints", "/regulator/complaints?list=running", "/regulator"]],
      ["district-370202", [...about, "/regulator/complaints", "/regulator"]],
      ["admin-audit", [`/admin/trace?subjectId=${id}`, "/admin/trace"]],
      ["admin-system", ["/admin", "/admin/jobs"]],
      [accused.username, [`/expert/complaints/${id}`, "/expert/complaints"]],
      ["contractor1", [`/contractor/complaints/${id}`, "/contractor/complaints"]],
    ] as const) {
      const visitor = await desk(username, paths.at(-1) ?? "/");
      for (const path of paths) {
        const html = await sent(visitor, path);
        found.push(
          ...secrets.filter((secret) => html.includes(secret)).map((one) => `${username} ${path}: ${one}`),
        );
      }
      await visitor.leave();
    }
    expect(found).toEqual([]);
    // That her handler looked is on record; who was looked at is not.
    const opened = await row<{ line: string }>(
      `select a::text as line from audit_entry a where action = 'complaint.authorOpened' and subject_id = '${id}'`,
    );
    expect(opened?.line).toBeDefined();
    expect(secrets.filter((secret) => opened?.line.includes(secret))).toEqual([]);
    // Nor did web or worker write a line of it.
    expect(secrets.filter((secret) => city.output.some((line) => line.includes(secret)))).toEqual([]);
  });
});
