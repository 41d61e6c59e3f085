import { useBrowser } from "../support/journey/browser";
import { fillSeats } from "../support/journey/lay-panel";
import { type Member, PanelWay } from "../support/journey/panel-way";
import { useCity } from "../support/journey/use-city";

/** What a panel goes through before it sits: its leader leaves and another is elected; the meeting is moved. */
describe("a panel that changes before its meeting", () => {
  const city = useCity({ experts: 300, now: new Date("2026-12-01T01:30:00Z") });
  const browser = useBrowser(city);
  const way = new PanelWay(city, browser);
  const leaderNow = () =>
    way.row<{ id: string }>(`select leader_invitation_id as id from leader_election
      where case_id = '${way.caseId}' and state = 'DECIDED'`);
  const elect = async (leader: Member, voters: readonly Member[]) => {
    for (const one of voters) await way.vote(one, leader);
    expect((await leaderNow())?.id).toBe(leader.invitationId);
  };

  beforeAll(async () => {
    await way.lay(5, { date: "2026-12-08", from: "09:00", to: "12:00" });
  }, 180_000);

  it("its leader leaves before the meeting: the seat is drawn again, and the whole panel votes anew", async () => {
    const before = await way.members();
    const [leader] = before;
    await elect(leader!, before.slice(0, 3));
    const leaving = await way.expert(leader!, `/expert/invitations/${leader!.invitationId}`);
    const { page } = leaving;
    await page.locator('a[href$="/withdraw"]').click();
    await page.fill('[name="note"]', "单位临时安排出差，不能到会。");
    await leaving.press("确认退出");
    await way.look(leaving, "moved-leader-left");
    await fillSeats(city, way.caseId);
    expect(await leaderNow()).toBeUndefined();
    const after = await way.members();
    expect(after.map(({ username }) => username)).not.toContain(leader!.username);
    const ballot = await way.expert(after[4]!, `/expert/meetings/${way.caseId}`);
    expect(await ballot.text()).toContain("推选组长");
    await way.look(ballot, "moved-second-ballot");
    await elect(after[1]!, after.slice(0, 3));
  });

  it("the contractor asks for another day, and every member is asked again", async () => {
    const contractor = await way.contractor("/meeting");
    const { page } = contractor;
    await page.getByRole("link", { name: "改期或改地点" }).click();
    await page.waitForURL(/\/meeting\/move$/);
    await page.fill('[name="date"]', "2026-12-10");
    await page.fill('[name="reason"]', "当日现场停电检修，会议改期。");
    await way.look(contractor, "moved-form");
    await way.send(contractor, "发出改期，请专家重新确认", /done=proposed/);
    await way.look(contractor, "moved-asking");
  });

  it("one cannot come and is replaced without a fault; the others keep their seats", async () => {
    const [refusing, ...agreeing] = await way.members();
    for (const one of agreeing) await answer(one, "ACCEPTED", /done=agreed/);
    await answer(refusing!, "REFUSED", /done=refused/);
    await fillSeats(city, way.caseId);
    const after = (await way.members()).map(({ username }) => username);
    expect(after).not.toContain(refusing!.username);
    for (const { username } of agreeing) expect(after).toContain(username);
    const row = await way.row<{ from: Date }>(
      `select meeting_from as "from" from review_case where id = '${way.caseId}'`,
    );
    expect(row?.from.toISOString()).toBe("2026-12-10T01:00:00.000Z");
    expect(await city.database.owner`select kind from conduct_record where points < 0`).toEqual([]);
    expect((await leaderNow())?.id).toBe(
      (await way.members()).find(({ username }) => username === agreeing[0]!.username)?.invitationId,
    );
    const contractor = await way.contractor("/meeting");
    expect(await contractor.text()).toContain("12月10日");
    await way.look(contractor, "moved-done");
    const gone = await way.expert(refusing!, `/expert/invitations/${refusing!.invitationId}`);
    await way.look(gone, "moved-refused-member");
  });

  async function answer(member: Member, given: string, url: RegExp): Promise<void> {
    const visitor = await way.expert(member, "/expert");
    await visitor.page.getByRole("link", { name: "去答复" }).click();
    await visitor.page.check(`[name="answer"][value="${given}"]`);
    await way.look(visitor, "moved-answer");
    await way.send(visitor, "提交答复", url);
    await way.look(visitor, `moved-${given.toLowerCase()}`);
    await visitor.leave();
  }
});
