import { useBrowser } from "../support/journey/browser";
import { PanelWay } from "../support/journey/panel-way";
import { useCity } from "../support/journey/use-city";
import { makePdf } from "../support/sample-pdf";

const reason = "换撑工况没有验算，支护结构的安全不能确认。";

/**
 * One member does not agree: no vote is taken, the station brings the panel together, the leader drafts anew, everybody
 * confirms. The contractor never learns who it was.
 */
describe("a dissent, brought together", () => {
  const city = useCity({ experts: 300, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  const way = new PanelWay(city, browser);
  let panel: Awaited<ReturnType<PanelWay["meet"]>>;
  const mediation = () => `/regulator/cases/${way.caseId}/mediation`;

  beforeAll(async () => {
    await way.lay(5, { date: "2026-12-08", from: "09:00", to: "12:00" });
  }, 180_000);

  it("begins as every other meeting", async () => {
    panel = await way.meet(
      "2026-12-08",
      "PASS_AFTER_REVISION",
      "补充第二道支撑拆除工况的验算，并给出换撑顺序。",
    );
    expect(await way.state()).toBe("IN_MEETING");
  }, 300_000);

  it("stops the report, whatever the others said", async () => {
    const [leader, agreeing, dissenting, silent] = panel;
    await way.present(leader, "PASS_AFTER_REVISION");
    await way.confirm(agreeing!);
    const visitor = await way.expert(dissenting!, `/expert/invitations/${dissenting!.invitationId}/report`);
    await way.look(visitor, "dissent-report");
    await visitor.page.getByRole("link", { name: "不同意" }).click();
    await visitor.page.check('[name="conclusion"][value="FAIL"]');
    await visitor.page.fill('[name="reason"]', reason);
    await way.look(visitor, "dissent-form");
    await way.send(visitor, "提交不同意见", /report\/done$/);
    await way.look(visitor, "dissent-done");
    expect(await way.state()).toBe("MEDIATION");
    const other = await way.expert(silent!, `/expert/invitations/${silent!.invitationId}/report`);
    expect(await other.text()).toContain("未形成一致意见");
    await way.look(other, "dissent-others");
  });

  it("tells the contractor that the panel is divided, and not who divides it", async () => {
    const contractor = await way.contractor("");
    const payload = await contractor.page.content();
    expect(payload).not.toContain(reason);
    await way.look(contractor, "dissent-contractor-case");
    await contractor.goto(`/contractor/cases/${way.caseId}/report`);
    expect(await contractor.page.content()).not.toContain(reason);
    await way.look(contractor, "dissent-contractor-report");
  });

  it("is settled by the station with minutes, not by a count of votes", async () => {
    const station = await way.desk("station1", `/regulator/cases/${way.caseId}`);
    const { page } = station;
    await way.look(station, "dissent-regulator-case");
    await page.locator(`a[href="${mediation()}"]`).first().click();
    await page.waitForURL(/\/mediation$/);
    expect(await station.text()).toContain(reason);
    await way.look(station, "dissent-mediation");
    await way.upload(station, "mediation_minutes", makePdf());
    await page.check('[name="outcome"][value="AGREED"]');
    await page.fill('[name="note"]', "各位专家同意把换撑工况的验算列为必须修改的内容，继续论证。");
    await way.look(station, "dissent-mediation-form");
    await way.send(station, "提交协调结果", /done=agreed/);
    await way.look(station, "dissent-mediation-done");
    expect(await way.state()).toBe("IN_MEETING");
  });

  it("ends in a report that everybody confirms", async () => {
    const [leader, ...others] = panel;
    await way.present(leader, "PASS_AFTER_REVISION", true);
    for (const one of others) await way.confirm(one);
    expect(await way.state()).toBe("AWAITING_REPORT");
    const reports = await city.database
      .owner`select state from report where case_id = ${way.caseId} order by ordinal`;
    expect(reports.map(({ state }) => state)).toEqual(["DISSENTED", "LOCKED"]);
    const harmed = await city.database
      .owner`select kind from conduct_record where kind not in ('OPINION_ON_TIME', 'LEADER')`;
    expect(harmed).toEqual([]);
  });
});
