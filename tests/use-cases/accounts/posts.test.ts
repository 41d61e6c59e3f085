import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { auditEntry, postChange, staffPost } from "../../../src/db/schema";
import {
  countPostChanges,
  countUnits,
  decidePost,
  endPost,
  findPostChange,
  findUnit,
  givePostInput,
  listPostChanges,
  listPostsOf,
  listUnits,
  lockUnit,
  openSession,
  proposeEnd,
  proposePost,
  unlockUnit,
  withdrawPost,
} from "../../../src/features/accounts";
import type { UserActor } from "../../../src/platform/actor";
import { boundedRead } from "../../../src/platform/bounded-read";
import { publicContext } from "../../../src/platform/context";
import { randomId } from "../../../src/platform/id";
import { findLogin, sessionKey } from "../../../src/platform/session";
import { makeAccount, makeAdministrator } from "../../support/administrators";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, makeUnit, regulatorActor } from "../../support/world";

const db = useDatabase();
let system: UserActor;
let security: UserActor;
let audit: UserActor;
const document = "青建人〔2026〕12号";

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  system = await makeAdministrator("system", "系统甲");
  security = await makeAdministrator("security", "安全甲");
  audit = await makeAdministrator("audit", "审计甲");
});

const wanted = (userId: string, more: Record<string, string> = {}) =>
  givePostInput.parse({ userId, post: "station", validFrom: "2026-11-23", validTo: "", document, ...more });
const confirm = (changeId: string) => ({ changeId, decision: "confirm" as const, reason: "" });

async function signedIn(userId: string): Promise<string> {
  const token = randomId();
  await openSession(await publicContext(), { userId, token, idToken: null });
  return token;
}

async function actionsAbout(id: string): Promise<string[]> {
  const rows = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
  return rows.map(({ action }) => action);
}

