import { desk, phone, useBrowser } from "../support/journey/browser";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import { makePdf } from "../support/sample-pdf";

/**
 * What must be read (五(三)): the station writes a policy with a PDF, publishes it and reminds; an expert finds the
 * reminder among her messages on her phone, without scripts, reads and confirms; the station sees who has.
 */
describe("messages and the library", () => {
  // A Tuesday morning in China: inside the send hours, whatever the time of the run.
  const city = useCity({ experts: 40, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  const title = "评审专家保密要求";
  let publicationId = "";
  let expert: { username: string; name: string };

  const row = async <T extends object>(query: string): Promise<T> => {
    const [found] = (await city.database.owner.unsafe(query)) as unknown as T[];
    if (!found) throw new Error(`nothing for: ${query}`);
    return found;
  };

  beforeAll(async () => {
    expert =
      await row(`select lower(e.number) as username, p.name from expert e join person p on p.id = e.person_id
      where exists (select from expert_term t where t.expert_id = e.id and t.superseded_at is null
        and t.term_from <= app_now() and t.term_to > app_now() + interval '1 year') order by e.number limit 1`);
  });

  it("the station writes, adds a file, publishes and reminds", async () => {
    const visitor = await browser.visit({ viewport: desk });
    const { page } = visitor;
    await loginAs(city, visitor, "station1", "/regulator/publications/new");
    // Nothing chosen: sentences beside the fields, what was typed is kept.
    await page.fill('[name="title"]', title);
    await visitor.press("保存草稿");
    expect(await visitor.text()).toContain("请选择发布对象");
    expect(await page.inputValue('[name="title"]')).toBe(title);
    await page.check('[name="kind"][value="POLICY"]');
    await page.fill('[name="body"]', "应当遵守保密规定。\n\n不得泄露评审信息。");
    await page.check('[name="audience"][value="expert"]');
    await page.check('[name="required"]');
    await visitor.press("保存草稿");
    publicationId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    expect(await visitor.text()).toContain("草稿已保存");
    expect(await visitor.inspect()).toEqual([]);
    await page.setInputFiles('input[type="file"]', {
      name: "保密要求.pdf",
      mimeType: "application/pdf",
      buffer: makePdf(),
    });
    await page.getByRole("button", { name: "上传" }).click();
    await page.waitForURL("**news=uploaded");
    expect(await visitor.text()).toContain("保密要求.pdf");
    await visitor.press("发布");
    expect(await visitor.text()).toContain("已发布");
    await visitor.goto(`/regulator/publications/${publicationId}/readers`);
    await visitor.press(/提醒 \d+ 名未读专家/);
    expect(await visitor.text()).toContain("已提醒未读专家");
    await visitor.screenshot("messages-readers");
  });

  it("an expert finds the reminder, reads and confirms, without scripts", async () => {
    const visitor = await browser.visit({ viewport: phone, elder: true, javaScript: false });
    const { page } = visitor;
    await loginAs(city, visitor, expert.username, "/expert/inbox");
    expect(await visitor.text()).toContain("资料阅读提醒");
    expect(await page.locator(".nav .unread").last().textContent()).toBe("1");
    expect(await visitor.layout()).toEqual([]);
    await visitor.screenshot("messages-inbox");
    await visitor.press(/^打开/);
    expect(new URL(page.url()).pathname).toBe(`/expert/library/${publicationId}`);
    expect(await visitor.text()).toContain("不得泄露评审信息");
    const file = await page.request.get(
      (await page.getByRole("link", { name: "保密要求.pdf" }).getAttribute("href")) ?? "",
    );
    expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await visitor.press("我已阅读");
    expect(await visitor.text()).toContain("您已确认阅读");
    await visitor.goto("/expert/inbox");
    expect(await visitor.text()).toContain("没有未读的消息");
  });

  it("she switches off what may be, and reads why the rest may not", async () => {
    const visitor = await browser.visit({ viewport: phone, elder: true });
    const { page } = visitor;
    await loginAs(city, visitor, expert.username, "/expert/inbox/settings");
    expect(await visitor.text()).toContain("确认时限从短信送达起算，不能关闭");
    await page.uncheck('[name="on"][value="library"]');
    await visitor.press("保存");
    expect(await visitor.text()).toContain("设置已保存");
    expect(await page.isChecked('[name="on"][value="library"]')).toBe(false);
    expect(await page.isChecked('[name="on"][value="progress"]')).toBe(true);
    expect(await visitor.inspect()).toEqual([]);
  });

  it("the station sees who has read it", async () => {
    const visitor = await browser.visit({ viewport: desk });
    await loginAs(city, visitor, "station1", `/regulator/publications/${publicationId}/readers?list=read`);
    expect(await visitor.text()).toContain(expert.name);
    expect(await visitor.inspect()).toEqual([]);
  });
});
