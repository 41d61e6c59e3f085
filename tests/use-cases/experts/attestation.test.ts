import { countOwnAttestations, findOwnAttestation, listOwnAttestations } from "../../../src/features/experts";
import {
  acceptInvitation,
  countOwnRecord,
  hashAttestation,
  issueAttestation,
  listOwnRecord,
} from "../../../src/features/panels";
import { sweeps } from "../../../src/features/panels/handlers";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, work } from "../../support/drawn-case";
import {
  as,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makePool,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const day = 24 * 3_600_000;
const page = { limit: 20, offset: 0 };
let member: PoolExpert;
let others: PoolExpert[];

const on = async (one: PoolExpert) => as(expertActor(one));

/** A panel of everybody: its meeting starts in so many days. */
async function formed(days: number) {
  const filing = await makeAdmittedCase({ startsInHours: 24 * days });
  await draw(filing);
  for (const one of await invitationsOf(filing.caseId)) await report(one.id, "DELIVERED");
  for (const sweep of sweeps) await sweep.run(await systemContext("test"));
  for (const one of await invitationsOf(filing.caseId))
    await acceptInvitation(await on([member, ...others].find(({ id }) => id === one.expertId)!), {
      invitationId: one.id,
    });
  await work();
  return filing;
}

beforeAll(async () => {
  await db.setClock(new Date("2026-11-25T02:00:00Z"));
  [member, ...others] = (await makePool(5, ["SZ-JK"])) as [PoolExpert, ...PoolExpert[]];
  await formed(5);
  await formed(8);
  await formed(20);
});

it("before the meetings there is nothing to vouch for", async () => {
  expect(await countOwnRecord(await on(member))).toBe(0);
  await expect(
    issueAttestation(await on(member), { from: "2026-11-01", to: "2026-11-25" }),
  ).rejects.toMatchObject({ fields: { from: expect.stringContaining("换一段时间") } });
});

it("vouches for what is over, and for nothing of a panel whose meeting is ahead", async () => {
  await db.advance(9 * day);
  expect(await countOwnRecord(await on(member))).toBe(2);
  expect((await listOwnRecord(await on(member), page)).map(({ heldOn }) => heldOn)).toEqual([
    "2026-12-03",
    "2026-11-30",
  ]);
  const period = { from: "2026-11-01", to: "2026-12-04" };
  const [id, again] = await Promise.all([
    issueAttestation(await on(member), period),
    issueAttestation(await on(member), period),
  ]);
  expect(again).toBe(id);
  const own = await findOwnAttestation(await on(member), id);
  expect(own?.code).toMatch(/^[0-9a-f]{32}$/);
  expect(own?.content).toMatchObject({
    expert: { number: member.number, title: "正高级工程师" },
    period,
    issuedOn: "2026-12-04",
    reviews: [
      { heldOn: "2026-11-30", role: "MEMBER", participation: "ACCEPTED" },
      { heldOn: "2026-12-03", role: "MEMBER" },
    ],
  });
  expect(own?.contentHash).toBe(hashAttestation(own!.content));
  const text = JSON.stringify(own?.content);
  expect(text).not.toMatch(/1[3-9]\d{9}|TIMED_OUT|points/);
  const audit = await db.owner`select detail from audit_entry where action = 'attestation.issued'`;
  expect(audit.map(({ detail }) => detail)).toMatchObject([{ expert: member.id, reviews: 2, ...period }]);
});

it("another period is another attestation; a part of it holds a part", async () => {
  const id = await issueAttestation(await on(member), { from: "2026-12-01", to: "2026-12-04" });
  expect((await findOwnAttestation(await on(member), id))?.content.reviews).toHaveLength(1);
  expect(await countOwnAttestations(await on(member))).toBe(2);
  expect((await listOwnAttestations(await on(member), page))[0]?.id).toBe(id);
});

it("stays as it was issued: nothing rewrites it", async () => {
  await expect(db.owner`update attestation set code = 'x'`).rejects.toThrow();
  await expect(db.owner`delete from attestation`).rejects.toThrow();
});

it("a cancelled case is not vouched for", async () => {
  const before = await countOwnRecord(await on(member));
  const [row] = await db.owner`select id, state from review_case where meeting_from < app_now() limit 1`;
  await db.owner`update review_case set state = 'VOID' where id = ${row!.id}`;
  expect(await countOwnRecord(await on(member))).toBe(before - 1);
  await db.owner`update review_case set state = ${row!.state} where id = ${row!.id}`;
});

it("is hers alone, and nobody else can have one issued", async () => {
  const [own] = await listOwnAttestations(await on(member), page);
  const stranger = await makeExpert(["SZ-JK"]);
  expect(await findOwnAttestation(await on(stranger), own!.id)).toBeNull();
  expect(await findOwnAttestation(await on(member), "nothing")).toBeNull();
  const period = { from: "2026-11-01", to: "2026-12-04" };
  await expect(issueAttestation(await on(stranger), period)).rejects.toMatchObject({ name: "InvalidInput" });
  await expect(issueAttestation(await on(member), { ...period, to: "2026-12-05" })).rejects.toMatchObject({
    fields: { to: "截止日期不能晚于今天" },
  });
  for (const post of ["station", "district"] as const) {
    const ctx = await as(regulatorActor(post, post === "station" ? "370200" : "370212"));
    await expect(issueAttestation(ctx, period)).rejects.toMatchObject({ name: "NotFound" });
    expect(await countOwnAttestations(ctx)).toBe(0);
    expect(await countOwnRecord(ctx)).toBe(0);
  }
});
