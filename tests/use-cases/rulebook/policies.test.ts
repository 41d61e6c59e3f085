import { eq, sql } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { auditEntry, policyDraft, titleUse } from "../../../src/db/schema";
import {
  discardDraft,
  FIRST_POLICY,
  findDraft,
  findOpenDraft,
  listClosedDrafts,
  listPolicyVersions,
  policyInForce,
  policyOf,
  publishDraft,
  returnDraft,
  saveDraft,
  submitDraft,
  typedPolicy,
} from "../../../src/features/rulebook";
import { requestUse } from "../../../src/features/title-use";
import type { UserActor } from "../../../src/platform/actor";
import { boundedRead } from "../../../src/platform/bounded-read";
import { sqlState } from "../../../src/platform/mutation";
import { makeAdministrator } from "../../support/administrators";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, regulatorActor } from "../../support/world";

const db = useDatabase();
let system: UserActor;
let security: UserActor;
let audit: UserActor;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  system = await makeAdministrator("system", "系统甲");
  security = await makeAdministrator("security", "安全甲");
  audit = await makeAdministrator("audit");
});

const typed = (more: Record<string, string> = {}) => ({
  title: "第二版",
  basis: "青建质字〔2026〕9号",
  effectiveFrom: "2026-12-01",
  ...typedPolicy(FIRST_POLICY.values),
  "p.invite.window": "8小时",
  ...more,
});
const stateOf = async (id: string) => {
  const [row] = await database().select().from(policyDraft).where(eq(policyDraft.id, id));
  return row?.state;
};

async function filedUse(): Promise<string> {
  const expert = await makeExpert(["SZ-JK"]);
  const { useId } = await requestUse(await as(expertActor(expert)), {
    kind: "TRAINING",
    organizer: "青岛某协会",
    place: "市南区",
    content: "授课",
    dateFrom: "2027-03-01",
    dateTo: "2027-03-01",
  });
  return useId;
}

it("a version is drafted by one, published by another, in force from its day; cases keep theirs", async () => {
  const before = await filedUse();
  const { draftId } = await saveDraft(await as(system), typed());
  await saveDraft(await as(system), typed({ "p.credit.no_show": "-25" }));
  expect(await stateOf(draftId)).toBe("DRAFT");
  await expect(publishDraft(await as(security), { draftId })).rejects.toMatchObject({
    code: "NOT_SUBMITTED",
  });
  await submitDraft(await as(system), { draftId });
  // What was handed over is not written any more, in the form or behind it.
  await expect(saveDraft(await as(system), typed())).rejects.toMatchObject({ code: "NOT_DRAFT" });
  const behind = db.owner`update policy_draft set parameters = parameters || '{"invite.window": "PT1H"}' where id = ${draftId}`;
  await expect(behind).rejects.toMatchObject({ code: "23514" });

  await returnDraft(await as(security), { draftId, reason: "依据文件缺文号" });
  expect((await findOpenDraft(await as(system)))?.returnedReason).toBe("依据文件缺文号");
  await submitDraft(await as(system), { draftId });
  const published = await publishDraft(await as(security), { draftId });
  expect(published).toEqual({ draftId });
  expect(await findOpenDraft(await as(system))).toBeNull();
  expect((await listPolicyVersions({})).map(({ id }) => id)).toEqual(["2026-12-01", FIRST_POLICY.id]);
  expect((await policyInForce(await as(system))).id).toBe(FIRST_POLICY.id);

  await db.setClock(new Date("2026-11-30T15:59:00Z"));
  expect((await policyInForce(await as(system))).id).toBe(FIRST_POLICY.id);
  await db.setClock(new Date("2026-11-30T16:00:00Z"));
  const inForce = await policyInForce(await as(system));
  expect([inForce.id, inForce.values["invite.window"], inForce.values["credit.no_show"]]).toEqual([
    "2026-12-01",
    "PT8H",
    -25,
  ]);
  // What was filed before is dealt with as it was filed; what is filed now is not.
  const after = await filedUse();
  const codes = await database().select({ id: titleUse.id, code: titleUse.policyCode }).from(titleUse);
  const codeOf = (id: string) => codes.find((one) => one.id === id)?.code;
  expect([codeOf(before), codeOf(after)]).toEqual([FIRST_POLICY.id, "2026-12-01"]);
  expect((await policyOf({}, codeOf(before)!)).values["invite.window"]).toBe("PT6H");

  const said = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, draftId));
  expect(said.map(({ action }) => action).sort()).toEqual([
    "policy.changed",
    "policy.drafted",
    "policy.published",
    "policy.returned",
    "policy.submitted",
    "policy.submitted",
  ]);
  const found = await findDraft(await as(audit), draftId);
  expect(found).toMatchObject({ state: "PUBLISHED", drafter: "系统甲", publisher: "安全甲" });
});

