import { and, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, exchangeToken, exchangeUse } from "../../../src/db/schema";
import {
  authenticate,
  countCall,
  countTokens,
  findToken,
  findTokenBySecret,
  isCalledTooOften,
  listTokens,
  revokeToken,
  TokenRefused,
} from "../../../src/features/exchange";
import { issueTokenInput } from "../../../src/features/exchange/input";
import { addDays } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { Conflict, type InvalidInput, NotFound } from "../../../src/platform/errors";
import { useDatabase } from "../../support/database";
import { makeSecurity, makeToken, withToken } from "../../support/exchange-world";
import { as, regulatorActor } from "../../support/world";

const db = useDatabase();
const start = new Date("2026-11-25T02:00:01Z");
const all = { limit: 100, offset: 0 };
let security: UserActor;

beforeAll(async () => {
  await db.setClock(start);
  security = await makeSecurity();
});

const refusal = (header: string | null) =>
  authenticate(header).then(
    () => "taken",
    (error: unknown) => (error instanceof TokenRefused ? error.code : String(error)),
  );
const said = (id: string) =>
  database()
    .select({ action: auditEntry.action, actorKind: auditEntry.actorKind, detail: auditEntry.detail })
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectType, "exchangeToken"), eq(auditEntry.subjectId, id)))
    .orderBy(auditEntry.at);

describe("a token", () => {
  it("is issued with what it may do, told once, and kept as a hash", async () => {
    const { tokenId, token } = await makeToken(security, {
      resources: ["cases"],
      areas: ["370213", "370202"],
    });
    expect(token).toMatch(/^gpx_[A-Za-z0-9_-]{43}$/);
    const { actor } = await withToken(token);
    expect(actor).toEqual({ kind: "client", id: tokenId, resources: ["cases"], areas: ["370202", "370213"] });
    const rows = await db.owner`select to_jsonb(t)::text as row from exchange_token t`;
    const trace = await db.owner`select detail::text as row from audit_entry`;
    for (const { row } of [...rows, ...trace]) expect(row).not.toContain(token.slice(4));
    const found = await findToken(await as(security), tokenId);
    expect(found).toMatchObject({ ending: token.slice(-4), lastUsedAt: null, callsOfDay: 0, positions: [] });
    expect(found?.areaNames).toEqual(["市南区", "李沧区"]);
    expect(JSON.stringify(found)).not.toContain(token.slice(4, 30));
    expect(await findTokenBySecret(await as(security), token)).toEqual({ id: tokenId });
    expect(await said(tokenId)).toMatchObject([{ action: "exchangeToken.issued", actorKind: "user" }]);
  });

  it("is the security administrator's matter alone", async () => {
    const { tokenId } = await makeToken(security);
    const others: UserActor[] = [
      { ...security, post: "system" },
      { ...security, post: "audit" },
      { ...regulatorActor("station", "370200"), personId: security.personId },
    ];
    for (const other of others) {
      await expect(makeToken(other)).rejects.toThrow(NotFound);
      await expect(revokeToken(await as(other), { tokenId, reason: "x" })).rejects.toThrow(NotFound);
      await expect(countTokens(await as(other))).rejects.toThrow(NotFound);
      await expect(listTokens(await as(other), all)).rejects.toThrow(NotFound);
      await expect(findToken(await as(other), tokenId)).rejects.toThrow(NotFound);
    }
    expect(await listTokens(await as(security), all)).toHaveLength(await countTokens(await as(security)));
  });

  it("is for areas that there are, from today on, and no longer than the policy lets it", async () => {
    const issue = (more: object) => makeToken(security, more).catch((error: InvalidInput) => error.fields);
    expect(await issue({ areas: ["370213", "999999"] })).toEqual({ areas: "请从列出的地区中选择" });
    expect(await issue({ expiresOn: "2026-11-24" })).toEqual({ expiresOn: "失效日期不能早于今天" });
    expect(await issue({ expiresOn: addDays("2026-11-25", 366) })).toEqual({
      expiresOn: "有效期最长365日，请选择更早的日期",
    });
    expect(await issue({ expiresOn: addDays("2026-11-25", 365) })).toHaveProperty("token");
  });

  it("is asked for with a sentence beside each field", () => {
    const typed = issueTokenInput.safeParse({ system: " ", expiresOn: "2026-02-30", resources: "draws" });
    const said = typed.error?.issues.map(({ path, message }) => [path[0], message]);
    expect(Object.fromEntries(said ?? [])).toEqual({
      system: "请填写接入系统名称",
      operator: "请填写运行单位",
      resources: "请从列出的内容中选择",
      areas: "请选择地区",
      expiresOn: "失效日期不是有效的日期",
    });
    const one = { system: "a", operator: "b", resources: "cases", areas: "370213", expiresOn: "2026-12-01" };
    expect(issueTokenInput.parse(one)).toMatchObject({ resources: ["cases"], areas: ["370213"] });
  });

  it("cannot be changed, prolonged, revived or taken away by the application", async () => {
    const { tokenId } = await makeToken(security);
    const mine = eq(exchangeToken.id, tokenId);
    const far = new Date("2030-01-01T00:00:00Z");
    await expect(database().update(exchangeToken).set({ expiresAt: far }).where(mine)).rejects.toThrow();
    await expect(
      database()
        .update(exchangeToken)
        .set({ areas: ["370200", "370202"] })
        .where(mine),
    ).rejects.toThrow();
    await expect(database().delete(exchangeToken).where(mine)).rejects.toThrow();
    await revokeToken(await as(security), { tokenId, reason: "泄露" });
    const revived = { revokedAt: null, revokedBy: null, revokedReason: null };
    await expect(database().update(exchangeToken).set(revived).where(mine)).rejects.toThrow();
  });
});

