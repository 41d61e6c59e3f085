import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { appUser, auditEntry, session } from "../../../src/db/schema";
import {
  countAccounts,
  disableAccount,
  enableAccount,
  findAccount,
  listAccounts,
} from "../../../src/features/accounts";
import type { UserActor } from "../../../src/platform/actor";
import { randomId } from "../../../src/platform/id";
import { findLogin, sessionKey } from "../../../src/platform/session";
import { useDatabase } from "../../support/database";
import { as, makePerson, regulatorActor } from "../../support/world";

useDatabase();
const security: UserActor = {
  ...regulatorActor("station", "370200"),
  id: "admin-security",
  role: "admin",
  post: "security",
  jurisdiction: null,
};
const page = { limit: 50, offset: 0 };

async function signedIn(name: string): Promise<{ userId: string; cookies: string[] }> {
  const userId = `user-${randomId()}`;
  await database()
    .insert(appUser)
    .values({ id: userId, userType: "natural", personId: await makePerson(name) });
  const cookies = [randomId(), randomId()];
  const { now } = await as(security);
  await database()
    .insert(session)
    .values(
      cookies.map((cookie) => ({
        sessionToken: sessionKey(cookie),
        userId,
        expires: new Date(now.getTime() + 3_600_000),
        createdAt: now,
        lastSeenAt: now,
      })),
    );
  return { userId, cookies };
}

describe("an account that is shut", () => {
  it("is out at once in every browser, with reason and number of sessions on record", async () => {
    const { userId, cookies } = await signedIn("停用甲");
    expect(await findLogin(cookies[0])).not.toBeNull();
    const ctx = await as(security);
    expect(await disableAccount(ctx, { userId, reason: "离岗" })).toEqual({ sessions: 2 });
    for (const cookie of cookies) expect(await findLogin(cookie)).toBeNull();
    expect(await findAccount(ctx, userId)).toMatchObject({ sessions: 0, disabledAt: expect.any(Date) });
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, userId));
    expect(entries.map(({ action }) => action).sort()).toEqual([
      "account.disabled",
      "session.closed",
      "session.closed",
    ]);
    expect(entries.find(({ action }) => action === "account.disabled")?.detail).toEqual({
      reason: "离岗",
      sessions: 2,
    });
    await expect(disableAccount(ctx, { userId, reason: "再次" })).rejects.toMatchObject({
      code: "NOT_ENABLED",
    });
    await enableAccount(ctx, { userId, reason: "返岗" });
    expect((await findAccount(ctx, userId))?.disabledAt).toBeNull();
    for (const cookie of cookies) expect(await findLogin(cookie)).toBeNull();
    await expect(enableAccount(ctx, { userId, reason: "再次" })).rejects.toMatchObject({
      code: "NOT_DISABLED",
    });
  });

  it("is never one's own", async () => {
    const ctx = await as(security);
    await expect(disableAccount(ctx, { userId: security.id, reason: "x" })).rejects.toMatchObject({
      code: "OWN_ACCOUNT",
    });
  });

  it("is the security administrator's matter alone", async () => {
    const { userId, cookies } = await signedIn("停用乙");
    for (const post of ["system", "audit"] as const) {
      const ctx = await as({ ...security, post });
      for (const tried of [
        disableAccount(ctx, { userId, reason: "x" }),
        enableAccount(ctx, { userId, reason: "x" }),
        listAccounts(ctx, {}, page),
        countAccounts(ctx, {}),
        findAccount(ctx, userId),
      ]) {
        await expect(tried).rejects.toMatchObject({ name: "NotFound" });
      }
    }
    expect(await findLogin(cookies[0])).not.toBeNull();
  });

  it("is found by name and by state; no number of anybody's is shown", async () => {
    const { userId } = await signedIn("查找丙");
    const ctx = await as(security);
    const rows = await listAccounts(ctx, { keyword: "查找丙" }, page);
    expect(rows.map(({ posts }) => posts)).toEqual(rows.map(() => []));
    expect(rows.map(({ id }) => id)).toEqual([userId]);
    expect(await countAccounts(ctx, { keyword: "查找丙" })).toBe(1);
    expect(await countAccounts(ctx, { keyword: "查找丙", state: "disabled" })).toBe(0);
    expect(JSON.stringify(rows)).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]|seal/);
  });
});