it("nothing takes force in the past, before a published version, or when its day has come meanwhile", async () => {
  const wrong = { effectiveFrom: expect.any(String) };
  for (const day of ["2026-11-30", "2026-12-01", "2025-01-01"])
    await expect(saveDraft(await as(system), typed({ effectiveFrom: day }))).rejects.toMatchObject({
      fields: wrong,
    });
  const { draftId } = await saveDraft(await as(system), typed({ effectiveFrom: "2026-12-10" }));
  await submitDraft(await as(system), { draftId });
  await db.setClock(new Date("2026-12-10T01:00:00Z"));
  await expect(publishDraft(await as(security), { draftId })).rejects.toMatchObject({ code: "TOO_LATE" });
  await returnDraft(await as(security), { draftId, reason: "日期已过" });
  await discardDraft(await as(system), { draftId });
  await expect(discardDraft(await as(system), { draftId })).rejects.toMatchObject({ code: "NOT_DRAFT" });
  expect(await listClosedDrafts(await as(audit))).toHaveLength(2);
  // The owner herself cannot enter one: the trigger stands for everybody.
  const retro = db.owner`insert into policy_version (code, effective_from, document, parameters)
    select '2026-12-05', '2026-12-05', document, parameters from policy_version limit 1`;
  await expect(retro).rejects.toMatchObject({ code: "23514" });
});

it("says beside the fields what is wrong, and writes nothing", async () => {
  const wrong = typed({
    effectiveFrom: "2027-01-01",
    "p.panel.min_main": "4",
    "p.invite.window": "很久",
    title: "",
  });
  await expect(saveDraft(await as(system), wrong)).rejects.toMatchObject({
    fields: {
      title: expect.any(String),
      "p.panel.min_main": expect.stringContaining("5"),
      "p.invite.window": expect.any(String),
    },
  });
  expect(await findOpenDraft(await as(system))).toBeNull();
});

it("is nobody else's: each of the three does her part, the others see nothing", async () => {
  const { draftId } = await saveDraft(await as(system), typed({ effectiveFrom: "2027-01-01" }));
  const bureau = regulatorActor("bureau", "370200");
  for (const actor of [security, audit, bureau]) {
    await expect(saveDraft(await as(actor), typed())).rejects.toMatchObject({ name: "NotFound" });
    await expect(submitDraft(await as(actor), { draftId })).rejects.toMatchObject({ name: "NotFound" });
    await expect(discardDraft(await as(actor), { draftId })).rejects.toMatchObject({ name: "NotFound" });
  }
  await submitDraft(await as(system), { draftId });
  for (const actor of [system, audit, bureau]) {
    await expect(publishDraft(await as(actor), { draftId })).rejects.toMatchObject({ name: "NotFound" });
    await expect(returnDraft(await as(actor), { draftId, reason: "x" })).rejects.toMatchObject({
      name: "NotFound",
    });
  }
  await expect(findDraft(await as(bureau), draftId)).rejects.toMatchObject({ name: "NotFound" });
  for (const actor of [system, security, audit])
    expect(await boundedRead(await as(actor), (read) => findDraft(read, draftId))).toMatchObject({
      state: "SUBMITTED",
    });
  await expect(publishDraft(await as(security), { draftId: "none" })).rejects.toMatchObject({
    name: "NotFound",
  });
});

it("is published once when two press at the same time", async () => {
  const { id: draftId } = (await findOpenDraft(await as(system)))!;
  const other = await makeAdministrator("security");
  const both = await Promise.allSettled([
    publishDraft(await as(security), { draftId }),
    publishDraft(await as(other), { draftId }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await listPolicyVersions({})).map(({ id }) => id)).toEqual([
    "2027-01-01",
    "2026-12-01",
    FIRST_POLICY.id,
  ]);
});

it("a bypass with the role and the draft at hand publishes nothing else than the draft", async () => {
  const forged = database().transaction(async (tx) => {
    await tx.execute(sql`set local role gongping_security`);
    await tx.execute(sql`insert into policy_version (code, effective_from, document, parameters)
      select '2028-01-01', '2028-01-01', document, parameters || '{"panel.min_main": 5, "invite.window": "PT1H"}' from policy_version limit 1`);
  });
  expect(sqlState(await forged.catch((error: unknown) => error))).toBe("42501");
});

it("and everything that must hold of the rulebook does", async () => {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(({ name, offenders }) => name.startsWith("rulebook.") && offenders.length > 0),
  ).toEqual([]);
});
