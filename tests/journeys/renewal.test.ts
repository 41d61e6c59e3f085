import { desk, phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { inDraw } from "../support/journey/in-draw";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";
import { makePdf } from "../support/sample-pdf";
import { makePng } from "../support/sample-pictures";

const day = 24 * 3_600_000;

/**
 * 换届 (D1) in a browser: the station opens a window for members; one whose term is over renews on her phone
 * in 长辈版 with what is on record filled in; the station judges by her last term; after the publicity she has
 * a new term under her old number, signs, and is drawn again.
 */
describe("a renewal", () => {
  // A Tuesday morning in China: inside the send hours, whatever the time of the run.
  const city = useCity({ experts: 160, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  const title = "2026年专家换届申报";
  let member: { id: string; number: string; name: string; specialties: string[]; unit: string; to: string };
  let id = "";

  const row = async <T extends object>(query: string): Promise<T | undefined> =>
    ((await city.database.owner.unsafe(query)) as unknown as T[])[0];
  const username = () => member.number.toLowerCase();
  const application = () =>
    row<{ state: string; kind: string; number: string }>(
      `select state, kind, number from expert_application where id = '${id}'`,
    );
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(`renewal-${name}`);
  };
  const officer = async (name: string, address: string) => {
    const visitor = await browser.visit({ viewport: desk });
    await loginAs(city, visitor, name, address);
    return visitor;
  };
  const atPhone = async (address: string) => {
    const visitor = await browser.visit({ viewport: phone, elder: true });
    await loginAs(city, visitor, username(), address);
    return visitor;
  };

  beforeAll(async () => {
    // In the pool with every right until her last term ended; employed by one unit since before the look-back.
    const found = await row<typeof member>(`
      select e.id, e.number, p.name, o.name as unit,
        (select max(term_to)::text from expert_term where expert_id = e.id) as "to",
        (select jsonb_agg(specialty order by specialty) from expert_specialty s where s.expert_id = e.id and valid_to is null) as specialties
      from expert e join person p on p.id = e.person_id
      join expert_employment w on w.expert_id = e.id and w.valid_to is null and w.valid_from < app_now() - interval '4 years'
      join organization o on o.id = w.organization_id
      where p.phone_verified_at is not null
        and (select max(term_to) from expert_term where expert_id = e.id) < app_now()
        and (select count(*) from expert_employment where expert_id = e.id) = 1
        and not exists (select from expert_suspension where expert_id = e.id)
        and not exists (select from expert_departure where expert_id = e.id)
        and not exists (select from expert_leave where expert_id = e.id)
        and not exists (select from expert_preference where expert_id = e.id)
      order by e.number limit 1`);
    if (!found) throw new Error("the city has no member whose term is over");
    member = found;
    // Something of her last term for the station to weigh.
    await city.database.owner`insert into conduct_record
      (id, expert_id, kind, occurred_at, year, points, policy_code, evidence_type, evidence_id)
      values (gen_random_uuid(), ${member.id}, 'CONFIRM_TIMEOUT', ${`${member.to}T02:00:00Z`}, ${Number(member.to.slice(0, 4))},
        -5, '2025-01-08', 'invitation', gen_random_uuid())`;
  });

  it("the station opens a window for members", async () => {
    const visitor = await officer("station1", "/regulator/campaigns/new");
    const { page } = visitor;
    await page.check('[name="kind"][value="RENEWAL"]');
    await page.fill('[name="title"]', title);
    await page.fill(
      '[name="notice"]',
      "面向聘期将满或者已满的库内专家。\n请核对任职单位，补充近三年的业绩。",
    );
    await page.fill('[name="closesOn"]', "2026-12-31");
    await visitor.press("核对");
    expect(await visitor.text()).toContain("换届申报");
    await look(visitor, "campaign-check");
    await visitor.press("确认发布");
    expect(await visitor.text()).toContain("申报已发布");
  });

  it("is not for whoever is no member, nor for a member whose term has long to run", async () => {
    const stranger = await browser.visit({ viewport: phone });
    await loginAs(city, stranger, "applicant1", "/apply");
    expect(await stranger.text()).toContain("换届申报面向库内专家");
    const running = await row<{ username: string }>(`select lower(e.number) as username from expert e
      where (select max(term_to) from expert_term where expert_id = e.id) > app_now() + interval '1 year' order by e.number limit 1`);
    const early = await browser.visit({ viewport: phone });
    await loginAs(city, early, running?.username ?? "", "/apply");
    expect(await early.text()).toMatch(/您的聘期至\d{4}年\d+月\d+日，届满前\d+个月内可以申请续聘/);
    await look(early, "too-early");
  });

  it("she is told that her term is over, and finds what is on record filled in", async () => {
    expect(await inDraw(member.number, member.specialties[0] ?? "")).toBe("NOT_IN_TERM");
    const visitor = await atPhone("/expert");
    const { page } = visitor;
    expect(await visitor.text()).toContain("聘期已经届满");
    await look(visitor, "desk");
    await page.getByRole("link", { name: "申请续聘" }).click();
    await page.waitForURL("**/apply");
    await page.getByRole("link", { name: "看须知并申报" }).click();
    await page.waitForURL("**/apply/new?*");
    expect(await visitor.text()).toContain("续聘");
    await look(visitor, "notice");
    await visitor.press("开始申报");
    id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    expect(await application()).toMatchObject({ state: "DRAFT", kind: "RENEWAL" });
    const shown = await visitor.text();
    expect(shown).toContain("上一聘期");
    expect(shown).toContain(member.number);
    expect(shown).toContain("逾期未确认1次（-5分）");
    await look(visitor, "tasks");
    await page.goto(`/apply/${id}/employments`);
    expect(await visitor.text()).toContain(member.unit);
    await page.goto(`/apply/${id}/title`);
    expect(await page.inputValue('[name="title"]')).not.toBe("");
    // Her word of today is asked for again: nothing is handed in by mistake.
    await page.goto(`/apply/${id}/check`);
    expect(await visitor.text()).toContain("还不能提交");
    await look(visitor, "lacking");
  });

  it("she adds what the record cannot know and hands in, on her phone", async () => {
    const visitor = await atPhone(`/apply/${id}`);
    const { page } = visitor;
    const path = `/apply/${id}`;
    await visitor.goto(`${path}/title`);
    await page.fill('[name="titleCertificate"]', "鲁ZG2015-0042");
    await page.fill('[name="titleGrantedOn"]', "2015-12-01");
    await visitor.press("保存并继续");
    await visitor.goto(`${path}/work`);
    await page.fill('[name="workedSince"]', "2001-07-01");
    await page.fill('[name="experience"]', "上一聘期内主持两座地铁车站深基坑的施工。");
    await visitor.press("保存并继续");
    await visitor.goto(`${path}/employments`);
    await look(visitor, "employments");
    await page.getByRole("link", { name: /修改/ }).click();
    await page.waitForURL("**/employments/*");
    await page.fill('[name="post"]', "总工程师");
    await visitor.press("保存");
    await page.check('[name="answer"][value="some"]');
    await visitor.press("保存并继续");
    for (const code of member.specialties) {
      await visitor.goto(`${path}/specialties/${code}`);
      await page.fill('[name="statement"]', "上一聘期参加论证，并任两项工程的技术负责人。");
      await visitor.press("保存");
    }
    await look(visitor, "specialties");
    await visitor.goto(`${path}/evidence`);
    await upload(visitor, "file-title_certificate", { name: "证书.png", buffer: makePng() });
    for (const code of member.specialties)
      await upload(visitor, `file-${code}`, { name: `业绩${code}.pdf`, buffer: makePdf() });
    await visitor.goto(`${path}/interests`);
    await page.check('[name="answer"][value="none"]');
    await visitor.press("保存并继续");
    await visitor.goto(`${path}/undertakings`);
    for (const name of ["truthful", "integrity", "publicity"]) await page.check(`[name="${name}"]`);
    await visitor.press("作出承诺");
    await page.getByRole("link", { name: "核对并提交" }).last().click();
    await page.waitForURL("**/check");
    await look(visitor, "check");
    await visitor.press("提交申报");
    await page.waitForURL("**/submitted");
    expect((await application())?.state).toBe("SUBMITTED");
    await look(visitor, "submitted");
    await visitor.goto("/expert");
    expect(await visitor.text()).not.toContain("申请续聘");
  });

  it("two of the station judge it by her last term as well", async () => {
    const own = `/regulator/applications/${id}`;
    const first = await officer("station1", own);
    const shown = await first.text();
    expect(shown).toContain("上一聘期");
    expect(shown).toContain("逾期未确认1次（-5分）");
    await look(first, "station");
    await first.page.getByRole("link", { name: "形式审查", exact: true }).click();
    await first.page.getByLabel("通过", { exact: false }).first().check();
    await first.press("提交审查结果");
    const second = await officer("station2", own);
    for (const reviewer of [first, second])
      for (const code of member.specialties) {
        await reviewer.goto(`${own}/opinion/${code}`);
        await reviewer.page.check('[name="verdict"][value="YEARS_15"]');
        await reviewer.page.fill('[name="reason"]', "上一聘期履职情况良好，业绩充分。");
        await reviewer.press("提交评审意见");
      }
    expect((await application())?.state).toBe("PUBLICITY");
    const anybody = await browser.visit({ viewport: phone, javaScript: false });
    await anybody.goto(`/publicity/${id}`);
    expect(await anybody.text()).toContain("续聘");
    await look(anybody, "publicity");
  });

  it("the window's end gives her a new term under her old number, with a letter of its own", async () => {
    await city.database.advance(8 * day);
    await eventually("the renewal", async () => (await application())?.state === "APPROVED", 30_000);
    const terms = await city.database
      .owner`select term_from::text, term_to::text, letter_code from expert_term
      where expert_id = ${member.id} and superseded_at is null order by term_to desc limit 2`;
    expect(terms[0]).toMatchObject({ term_from: "2026-12-09", term_to: "2029-12-08" });
    expect(terms[1]?.term_to).toBe(member.to);
    expect(await inDraw(member.number, member.specialties[0] ?? "")).toBe("NOT_IN_TERM");
    const anybody = await browser.visit({ viewport: phone });
    await anybody.goto(`/letters/${terms[0]?.letter_code}`);
    const letter = await anybody.text();
    expect(letter).toContain(member.number);
    expect(letter).toContain("2029年12月8日");
    await look(anybody, "letter");
    // Its reviewers still see the term it was judged by, not the one it led to.
    const station = await officer("station1", `/regulator/applications/${id}`);
    expect(await station.text()).not.toContain("2029年12月8日");
    await look(station, "approved");
  });

  it("she signs for the new term, and the draw finds her again", async () => {
    const visitor = await atPhone("/expert");
    const { page } = visitor;
    await page.locator("#todo .card", { hasText: "签署承诺" }).getByRole("link").click();
    await page.waitForURL("**/expert/onboarding");
    await look(visitor, "onboarding");
    for (const name of ["secrecy", "integrity", "avoidance", "phone", "employer"])
      await page.check(`[name="${name}"]`);
    await visitor.press("签署全部承诺");
    expect(await visitor.text()).toContain("承诺已签署");
    for (const code of member.specialties) expect(await inDraw(member.number, code)).toBe("drawable");
    await visitor.goto("/expert/profile");
    expect(await visitor.text()).toContain("2029年12月8日");
    const paper = await page.request.get("/expert/letter.pdf");
    expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await look(visitor, "profile");
  });

  async function upload(visitor: Visitor, field: string, file: { name: string; buffer: Buffer }) {
    const { page } = visitor;
    const input = page.locator(`input[name="${field}"]`);
    await input.setInputFiles({ ...file, mimeType: "application/octet-stream" });
    await Promise.all([
      page.waitForURL(/done=1/),
      page.locator("form").filter({ has: input }).getByRole("button", { name: "上传" }).click(),
    ]);
    await page.waitForLoadState();
    await visitor.goto(new URL(page.url()).pathname);
  }
});
