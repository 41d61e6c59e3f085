import { phone, useBrowser } from "../support/journey/browser";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";
import { makePdf } from "../support/sample-pdf";
import { makePng } from "../support/sample-pictures";

/**
 * From the station's window to applications handed in, on a phone, by people who are nothing yet on the
 * platform; once with scripts and once without.
 */
describe("applying for the pool", () => {
  const city = useCity({ experts: 160, worker: false });
  const browser = useBrowser(city);
  const title = "2026年下半年专家集中申报";

  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
  };
  const applicationOf = async (state: string) => {
    const rows = await city.database
      .owner`select id, number from expert_application where state = ${state} order by submitted_at desc nulls last`;
    return rows[0] as { id: string; number: string | null };
  };
  const inDays = async (days: number) => {
    const [row] = await city.database
      .owner`select to_char(app_now() at time zone 'Asia/Shanghai' + make_interval(days => ${days}), 'YYYY-MM-DD') as day`;
    return row?.day as string;
  };

  it("the station publishes a window, after reading it once more", async () => {
    const visitor = await browser.visit();
    const { page } = visitor;
    await loginAs(city, visitor, "station1", "/regulator/campaigns");
    await look(visitor, "campaigns-empty");
    await visitor.goto("/regulator/campaigns/new");
    await sendWrong(visitor, "核对", true);
    expect(await visitor.text()).toContain("请选择类型");
    await page.check('[name="kind"][value="NEW"]');
    await page.fill('[name="title"]', title);
    await page.fill('[name="notice"]', "请如实填写。\n上传清晰的证书和证明。");
    await page.uncheck('[name="libraries"][value="GD"]');
    await page.fill('[name="closesOn"]', await inDays(30));
    await look(visitor, "campaign-new");
    await visitor.press("核对");
    await look(visitor, "campaign-check");
    await page.getByRole("link", { name: "返回修改" }).click();
    expect(await page.inputValue('[name="title"]')).toBe(title);
    expect(await page.isChecked('[name="libraries"][value="GD"]')).toBe(false);
    await visitor.press("核对");
    await visitor.press("确认发布");
    expect(await visitor.text()).toContain("申报已发布");
    await look(visitor, "campaign-published");
  });

  it("a unit's login is told that a person applies", async () => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, "contractor1", "/apply");
    expect(await visitor.text()).toContain("用个人实名账号登录");
  });

  it.each([
    ["with scripts", "applicant1", true],
    ["without scripts", "applicant2", false],
  ])("somebody applies on a phone, %s", async (_, username, javaScript) => {
    const visitor = await browser.visit({ viewport: phone, javaScript });
    const { page } = visitor;
    const picture = (name: string) =>
      javaScript ? look(visitor, name) : expect(visitor.layout()).resolves.toEqual([]);
    await visitor.goto("/");
    await page.getByRole("link", { name: "专家申报" }).first().click();
    expect(await visitor.text()).toContain(title);
    await picture("apply");
    await loginAs(city, visitor, username, "/apply");
    await page.getByRole("link", { name: "看须知并申报" }).click();
    await picture("apply-new");
    await visitor.press("开始申报");
    const { id } = await applicationOf("DRAFT");
    const path = `/apply/${id}`;
    await page.waitForURL(path);
    await picture("apply-tasks");
    await visitor.goto(`${path}/check`);
    expect(await visitor.text()).toContain("还不能提交");

    await visitor.goto(`${path}/title`);
    await sendWrong(visitor, "保存并继续", javaScript);
    expect(await visitor.text()).toContain("请填写取得日期");
    await picture("apply-title-wrong");
    await page.fill('[name="title"]', "正高级工程师");
    await page.fill('[name="titleCertificate"]', "鲁ZG2015-0042");
    await page.fill('[name="titleGrantedOn"]', "2015-12-01");
    await visitor.press("保存并继续");
    expect(await visitor.text()).toContain("“职称”已保存");

    await visitor.goto(`${path}/work`);
    await page.fill('[name="workedSince"]', "2001-07-01");
    await page.fill('[name="experience"]', "长期从事深基坑工程的设计和施工技术工作。");
    await picture("apply-work");
    await visitor.press("保存并继续");

    await visitor.goto(`${path}/employments/new`);
    const [unit] = city.city.units;
    await page.fill('[name="uscc"]', unit?.uscc ?? "");
    await page.fill('[name="post"]', "总工程师");
    await page.fill('[name="validFrom"]', "2025-01-01");
    await picture("apply-employment");
    await visitor.press("保存");
    expect(await visitor.text()).toContain(unit?.name);
    await picture("apply-employments");
    await page.check('[name="answer"][value="some"]');
    await page.fill('[name="note"]', "此前在家照料老人。");
    await visitor.press("保存并继续");

    await visitor.goto(`${path}/specialties/new`);
    await page.selectOption('[name="specialty"]', "SZ-JK");
    await page.fill('[name="statement"]', "地铁车站深基坑五座，任技术负责人。");
    await picture("apply-specialty");
    await visitor.press("保存");
    await picture("apply-specialties");

    await visitor.goto(`${path}/evidence`);
    await upload(visitor, "file-title_certificate", { name: "证书.png", buffer: makePng() });
    await upload(visitor, "file-SZ-JK", { name: "业绩.pdf", buffer: makePdf() });
    expect(await visitor.text()).toContain("业绩.pdf");
    await picture("apply-evidence");

    await visitor.goto(`${path}/interests/new`);
    const relative = city.city.units[3]!;
    await page.check('[name="relation"][value="spouse"]');
    await page.fill('[name="name"]', "家人某");
    await page.fill('[name="unit"]', relative.name);
    await page.fill('[name="uscc"]', relative.uscc);
    await picture("apply-interest");
    await visitor.press("保存");
    await picture("apply-interests");
    await page.check('[name="answer"][value="some"]');
    await visitor.press("保存并继续");

    await visitor.goto(`${path}/undertakings`);
    await sendWrong(visitor, "作出承诺", javaScript);
    for (const name of ["truthful", "integrity", "publicity"]) await page.check(`[name="${name}"]`);
    await picture("apply-undertakings");
    await visitor.press("作出承诺");
    await picture("apply-tasks-complete");

    await page.getByRole("link", { name: "核对并提交" }).last().click();
    await picture("apply-check");
    await visitor.press("提交申报");
    await page.waitForURL(`${path}/submitted`);
    const { number } = await applicationOf("SUBMITTED");
    expect(number).toMatch(/^SB\d{4}-\d{6}$/);
    expect(await visitor.text()).toContain(number ?? "");
    await picture("apply-submitted");
    await page.reload();
    await visitor.goto(path);
    expect(await visitor.text()).toContain("等待形式审查");
    await picture("apply-status");
    await visitor.goto(`${path}/title`);
    expect(new URL(page.url()).pathname).toBe(path);
  });

  it("an application is nobody else's, and a second one is not begun beside it", async () => {
    const { id } = await applicationOf("SUBMITTED");
    const other = await browser.visit({ viewport: phone });
    other.expect(/answer 404: .*\/apply\//);
    await loginAs(city, other, "applicant3", `/apply/${id}`);
    expect(await other.text()).toContain("没有找到");
    const same = await browser.visit({ viewport: phone });
    await loginAs(city, same, "applicant1", "/apply");
    expect(await same.text()).not.toContain("看须知并申报");
    await same.goto("/apply");
    await look(same, "apply-running");
  });

  it("is withdrawn by its author", async () => {
    const visitor = await browser.visit({ viewport: phone });
    await loginAs(city, visitor, "applicant1", "/apply");
    await visitor.page.getByRole("link", { name: "查看办理进度" }).click();
    await visitor.page.getByRole("link", { name: "撤回申报" }).click();
    await visitor.page.fill('[name="reason"]', "工作变动");
    await look(visitor, "apply-withdraw");
    await visitor.press("撤回申报");
    expect(await visitor.text()).toContain("申报已撤回");
    await look(visitor, "apply-withdrawn");
  });

  it("the station closes the window early, and nobody is taken in any more", async () => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, "station1", "/regulator/campaigns");
    await visitor.page.getByRole("link", { name: title }).click();
    await visitor.page.getByRole("link", { name: "提前关闭" }).click();
    await visitor.page.fill('[name="reason"]', "名额已满");
    await visitor.press("提前关闭");
    expect(await visitor.text()).toContain("申报已关闭");
    const late = await browser.visit({ viewport: phone });
    await loginAs(city, late, "applicant4", "/apply");
    expect(await late.text()).toContain("现在没有受理申报");
    await look(late, "apply-closed");
  });

  /** Sends a form that is refused: with scripts the page stays, without it comes again. */
  async function sendWrong(visitor: Visitor, button: string, scripts: boolean) {
    if (!scripts) return visitor.press(button);
    await visitor.page.getByRole("button", { name: button, exact: true }).click();
    await visitor.page.waitForSelector(".error-summary");
  }

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
