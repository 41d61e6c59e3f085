import { makeCompanyReviewPdf, makeSupervisorReviewPdf } from "../../dev/city";
import { useBrowser } from "../support/journey/browser";
import { PanelWay } from "../support/journey/panel-way";
import { useCity } from "../support/journey/use-city";

/** 通过, the short way: no revision; the members' browsers run no scripts from the ballot to the confirmation. */
describe("from the panel to the permission, passed as it is", () => {
  const city = useCity({ experts: 300, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  const way = new PanelWay(city, browser);
  const at = (date: string, time: string) => city.database.setClock(new Date(`${date}T${time}:00+08:00`));

  beforeAll(async () => {
    await way.lay(5, { date: "2026-12-08", from: "09:00", to: "12:00" });
  }, 180_000);

  it("is read, argued and confirmed by five members without scripts", async () => {
    const [leader, ...others] = await way.meet("2026-12-08", "PASS");
    await way.present(leader, "PASS");
    for (const one of others) await way.confirm(one);
    expect(await way.state()).toBe("AWAITING_REPORT");
  }, 400_000);

  it("is concluded with the signed report and may be approved without any revision", async () => {
    await at("2026-12-09", "09:30");
    await way.handIn({ code: await way.checkCode(), conclusion: "PASS" });
    await way.accept();
    expect(await way.state()).toBe("APPROVAL");
    const contractor = await way.contractor("");
    await way.look(contractor, "pass-contractor-case");
    await contractor.page.getByRole("link", { name: "方案审批" }).first().click();
    await contractor.page.waitForURL(/\/approval$/);
    await way.look(contractor, "pass-approval");
    const facts = { title: way.case.title, projectName: "审批" };
    await way.askApproval(await makeCompanyReviewPdf(facts));
    await way.grantApproval(await makeSupervisorReviewPdf(facts));
    expect(await way.state()).toBe("APPROVED");
    await contractor.goto(`/contractor/cases/${way.caseId}`);
    expect(await contractor.text()).toContain("已批准");
  }, 300_000);
});
