import { idNumberHash } from "../../../src/features/accounts";
import {
  closeCampaign,
  countCampaigns,
  countInvitations,
  draftApplication,
  findCampaign,
  findInvitation,
  findOwnApplication,
  issueInvitation,
  listCampaigns,
  listInvitations,
  listOpenCampaigns,
  listWays,
  publishCampaign,
  revokeInvitation,
  withdrawApplication,
} from "../../../src/features/experts";
import { seal } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { as, contractorActor, expertActor, makeExpert, makeUnit, regulatorActor } from "../../support/world";
import { by, makeApplicant, makeCampaign, stationCtx, today } from "./application-world";

const db = useDatabase();
const page = { limit: 50, offset: 0 };

/** Everybody who is not the station. */
async function others() {
  return Promise.all([
    as(regulatorActor("bureau", "370200")),
    as(regulatorActor("district", "370202")),
    as(expertActor(await makeExpert(["SZ-JK"]))),
    as(contractorActor("user-c", "nobody", await makeUnit("施工单位"))),
  ]);
}

describe("campaigns", () => {
  it("are published by the station, seen by everybody while open, traced", async () => {
    const id = await makeCampaign("NEW", { title: "集中申报一" });
    const rows = await db.owner`select * from audit_entry where subject_id = ${id}`;
    expect(rows).toMatchObject([{ action: "campaign.published", detail: { kind: "NEW" } }]);
    const open = await listOpenCampaigns(await by({ kind: "public" }));
    expect(open.map((one) => one.id)).toContain(id);
  });

  it("are refused to everybody else, and not listed for them but for the bureau", async () => {
    const id = await makeCampaign();
    const input = {
      kind: "NEW" as const,
      title: "x",
      notice: "x",
      libraries: ["SZ" as const],
      opensOn: await today(),
      closesOn: await today(1),
    };
    for (const ctx of await others()) {
      await expect(publishCampaign(ctx, input)).rejects.toMatchObject({ code: "STATION_ONLY" });
      await expect(closeCampaign(ctx, { campaignId: id, reason: "x" })).rejects.toMatchObject({
        code: "STATION_ONLY",
      });
      const reads = ctx.actor.post === "bureau";
      expect((await listCampaigns(ctx, page)).length > 0).toBe(reads);
      expect((await countCampaigns(ctx)) > 0).toBe(reads);
      expect((await findCampaign(ctx, id)) !== null).toBe(reads);
    }
  });

  it("do not begin in the past", async () => {
    await expect(makeCampaign("NEW", { opensOn: await today(-1) })).rejects.toMatchObject({
      fields: { opensOn: expect.any(String) },
    });
  });

  it("close early once, also when two press at once, and then take nobody in", async () => {
    const id = await makeCampaign();
    const ctx = await stationCtx();
    const both = await Promise.allSettled([
      closeCampaign(ctx, { campaignId: id, reason: "名额已满" }),
      closeCampaign(ctx, { campaignId: id, reason: "名额已满" }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CLOSED" } });
    const entries =
      await db.owner`select from audit_entry where subject_id = ${id} and action = 'campaign.closed'`;
    expect(entries).toHaveLength(1);
    expect((await listOpenCampaigns(ctx)).map((one) => one.id)).not.toContain(id);
    const who = await makeApplicant();
    await expect(draftApplication(await by(who.actor), { campaignId: id })).rejects.toMatchObject({
      code: "WINDOW_OVER",
    });
    await expect(closeCampaign(ctx, { campaignId: who.personId, reason: "x" })).rejects.toMatchObject({
      name: "NotFound",
    });
  });
});

describe("special invitations", () => {
  let counter = 0;

  /** Somebody with an ID number of a region nobody is from. */
  async function makeKnown() {
    const who = await makeApplicant();
    const body = `00000019700101${String(++counter).padStart(3, "0")}`;
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
    const idNumber = body + "10X98765432".charAt(sum % 11);
    await db.owner`update person set id_number_hash = ${idNumberHash(idNumber)}, id_number_sealed = ${seal(idNumber)} where id = ${who.personId}`;
    return { who, idNumber };
  }
  const inputOf = async (idNumber: string) => ({
    name: "申报人",
    idNumber,
    document: "青住建字〔2026〕12号",
    expiresOn: await today(30),
  });

  it("let the invited in without a window, and nobody else", async () => {
    const { who, idNumber } = await makeKnown();
    const { invitationId } = await issueInvitation(await stationCtx(), await inputOf(idNumber));
    const ways = await listWays(await by(who.actor));
    expect(ways.invitations).toMatchObject([{ id: invitationId, denial: null }]);
    const stranger = await makeApplicant();
    expect((await listWays(await by(stranger.actor))).invitations).toEqual([]);
    const via = { specialInvitationId: invitationId };
    await expect(draftApplication(await by(stranger.actor), via)).rejects.toMatchObject({ name: "NotFound" });
    const { applicationId } = await draftApplication(await by(who.actor), via);
    const found = await findOwnApplication(await by(who.actor), applicationId);
    expect(found?.application.kind).toBe("SPECIAL");
    expect(found?.limits.libraries).toEqual(["SZ", "GD"]);
    expect(found?.applicant.born).toBe("1970-01-01");
  });

  it("hold the person as a keyed hash alone, in the row as in the trace", async () => {
    const { idNumber } = await makeKnown();
    const { invitationId } = await issueInvitation(await stationCtx(), await inputOf(idNumber));
    const lines = [
      ...(await db.owner`select s::text as line from special_invitation s where id = ${invitationId}`),
      ...(await db.owner`select a::text as line from audit_entry a where subject_id = ${invitationId}`),
    ];
    expect(lines).toHaveLength(2);
    for (const { line } of lines) expect(line).not.toContain(idNumber);
    const listed = await listInvitations(await stationCtx(), page);
    expect(JSON.stringify(listed)).not.toContain(idNumberHash(idNumber));
    expect(JSON.stringify(await findInvitation(await stationCtx(), invitationId))).not.toContain(
      idNumberHash(idNumber),
    );
  });

  it("are one at a time, can be taken back until used, and expire", async () => {
    const { who, idNumber } = await makeKnown();
    const station = await stationCtx();
    const { invitationId } = await issueInvitation(station, await inputOf(idNumber));
    const again = await inputOf(idNumber);
    await expect(issueInvitation(station, again)).rejects.toMatchObject({ code: "ALREADY_INVITED" });
    const other = await inputOf((await makeKnown()).idNumber);
    const both = await Promise.allSettled([issueInvitation(station, other), issueInvitation(station, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await revokeInvitation(station, { invitationId });
    await expect(revokeInvitation(station, { invitationId })).rejects.toMatchObject({ code: "REVOKED" });
    await expect(
      draftApplication(await by(who.actor), { specialInvitationId: invitationId }),
    ).rejects.toMatchObject({ code: "INVITATION_OVER" });
    const second = await issueInvitation(station, await inputOf(idNumber));
    const via = { specialInvitationId: second.invitationId };
    const { applicationId } = await draftApplication(await by(who.actor), via);
    await expect(revokeInvitation(station, second)).rejects.toMatchObject({ code: "USED" });
    await withdrawApplication(await by(who.actor), { applicationId, reason: "x" });
    await draftApplication(await by(who.actor), via);
    await expect(
      issueInvitation(station, { ...(await inputOf(idNumber)), expiresOn: await today(-1) }),
    ).rejects.toMatchObject({ fields: { expiresOn: expect.any(String) } });
  });

  it("are the station's to give, the bureau's to read", async () => {
    const { idNumber } = await makeKnown();
    const input = await inputOf(idNumber);
    const { invitationId } = await issueInvitation(await stationCtx(), input);
    for (const ctx of await others()) {
      await expect(issueInvitation(ctx, input)).rejects.toMatchObject({ code: "STATION_ONLY" });
      await expect(revokeInvitation(ctx, { invitationId })).rejects.toMatchObject({ code: "STATION_ONLY" });
      const reads = ctx.actor.post === "bureau";
      expect((await listInvitations(ctx, page)).length > 0).toBe(reads);
      expect((await countInvitations(ctx)) > 0).toBe(reads);
      expect((await findInvitation(ctx, invitationId)) !== null).toBe(reads);
    }
  });
});