describe("a post", () => {
  it("is proposed by one, confirmed by the other, and works from the next request on", async () => {
    const { userId, personId } = await makeAccount("赵新");
    const cookie = await signedIn(userId);
    expect((await findLogin(cookie))?.actors).toEqual([]);
    const { changeId } = await proposePost(await as(security), wanted(userId));
    expect((await findLogin(cookie))?.actors).toEqual([]);
    expect(await findPostChange(await as(system), changeId)).toMatchObject({
      kind: "GIVE",
      name: "赵新",
      post: "station",
      area: "青岛市（市直管）",
      proposer: "安全甲",
      state: "PROPOSED",
    });
    await decidePost(await as(system), confirm(changeId));
    expect((await findLogin(cookie))?.actors).toMatchObject([
      { role: "regulator", post: "station", jurisdiction: "370200" },
    ]);
    const [held] = await database().select().from(staffPost).where(eq(staffPost.personId, personId));
    expect(held).toMatchObject({ changeId, validFrom: "2026-11-23", validTo: null });
    expect((await actionsAbout(changeId)).sort()).toEqual(["post.confirmed", "post.proposed"]);
    await expect(decidePost(await as(system), confirm(changeId))).rejects.toMatchObject({ code: "DECIDED" });
    await expect(proposePost(await as(security), wanted(userId))).rejects.toMatchObject({ code: "HELD" });
    await expect(proposePost(await as(security), wanted(userId, { post: "audit" }))).rejects.toMatchObject({
      code: "APART",
    });
  });

  it("begins on the day it is confirmed when its day has passed by then", async () => {
    const { userId, personId } = await makeAccount();
    const { changeId } = await proposePost(
      await as(security),
      wanted(userId, { post: "district", district: "370202" }),
    );
    await db.setClock(new Date("2026-11-25T01:00:00Z"));
    await decidePost(await as(system), confirm(changeId));
    const [held] = await database().select().from(staffPost).where(eq(staffPost.personId, personId));
    expect(held).toMatchObject({ validFrom: "2026-11-25", jurisdictionCode: "370202" });
    await db.setClock(new Date("2026-11-23T01:00:00Z"));
  });

  it("of one's own is nobody's matter", async () => {
    await expect(proposePost(await as(security), wanted(security.id))).rejects.toMatchObject({
      code: "OWN_POST",
    });
    const second = await makeAdministrator("system", "系统乙");
    const { changeId } = await proposeEnd(await as(security), { postId: await postOf(second), document });
    await expect(decidePost(await as(second), confirm(changeId))).rejects.toMatchObject({ code: "OWN_POST" });
    await decidePost(await as(system), confirm(changeId));
  });

  it("refused, taken back or doubled gives nothing", async () => {
    const { userId, personId } = await makeAccount();
    const first = await proposePost(await as(security), wanted(userId));
    await expect(proposePost(await as(security), wanted(userId))).rejects.toMatchObject({
      code: "ALREADY_PROPOSED",
    });
    await decidePost(await as(system), {
      changeId: first.changeId,
      decision: "refuse",
      reason: "文件没有盖章",
    });
    const second = await proposePost(await as(security), wanted(userId));
    const other = await makeAdministrator("security");
    await expect(withdrawPost(await as(other), second)).rejects.toMatchObject({ code: "DECIDED" });
    await withdrawPost(await as(security), second);
    await expect(decidePost(await as(system), confirm(second.changeId))).rejects.toMatchObject({
      code: "DECIDED",
    });
    expect(await database().select().from(staffPost).where(eq(staffPost.personId, personId))).toEqual([]);
    expect((await findPostChange(await as(audit), first.changeId))?.decision).toBe("文件没有盖章");
  });

  it("cannot begin before today, in no area, or for a unit's login", async () => {
    const { userId } = await makeAccount();
    const early = wanted(userId, { validFrom: "2026-11-22" });
    await expect(proposePost(await as(security), early)).rejects.toMatchObject({
      fields: { validFrom: expect.any(String) },
    });
    const nowhere = wanted(userId, { post: "district", district: "999999" });
    await expect(proposePost(await as(security), nowhere)).rejects.toMatchObject({
      fields: { district: expect.any(String) },
    });
    expect(
      givePostInput.safeParse({ userId, post: "district", validFrom: "2026-11-23", document }).success,
    ).toBe(false);
    expect(givePostInput.safeParse({ userId, post: "king", validFrom: "2026-11-23", document }).success).toBe(
      false,
    );
    await expect(proposePost(await as(security), wanted("nobody"))).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it("with an authority ends at once, and every session with it", async () => {
    const { userId } = await makeAccount();
    const { changeId } = await proposePost(await as(security), wanted(userId, { post: "bureau" }));
    await decidePost(await as(system), confirm(changeId));
    const cookie = await signedIn(userId);
    expect((await findLogin(cookie))?.actors).toHaveLength(1);
    const [held] = await listPostsOf(await as(security), userId);
    await endPost(await as(security), { postId: held!.id, document });
    expect(await findLogin(cookie)).toBeNull();
    expect((await findLogin(await signedIn(userId)))?.actors).toEqual([]);
    expect(await actionsAbout(held!.id)).toEqual(["post.ended"]);
    await expect(endPost(await as(security), { postId: held!.id, document })).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it("of administration ends by two, and never the last of its kind", async () => {
    const postId = await postOf(audit);
    await expect(endPost(await as(security), { postId, document })).rejects.toMatchObject({
      code: "TWO_NEEDED",
    });
    const { changeId } = await proposeEnd(await as(security), { postId, document });
    await expect(decidePost(await as(system), confirm(changeId))).rejects.toMatchObject({ code: "LAST" });
    await makeAdministrator("audit", "审计乙");
    const cookie = await signedIn(audit.id);
    await decidePost(await as(system), confirm(changeId));
    expect(await findLogin(cookie)).toBeNull();
    audit = await makeAdministrator("audit", "审计丙");
  });

  it("is proposed and decided by its two alone; the third reads, the rest see nothing", async () => {
    const { userId } = await makeAccount();
    const { changeId } = await proposePost(await as(security), wanted(userId));
    const strangers = [regulatorActor("bureau", "370200"), expertActor(await makeExpert(["SZ-JK"]))];
    for (const actor of [system, audit, ...strangers])
      await expect(proposePost(await as(actor), wanted(userId))).rejects.toMatchObject({ name: "NotFound" });
    for (const actor of [security, audit, ...strangers])
      await expect(decidePost(await as(actor), confirm(changeId))).rejects.toMatchObject({
        name: "NotFound",
      });
    for (const actor of [system, security, audit]) {
      const ctx = await as(actor);
      const seen = await boundedRead(ctx, async (read) => ({
        n: await countPostChanges(read, "open"),
        rows: await listPostChanges(read, "open", { limit: 20, offset: 0 }),
      }));
      expect(seen.rows).toHaveLength(seen.n);
      expect(seen.rows.map(({ id }) => id)).toContain(changeId);
    }
    for (const actor of strangers)
      await expect(listPostChanges(await as(actor), "open", { limit: 20, offset: 0 })).rejects.toMatchObject({
        name: "NotFound",
      });
  });

  it("is decided once when two press at the same time", async () => {
    const { userId, personId } = await makeAccount();
    const { changeId } = await proposePost(await as(security), wanted(userId));
    const other = await makeAdministrator("system");
    const both = await Promise.allSettled([
      decidePost(await as(system), confirm(changeId)),
      decidePost(await as(other), confirm(changeId)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database().select().from(staffPost).where(eq(staffPost.personId, personId))).toHaveLength(1);
  });
});

describe("a locked unit", () => {
  it("is out at once and stays out until it is unlocked", async () => {
    const unit = await makeUnit("某施工公司");
    const userId = `user-${randomId()}`;
    await db.owner`update organization set kinds = '{contractor}', registered_at = app_now() where id = ${unit.id}`;
    await db.owner`insert into app_user (id, user_type, organization_id, person_id) values (${userId}, 'legal', ${unit.id}, ${security.personId})`;
    const cookie = await signedIn(userId);
    expect((await findLogin(cookie))?.actors).toMatchObject([
      { role: "contractor", organizationId: unit.id },
    ]);
    const input = { organizationId: unit.id, reason: "涉嫌出借资质" };
    for (const actor of [system, audit, regulatorActor("bureau", "370200")])
      await expect(lockUnit(await as(actor), input)).rejects.toMatchObject({ name: "NotFound" });
    expect(await lockUnit(await as(security), input)).toEqual({ organizationId: unit.id, sessions: 1 });
    expect(await findLogin(cookie)).toBeNull();
    await expect(signedIn(userId)).rejects.toMatchObject({ code: "DISABLED" });
    await expect(lockUnit(await as(security), input)).rejects.toMatchObject({ code: "LOCKED" });
    const ctx = await as(security);
    const shown = await boundedRead(ctx, async (read) => ({
      n: await countUnits(read, { keyword: "某施工", state: "locked" }),
      rows: await listUnits(read, { keyword: "某施工", state: "locked" }, { limit: 20, offset: 0 }),
      one: await findUnit(read, unit.id),
    }));
    expect(shown).toMatchObject({
      n: 1,
      rows: [{ id: unit.id, accounts: 1, sessions: 0 }],
      one: { lockedAt: expect.any(Date) },
    });
    await unlockUnit(await as(security), input);
    expect((await findLogin(await signedIn(userId)))?.actors).toHaveLength(1);
    await expect(unlockUnit(await as(security), input)).rejects.toMatchObject({ code: "NOT_LOCKED" });
    await expect(lockUnit(await as(security), { ...input, organizationId: "none" })).rejects.toMatchObject({
      name: "NotFound",
    });
    expect(sessionKey(cookie)).toMatch(/^[0-9a-f]{64}$/);
  });
});

it("and everything that must hold of posts does", async () => {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(({ name, offenders }) => name.startsWith("accounts.") && offenders.length > 0),
  ).toEqual([]);
  expect(await database().select().from(postChange)).not.toEqual([]);
});

async function postOf(actor: UserActor): Promise<string> {
  const [row] = await database().select().from(staffPost).where(eq(staffPost.personId, actor.personId));
  return row!.id;
}
