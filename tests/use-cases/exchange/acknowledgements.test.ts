import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { auditEntry, exchangeAnswer, exchangePosition } from "../../../src/db/schema";
import { acknowledge, listPositions } from "../../../src/features/exchange";
import type { UserActor } from "../../../src/platform/actor";
import { Denied } from "../../../src/platform/errors";
import { useDatabase } from "../../support/database";
import { makeSecurity, makeToken, withToken } from "../../support/exchange-world";

const db = useDatabase();
const start = new Date("2026-11-25T02:00:00Z");
let security: UserActor;
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000).toISOString();

beforeAll(async () => {
  await db.setClock(start);
  security = await makeSecurity();
});
afterEach(() => db.setClock(start));
async function system() {
  const { tokenId, token } = await makeToken(security);
  const say = async (key: string, minutes: number, resource: "cases" | "inspections" = "cases") =>
    acknowledge(await withToken(token), key, { resource, through: at(minutes) });
  const acknowledged = async () =>
    (await database().select().from(auditEntry).where(eq(auditEntry.actorId, tokenId))).filter(
      ({ action }) => action === "exchange.acknowledged",
    );
  return { tokenId, token, say, acknowledged };
}

describe("an acknowledgement", () => {
  it("moves the system's position, each resource by itself, and is on record", async () => {
    const { token, say, acknowledged } = await system();
    expect(await say("a", -30)).toMatchObject({ status: 200, body: { resource: "cases", through: at(-30) } });
    await say("b", -10);
    await say("c", -50, "inspections");
    expect((await listPositions(await withToken(token))).items).toMatchObject([
      { resource: "cases", through: at(-10) },
      { resource: "inspections", through: at(-50) },
    ]);
    expect(await acknowledged()).toHaveLength(3);
  });

  it("never moves it back, and not beyond the present; the refusal is an answer like any other", async () => {
    const { token, say } = await system();
    await say("a", -10);
    const behind = await say("b", -11);
    expect(behind).toMatchObject({ status: 409, body: { type: "urn:gongping:problem:position-behind" } });
    expect(await say("b", -11)).toEqual(behind);
    expect(await say("c", 1)).toMatchObject({
      status: 422,
      body: { type: "urn:gongping:problem:position-ahead" },
    });
    // An hour later the same key still says what it said.
    await db.setClock(new Date(start.getTime() + 3_600_000));
    expect(await say("c", 1)).toMatchObject({ status: 422 });
    expect((await listPositions(await withToken(token))).items).toMatchObject([{ through: at(-10) }]);
    await expect(
      database()
        .update(exchangePosition)
        .set({ through: new Date(at(-20)) })
        .where(eq(exchangePosition.resource, "cases")),
    ).rejects.toThrow();
  });

  it("is for what the token may read", async () => {
    const { token } = await makeToken(security, { resources: ["inspections"] });
    const ctx = await withToken(token);
    await expect(acknowledge(ctx, "a", { resource: "cases", through: at(-1) })).rejects.toThrow(Denied);
    expect(await acknowledge(ctx, "a", { resource: "inspections", through: at(-1) })).toMatchObject({
      status: 200,
    });
  });
});

describe("a key", () => {
  it("that comes ten times at once is answered once, and alike", async () => {
    const { tokenId, say, acknowledged } = await system();
    const answers = await Promise.all(Array.from({ length: 10 }, () => say("same", -5)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await acknowledged()).toHaveLength(1);
    expect(
      await database().select().from(exchangeAnswer).where(eq(exchangeAnswer.tokenId, tokenId)),
    ).toHaveLength(1);
    await db.setClock(new Date(start.getTime() + 600_000));
    expect(await say("same", -5)).toEqual(answers[0]);
    expect(await acknowledged()).toHaveLength(1);
  });

  it("of two contents at once does one, and refuses the other", async () => {
    const { token, say, acknowledged } = await system();
    const sent = Array.from({ length: 8 }, (_, n) => say("mixed", n % 2 === 0 ? -9 : -8));
    const answers = await Promise.all(sent);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 422, 422, 422, 422]);
    expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({
      type: "urn:gongping:problem:key-reused",
      detail: expect.stringMatching(/已经用于其他内容/),
    });
    expect(await acknowledged()).toHaveLength(1);
    const [{ through } = { through: "" }] = (await listPositions(await withToken(token))).items;
    expect([at(-9), at(-8)]).toContain(through);
  });

  it("is one system's own, of the content as it is meant", async () => {
    const [one, other] = [await system(), await system()];
    await one.say("k", -5);
    expect(await other.say("k", -4)).toMatchObject({ status: 200 });
    const ctx = await withToken(one.token);
    const meant = {
      resource: "cases" as const,
      through: at(-5).replace("T01:55:00.000Z", "T09:55:00+08:00"),
    };
    expect(await acknowledge(ctx, "k", meant)).toEqual(await one.say("k", -5));
    const stored =
      await db.owner`select to_jsonb(a)::text as row from exchange_answer a where key_hash = 'k' or request_hash like '%cases%'`;
    expect(stored).toHaveLength(0);
  });

  it("is forgotten after the policy's day, and its row goes away", async () => {
    const { tokenId, say, acknowledged } = await system();
    await say("old", -5);
    await db.setClock(new Date(start.getTime() + 24 * 3_600_000 - 1000));
    expect(await say("old", -4)).toMatchObject({ status: 422 });
    await db.setClock(new Date(start.getTime() + 24 * 3_600_000 + 1000));
    expect(await say("new", -3)).toMatchObject({ status: 200 });
    const kept = await database().select().from(exchangeAnswer).where(eq(exchangeAnswer.tokenId, tokenId));
    expect(kept).toHaveLength(1);
    expect(await say("old", -2)).toMatchObject({ status: 200 });
    expect(await acknowledged()).toHaveLength(3);
  });
});

it("leaves behind what holds of tokens, answers and positions", async () => {
  const findings = await checkInvariants(database());
  const ours = findings.filter(({ name }) => name.startsWith("exchange."));
  expect(ours.length).toBeGreaterThan(4);
  expect(ours.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
});
