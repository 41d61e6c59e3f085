import { cancelLeave, findLeaveDenial, listOwnLeaves, takeLeave } from "../../../src/features/experts";
import { acceptInvitation, listOpenSeats } from "../../../src/features/panels";
import { sweeps } from "../../../src/features/panels/handlers";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, work } from "../../support/drawn-case";
import {
  as,
  contractorActor,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makePerson,
  makePool,
  makeUnit,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const page = { limit: 50, offset: 0 };
let pool: PoolExpert[];

beforeAll(async () => {
  // Noon in China, a Wednesday.
  await db.setClock(new Date("2026-11-25T04:00:00Z"));
  pool = await makePool(16, ["SZ-JK"]);
});

const on = async (one: PoolExpert) => as(expertActor(one));
const audits = (action: string, expertId: string) =>
  db.owner`select detail from audit_entry where action = ${action} and subject_id = ${expertId} order by at`;

describe("taking leave", () => {
  it("is recorded with its trace, and the same days again change nothing", async () => {
    const one = await makeExpert(["SZ-QZ"]);
    const id = await takeLeave(await on(one), { from: "2026-12-01", to: "2026-12-10" });
    expect(await takeLeave(await on(one), { from: "2026-12-01", to: "2026-12-10" })).toBe(id);
    expect(await listOwnLeaves(await on(one), page)).toMatchObject([
      { id, from: "2026-12-01", to: "2026-12-10", state: "AHEAD", cancelledAt: null },
    ]);
    expect((await audits("expert.leaveTaken", one.id)).map(({ detail }) => detail)).toEqual([
      { leave: id, from: "2026-12-01", to: "2026-12-10" },
    ]);
  });

  it.each([
    ["2026-11-24", "2026-11-30", "LEAVE_IN_PAST"],
    ["2026-12-09", "2026-12-08", "LEAVE_ORDER"],
    ["2026-12-01", "2027-05-30", "LEAVE_TOO_LONG"],
  ])("%s to %s is refused: %s", async (from, to, code) => {
    const one = await makeExpert(["SZ-QZ"]);
    await expect(takeLeave(await on(one), { from, to })).rejects.toMatchObject({ code });
    expect((await findLeaveDenial(await on(one), { from, to }))?.code).toBe(code);
    expect(await listOwnLeaves(await on(one), page)).toEqual([]);
  });

  it("two tabs with overlapping days: one stands, the other is told", async () => {
    const one = await makeExpert(["SZ-QZ"]);
    const results = await Promise.allSettled([
      takeLeave(await on(one), { from: "2026-12-01", to: "2026-12-10" }),
      takeLeave(await on(one), { from: "2026-12-10", to: "2026-12-20" }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "LEAVE_OVERLAPS" },
    });
    expect(await listOwnLeaves(await on(one), page)).toHaveLength(1);
  });

  it("is nobody else's: not the station's, not a unit's", async () => {
    const unit = await makeUnit("施工单位", ["contractor"]);
    for (const actor of [
      regulatorActor("station", "370200"),
      regulatorActor("district", "370212"),
      contractorActor("user-c", await makePerson("王工"), unit),
    ])
      await expect(
        takeLeave(await as(actor), { from: "2026-12-01", to: "2026-12-02" }),
      ).rejects.toMatchObject({ name: "NotFound" });
  });
});

describe("giving leave up", () => {
  it("frees the days, once, and keeps the row", async () => {
    const one = await makeExpert(["SZ-QZ"]);
    const leaveId = await takeLeave(await on(one), { from: "2026-12-01", to: "2026-12-10" });
    await Promise.all([cancelLeave(await on(one), { leaveId }), cancelLeave(await on(one), { leaveId })]);
    expect(await audits("expert.leaveCancelled", one.id)).toHaveLength(1);
    expect(await listOwnLeaves(await on(one), page)).toMatchObject([{ id: leaveId, state: "CANCELLED" }]);
    await takeLeave(await on(one), { from: "2026-12-05", to: "2026-12-06" });
  });

  it("of another expert does not exist; one that is over stays", async () => {
    const [one, other] = [await makeExpert(["SZ-QZ"]), await makeExpert(["SZ-QZ"])];
    const leaveId = await takeLeave(await on(one), { from: "2026-11-25", to: "2026-11-25" });
    await expect(cancelLeave(await on(other), { leaveId })).rejects.toMatchObject({ name: "NotFound" });
    await db.advance(24 * 3_600_000);
    await expect(cancelLeave(await on(one), { leaveId })).rejects.toMatchObject({ code: "LEAVE_OVER" });
    await db.advance(-24 * 3_600_000);
  });
});

describe("leave and invitations (D2 c, E34)", () => {
  it("declines what reached her, takes back what did not, leaves what she agreed to", async () => {
    const filing = await makeAdmittedCase({ startsInHours: 24 * 8 });
    await draw(filing);
    const [reached, unreached, agreed] = await invitationsOf(filing.caseId);
    for (const one of [reached!, agreed!]) await report(one.id, "DELIVERED");
    await report(unreached!.id, "SENT");
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
    const expertOf = (one: { expertId: string }) => pool.find(({ id }) => id === one.expertId)!;
    await acceptInvitation(await on(expertOf(agreed!)), { invitationId: agreed!.id });
    expect(await listOpenSeats(await on(expertOf(agreed!)))).toMatchObject([{ state: "SEATED" }]);
    // Her page names nothing she has not opened.
    expect(await listOpenSeats(await on(expertOf(unreached!)))).toMatchObject([
      { state: "ASKED", project: "", meetingFrom: null },
    ]);

    // The meeting is on 3 December.
    for (const one of [reached!, unreached!, agreed!])
      await takeLeave(await on(expertOf(one)), { from: "2026-12-03", to: "2026-12-03" });
    await work();

    const after = new Map((await invitationsOf(filing.caseId)).map((one) => [one.id, one]));
    expect(after.get(reached!.id)).toMatchObject({ state: "DECLINED", declineReason: "TIME", note: "请假" });
    expect(after.get(unreached!.id)).toMatchObject({ state: "REVOKED", revokedReason: "LEAVE" });
    expect(after.get(agreed!.id)).toMatchObject({ state: "ACCEPTED" });
    // Both seats were drawn again, and it cost nobody anything.
    expect(after.size).toBe(7);
    expect(await db.owner`select * from conduct_record`).toHaveLength(0);
    expect(await listOpenSeats(await on(expertOf(reached!)))).toEqual([]);
  });

  it("does not touch an invitation outside the days", async () => {
    const filing = await makeAdmittedCase({ startsInHours: 24 * 9 });
    await draw(filing);
    const [one] = await invitationsOf(filing.caseId);
    const expert = pool.find(({ id }) => id === one!.expertId)!;
    await takeLeave(await on(expert), { from: "2027-01-05", to: "2027-01-06" });
    await work();
    expect((await invitationsOf(filing.caseId)).find(({ id }) => id === one!.id)?.state).toBe("CREATED");
  });
});