describe("a call", () => {
  it("without a token, with a wrong one or in another way is nobody's", async () => {
    const { token } = await makeToken(security);
    expect(await refusal(null)).toBe("missing-token");
    for (const header of ["", token, `Basic ${token}`, `Bearer ${token}A`, `Bearer gpx_${"A".repeat(43)}`])
      expect(await refusal(header)).toBe("invalid-token");
    expect(await refusal(`Bearer ${token}`)).toBe("taken");
  });

  it("is refused from the instant the token ends", async () => {
    const { token } = await makeToken(security, { expiresOn: "2026-11-26" });
    await db.setClock(new Date("2026-11-26T15:59:58Z"));
    expect(await refusal(`Bearer ${token}`)).toBe("taken");
    await db.setClock(new Date("2026-11-26T16:00:00Z"));
    expect(await refusal(`Bearer ${token}`)).toBe("expired-token");
    await db.setClock(start);
  });

  it("is refused once the token is revoked, which is done once and says why", async () => {
    const { tokenId, token } = await makeToken(security);
    const reason = "设备丢失";
    await revokeToken(await as(security), { tokenId, reason });
    expect(await refusal(`Bearer ${token}`)).toBe("revoked-token");
    await expect(revokeToken(await as(security), { tokenId, reason })).rejects.toThrow(Conflict);
    expect(await said(tokenId)).toMatchObject([
      { action: "exchangeToken.issued" },
      { action: "exchangeToken.revoked", detail: { reason } },
    ]);
  });

  it("is counted, and the first of an hour and operation is on record, however many come at once", async () => {
    const { tokenId, token } = await makeToken(security);
    const ctx = await withToken(token);
    await Promise.all(Array.from({ length: 12 }, () => countCall(ctx, "listCases")));
    await countCall(ctx, "getCase");
    await db.setClock(new Date(start.getTime() + 3_600_000));
    await countCall(ctx, "getCase");
    const uses = await database().select().from(exchangeUse).where(eq(exchangeUse.tokenId, tokenId));
    expect(uses.map(({ operation, n }) => `${operation} ${n}`).sort()).toEqual([
      "getCase 1",
      "getCase 1",
      "listCases 12",
    ]);
    const reads = (await said(tokenId)).filter(({ action }) => action === "exchange.read");
    expect(reads.map(({ detail, actorKind }) => [actorKind, detail.operation]).sort()).toEqual([
      ["client", "getCase"],
      ["client", "getCase"],
      ["client", "listCases"],
    ]);
    expect(await findToken(await as(security), tokenId)).toMatchObject({
      callsOfDay: 14,
      lastUsedAt: expect.any(Date),
    });
    await db.setClock(start);
  });

  it("is one too many above 300 a minute, for its token alone", async () => {
    const [one, other] = [await makeToken(security), await makeToken(security)];
    const ctx = await withToken(one.token);
    await db.setClock(start);
    const answers = await Promise.all(Array.from({ length: 310 }, () => isCalledTooOften(ctx)));
    expect(answers.filter((over) => over)).toHaveLength(10);
    expect(await isCalledTooOften(await withToken(other.token))).toBe(false);
    await db.setClock(new Date(start.getTime() + 60_000));
    expect(await isCalledTooOften(ctx)).toBe(false);
    await db.setClock(start);
  });
});
