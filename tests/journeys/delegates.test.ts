import { phone, useBrowser } from "../support/journey/browser";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";

/**
 * A unit names a delegate who files for it and cannot draw; the grant ends, and at the next click the delegate
 * is out. On a phone for the delegate, without scripts for the unit.
 */
describe("a delegate of a unit", () => {
  const city = useCity({ experts: 40, worker: false });
  const browser = useBrowser(city);
  let casePath = "";

  const account = (username: string) => city.accounts.find((one) => one.username === username)!;
  /** The delegate at her phone; signed in, she lands where her login belongs. */
  const atPhone = async () => {
    const visitor = await browser.visit({ viewport: phone });
    await loginAs(city, visitor, "delegate1");
    return visitor;
  };
  const look = async (visitor: Visitor) => expect(await visitor.inspect()).toEqual([]);

  it("is named by the unit, which checks what it typed; the number is in no address and no table", async () => {
    const unit = await browser.visit({ javaScript: false });
    await loginAs(city, unit, "contractor1", "/contractor/delegates");
    expect(await unit.text()).toContain("还没有经办人");
    await unit.goto("/contractor/delegates/new");
    const { name, idNumber } = account("delegate1");
    await unit.page.fill('[name="name"]', name);
    await unit.page.fill(
      '[name="idNumber"]',
      `${idNumber.slice(0, 17)}${idNumber.endsWith("1") ? "2" : "1"}`,
    );
    await unit.page.check('[name="rights"][value="FILE"]');
    await unit.press("下一步，核对");
    expect(await unit.text()).toContain("校验码不符");
    // What was typed comes back, the number does not.
    expect(await unit.page.inputValue('[name="name"]')).toBe(name);
    expect(await unit.page.inputValue('[name="idNumber"]')).toBe("");
    await unit.page.fill('[name="idNumber"]', idNumber);
    await unit.press("下一步，核对");
    await look(unit);
    expect(unit.page.url()).not.toContain(idNumber);
    expect(await unit.page.content()).not.toContain(idNumber);
    expect(await unit.text()).toContain("查看、填报申报");
    await unit.press("确认授权");
    expect(await unit.text()).toContain("待本人接受");
    const [row] = await city.database
      .owner`select count(*)::int as n from organization_delegate d where d::text like ${`%${idNumber}%`}`;
    expect(row?.n).toBe(0);
  });

  it("takes the grant up after logging in as herself, and works for the unit", async () => {
    const delegate = await atPhone();
    const { page } = delegate;
    expect(new URL(page.url()).pathname).toBe("/delegations");
    await look(delegate);
    const { orgName = "" } = account("contractor1");
    await delegate.press(`接受${orgName}的授权并办理`);
    await page.waitForURL(/\/contractor$/);
    await look(delegate);
    const text = await delegate.text();
    expect(text).toContain(orgName);
    expect(text).toContain("的经办人，权限：查看、填报申报");
    expect(await page.locator('nav a[href="/contractor/delegates"]').count()).toBe(0);
  });

  it("files: a project, an item, a case", async () => {
    const delegate = await atPhone();
    const { page } = delegate;
    // With one unit taken up there is nothing to choose.
    expect(new URL(page.url()).pathname).toBe("/contractor");
    await delegate.goto("/contractor/projects/new");
    await page.fill('[name="name"]', "经办人登记的工程");
    await page.fill('[name="address"]', "崂山区滨海大道K2+100");
    await page.check('[name="library"][value="SZ"]');
    await page.selectOption('[name="jurisdictionCode"]', "370212");
    await delegate.press("保存并继续");
    const project = new URL(page.url()).pathname;
    await delegate.goto(`${project}/items/new?kind=pit`);
    await page.fill('[name="part"]', "1号工作井");
    await page.fill('[name="p.depth"]', "18.6");
    await delegate.press("保存并判定");
    await delegate.goto(`/contractor/cases/new?project=${project.split("/").at(-1)}`);
    await page.fill('[name="title"]', "经办人填报的方案");
    await page.locator('[name="itemIds"]').first().check();
    await delegate.press("保存并继续");
    const [row] = await city.database.owner`
      select c.id, c.organization_id, u.person_id, p.name from review_case c join app_user u on u.id = c.created_by
      join person p on p.id = u.person_id where c.title = '经办人填报的方案'`;
    expect(row?.name).toBe(account("delegate1").name);
    casePath = `/contractor/cases/${row?.id}`;
    const [line] = await city.database.owner`
      select a.actor_org, u.person_id from audit_entry a join app_user u on u.id = a.actor_id
      where a.action = 'case.drafted' and a.subject_id = ${row?.id}`;
    expect(line).toEqual({ actor_org: row?.organization_id, person_id: row?.person_id });
  });

  it("cannot draw, cancel or name delegates, and is told why", async () => {
    const delegate = await atPhone();
    for (const [path, words] of [
      [`${casePath}/draw`, "没有授予您“抽取和撤销”权限"],
      [`${casePath}/cancel`, "没有授予您“抽取和撤销”权限"],
      ["/contractor/delegates", "只能由本单位用法人账号办理"],
      ["/contractor/delegates/new", "只能由本单位用法人账号办理"],
    ] as const) {
      await delegate.goto(path);
      expect(await delegate.text()).toContain(words);
      expect(new URL(delegate.page.url()).pathname).toBe("/contractor/rights");
    }
    await look(delegate);
  });

  it("is out at the next click after the unit has ended the grant", async () => {
    const delegate = await atPhone();
    const unit = await browser.visit();
    await loginAs(city, unit, "contractor1", "/contractor/delegates");
    await unit.page.getByRole("link", { name: /^终止/ }).click();
    await unit.page.waitForURL(/\/end$/);
    await unit.press("确认终止");
    expect(await unit.text()).toContain("授权已终止");
    delegate.expect(/answer 404: .*contractor/);
    await delegate.page.getByRole("link", { name: "论证申报" }).first().click();
    expect(await delegate.text()).toContain("没有找到");
    await delegate.goto("/home");
    expect(await delegate.text()).toContain("暂无可办业务");
  });
});
