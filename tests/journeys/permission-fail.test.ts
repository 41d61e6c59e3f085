import { useBrowser } from "../support/journey/browser";
import { PanelWay } from "../support/journey/panel-way";
import { useCity } from "../support/journey/use-city";

/** 不通过 ends the case; the contractor's next one about the same work is prefilled, and its panel reads what was found. */
describe("a plan that fails, and its successor", () => {
  const city = useCity({ experts: 300, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  const way = new PanelWay(city, browser);
  const at = (date: string, time: string) => city.database.setClock(new Date(`${date}T${time}:00+08:00`));
  let before = "";
  let next = "";

  beforeAll(async () => {
    await way.lay(5, { date: "2026-12-08", from: "09:00", to: "12:00" });
    before = way.caseId;
  }, 180_000);

  it("is found wanting by everybody", async () => {
    const [leader, ...others] = await way.meet(
      "2026-12-08",
      "FAIL",
      "支护结构计算参数与勘察报告不符，须重新计算。",
    );
    await way.present(leader, "FAIL");
    for (const one of others) await way.confirm(one);
    await at("2026-12-09", "09:30");
    await way.handIn({ code: await way.checkCode(), conclusion: "FAIL" });
    await way.accept();
    expect(await way.state()).toBe("CLOSED_FAIL");
  }, 400_000);

  it("is followed by a draft about the same work that knows where it comes from", async () => {
    const contractor = await way.contractor("");
    const { page } = contractor;
    expect(await contractor.text()).toContain("论证结论：不通过");
    await way.look(contractor, "fail-contractor-case");
    await way.send(contractor, "重新申报论证", /\/tasks$/);
    next = /cases\/([0-9a-f-]+)\/tasks/.exec(page.url())?.[1] ?? "";
    expect(next).not.toBe(before);
    expect(await contractor.text()).toContain(way.case.title);
    await way.look(contractor, "fail-successor-tasks");
    const row = await way.row(`select id from review_case where id = '${next}'
      and predecessor_id = '${before}' and predecessor_kind = 'FAILED'`);
    expect(row).toBeTruthy();
  });

  it("whose panel reads the earlier plan and the earlier report beside its own", async () => {
    await way.follow(next, 5, { date: "2026-12-17", from: "09:00", to: "12:00" });
    const contractor = await way.contractor("");
    expect(await contractor.text()).toContain("上一次论证的结论为不通过");
    await way.look(contractor, "fail-successor-case");
    const [first] = await way.members();
    const member = await way.expert(first!, `/expert/cases/${next}`, true);
    const { page } = member;
    await way.look(member, "fail-successor-desk");
    const earlier = page.getByRole("region", { name: /上一次论证的论证报告/ });
    await earlier.getByRole("link", { name: "在页面中阅读" }).click();
    await page.waitForSelector('canvas[data-page="1"][data-drawn]', { timeout: 30_000 });
    await way.look(member, "fail-successor-earlier-report");
  });
});
