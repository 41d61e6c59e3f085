import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { drawRound, reviewCase } from "../../../src/db/schema";
import { allHold, certificateHash, verifyCertificate } from "../../../src/features/draws";
import {
  acceptInvitation,
  declineInvitation,
  expireInvitations,
  findInvitationByToken,
  findPublicCertificate,
} from "../../../src/features/panels";
import { sweeps } from "../../../src/features/panels/handlers";
import { publicContext, systemContext } from "../../../src/platform/context";
import { linkToken } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, wholeCertificate, work } from "../../support/drawn-case";
import {
  as,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makePool,
  type PoolExpert,
} from "../../support/world";

const db = useDatabase();
const hour = 3_600_000;
let pool: PoolExpert[];
let days = 5;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T04:00:00Z"));
  pool = await makePool(24, ["SZ-JK"]);
});

async function drawn(state: "CREATED" | "SENT" | "DELIVERED"): Promise<Filing> {
  const filing = await makeAdmittedCase({ startsInHours: 24 * ++days });
  await draw(filing);
  if (state !== "CREATED") {
    for (const one of await invitationsOf(filing.caseId)) await report(one.id, state);
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
  }
  return filing;
}

const contextOf = (expertId: string) => as(expertActor(pool.find(({ id }) => id === expertId)!));
const tokenOf = (invitationId: string) => linkToken("invitation", invitationId);
const look = async (token: string) => findInvitationByToken(await publicContext(), token);

describe("the link of a text message", () => {
  it("leads to an invitation and its deadline, and to nothing else", async () => {
    const filing = await drawn("SENT");
    const [one] = await invitationsOf(filing.caseId);
    expect(await look(tokenOf(one!.id))).toEqual({
      kind: "open",
      invitationId: one!.id,
      deadline: null,
      hours: 6,
    });
    await report(one!.id, "DELIVERED");
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
    const [delivered] = (await invitationsOf(filing.caseId)).filter(({ id }) => id === one!.id);
    expect(await look(tokenOf(one!.id))).toEqual({
      kind: "open",
      invitationId: one!.id,
      deadline: delivered!.deadline,
      hours: 6,
    });
  });

  it("changes nothing, however often it is looked at", async () => {
    const filing = await drawn("SENT");
    const before = await invitationsOf(filing.caseId);
    const [entries] = await db.owner`select count(*)::int as n from audit_entry`;
    for (const one of before) for (let i = 0; i < 3; i++) await look(tokenOf(one.id));
    expect(await invitationsOf(filing.caseId)).toEqual(before);
    expect((await db.owner`select count(*)::int as n from audit_entry`)[0]).toEqual(entries);
  });

  it("says no more than that it is over: answered, late, ended", async () => {
    const filing = await drawn("DELIVERED");
    const [accepted, declined, late, timedOut, revoked] = await invitationsOf(filing.caseId);
    await acceptInvitation(await contextOf(accepted!.expertId), { invitationId: accepted!.id });
    await declineInvitation(await contextOf(declined!.expertId), {
      invitationId: declined!.id,
      reason: "HEALTH",
      note: "",
      party: "",
    });
    await db.owner`update invitation set state = 'REVOKED', revoked_reason = 'CANCELLED' where id = ${revoked!.id}`;
    expect(await look(tokenOf(accepted!.id))).toEqual({ kind: "answered" });
    expect(await look(tokenOf(declined!.id))).toEqual({ kind: "answered" });
    expect(await look(tokenOf(revoked!.id))).toEqual({ kind: "ended" });
    await db.advance(6 * hour);
    expect(await look(tokenOf(late!.id))).toEqual({ kind: "late" });
    await expireInvitations(await systemContext("test"));
    expect(await look(tokenOf(timedOut!.id))).toEqual({ kind: "late" });
  });

  it("is unknown for what was never sent, guessed, cut off or hostile", async () => {
    const filing = await drawn("CREATED");
    const [one] = await invitationsOf(filing.caseId);
    const token = tokenOf(one!.id);
    expect(await look(token)).toBeNull();
    const [sent] = await invitationsOf((await drawn("SENT")).caseId);
    const real = tokenOf(sent!.id);
    for (const wrong of [
      "",
      "x",
      real.slice(0, -1),
      `${real}=`,
      sent!.id,
      sent!.tokenHash,
      "'; --",
      "\0",
      "￿".repeat(5000),
    ])
      expect(await look(wrong)).toBeNull();
    expect(await look(real)).toMatchObject({ kind: "open" });
  });
});

describe("the public certificate", () => {
  async function roundOf(filing: Filing) {
    const [row] = await database().select().from(drawRound).where(eq(drawRound.caseId, filing.caseId));
    return row!;
  }
  const find = async (code: string) => findPublicCertificate(await publicContext(), code);

  it("does not exist before the panel stands", async () => {
    const filing = await drawn("DELIVERED");
    expect(await find((await roundOf(filing)).publicCode)).toBeNull();
    expect(await find("no-such-code")).toBeNull();
    expect(await find("' or true --")).toBeNull();
  });

  it("holds counts and arithmetic but nobody's number, name or employer, and verifies", async () => {
    const filing = await drawn("DELIVERED");
    for (const one of await invitationsOf(filing.caseId)) {
      await acceptInvitation(await contextOf(one.expertId), { invitationId: one.id });
      await work();
    }
    const [formed] = await database().select().from(reviewCase).where(eq(reviewCase.id, filing.caseId));
    expect(formed!.panelFormedAt).not.toBeNull();
    const round = await roundOf(filing);
    const found = await find(round.publicCode);
    expect(found!.certificateHash).toBe(round.certificateHash);
    expect(found!.certificateHash).toBe(certificateHash(wholeCertificate(round)));
    const text = JSON.stringify(found);
    for (const member of pool) {
      for (const trait of [member.number, member.id, member.employer!.uscc, member.employer!.name])
        expect(text).not.toContain(trait);
    }
    expect(found!.certificate.request.candidates.eligible).toBeGreaterThanOrEqual(5);
    const checks = verifyCertificate(JSON.parse(JSON.stringify(found!.certificate)));
    expect(allHold(checks)).toBe(true);
    expect(checks.some(({ status }) => status === "holds")).toBe(true);
  });
});
