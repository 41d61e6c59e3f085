import { database } from "../../../src/db/client";
import {
  collectDefects,
  collectItems,
  isUnsealed,
  listOpinions,
  readOpinions,
  submitOpinion,
} from "../../../src/features/opinions";
import { useDatabase } from "../../support/database";
import type { FormedPanel, Member } from "../../support/formed-panel";
import { as, regulatorActor } from "../../support/world";
import {
  expectOwnInvariants,
  freeze,
  handIn,
  makeReviewing,
  save,
  sitDown,
  stored,
  traced,
} from "./reviewing";

const db = useDatabase();
const hour = 3_600_000;
let panel: FormedPanel;
let caseId: string;
let plan: string;
let first: Member;
let second: Member;
let others: readonly Member[];

beforeEach(async () => {
  await db.realClock();
  panel = await makeReviewing({ startsInHours: 100, spare: 1 });
  caseId = panel.filing.caseId;
  plan = panel.plan.fileId;
  [first, second, ...others] = panel.members as [Member, Member, ...Member[]];
}, 60_000);

const stranger = () => {
  const one = panel.pool.find(({ id }) => panel.members.every(({ expert }) => expert.id !== id));
  if (!one) throw new Error("nobody was left out");
  return { ...first.actor, id: one.personId, personId: one.personId, expertId: one.id };
};
const everyone = () => database().transaction((tx) => isUnsealed(tx, caseId));

describe("a draft", () => {
  it("is kept as far as it got, hers alone, and goes on where it was", async () => {
    const base = await save(first, caseId, {
      "headings.SITE": "",
      conclusion: "",
      "items.1.id": "2",
      "items.1.text": "  ",
    });
    const row = await stored(db, first);
    expect(row?.state).toBe("DRAFT");
    expect(row?.draft?.headings).toEqual({ COMPLETENESS: "方案完整。", CALCULATION: "支撑轴力需补充验算。" });
    expect(row?.draft?.items).toHaveLength(1);
    await save(first, caseId, { base, press: "remove.0" });
    expect((await stored(db, first))?.draft?.items).toEqual([]);
    expect(await traced(db, row?.id ?? "", "opinion.opened")).toHaveLength(1);
    expect(await traced(db, row?.id ?? "", "opinion.saved")).toHaveLength(1);
  });

  it("of another window is not overwritten", async () => {
    const base = await save(first, caseId);
    await save(first, caseId, { base, siteVisit: "新" });
    await expect(save(first, caseId, { base, siteVisit: "旧" })).rejects.toMatchObject({
      code: "OTHER_WINDOW",
    });
    expect((await stored(db, first))?.draft?.siteVisit).toBe("新");
  });

  it("is nobody's who does not sit there", async () => {
    await expect(save({ ...first, actor: stranger() }, caseId)).rejects.toMatchObject({ name: "NotFound" });
    await db.owner`update invitation set state = 'WITHDRAWN' where id = ${second.invitationId}`;
    await expect(save(second, caseId)).rejects.toMatchObject({ name: "NotFound" });
    expect(await stored(db, second)).toBeUndefined();
  });
});

describe("handing in", () => {
  it("before the start is in time, and anew a version of its own bound to the plan that was read", async () => {
    await handIn(panel, first);
    const row = await stored(db, first);
    expect(row).toMatchObject({ state: "SUBMITTED", version: 1 });
    const base = await save(first, caseId, {
      base: row?.draft_saved_at?.toISOString() ?? "",
      siteVisit: "补充",
    });
    await submitOpinion(await as(first.actor), { caseId, base, planFileId: plan });
    const versions =
      await db.owner`select * from opinion_version where opinion_id = ${row?.id ?? ""} order by version`;
    expect(versions.map((one) => [one.version, one.late, one.plan_sha256])).toEqual([
      [1, "NO", panel.plan.sha256],
      [2, "NO", panel.plan.sha256],
    ]);
    expect(await traced(db, row?.id ?? "", "opinion.submitted")).toHaveLength(1);
    expect(await traced(db, row?.id ?? "", "opinion.amended")).toHaveLength(1);
    await expectOwnInvariants();
  });

  it("says what is missing, and takes nothing that was changed after the check", async () => {
    const base = await save(first, caseId, { conclusion: "PASS", defects: "common.1" });
    const ctx = await as(first.actor);
    await expect(submitOpinion(ctx, { caseId, base, planFileId: plan })).rejects.toMatchObject({
      code: "INCOMPLETE",
      sentence: expect.stringContaining("严重缺陷"),
    });
    await expect(
      submitOpinion(ctx, { caseId, base: "2026-01-01T00:00:00.000Z", planFileId: plan }),
    ).rejects.toMatchObject({ code: "DRAFT_CHANGED" });
    expect(await stored(db, first)).toMatchObject({ state: "DRAFT", version: 0 });
  });

  it("of two presses at once counts one", async () => {
    const base = await save(first, caseId);
    const ctx = await as(first.actor);
    const input = { caseId, base, planFileId: plan };
    await Promise.all([submitOpinion(ctx, input), submitOpinion(ctx, input)]);
    const row = await stored(db, first);
    expect(row?.version).toBe(1);
    expect(await traced(db, row?.id ?? "", "opinion.amended")).toEqual([]);
  });

  it("asks to read the new plan when it was replaced", async () => {
    const base = await save(first, caseId);
    await db.owner`insert into stored_file (id, case_id, kind, version, display_name, object_key, state, size, sha256, content_type, pages, scanner, uploaded_by, started_at, available_at)
      select gen_random_uuid(), case_id, kind, 2, display_name, object_key || 'x', state, size, sha256, content_type, pages, scanner, uploaded_by, started_at, available_at
      from stored_file where id = ${plan}`;
    await expect(
      submitOpinion(await as(first.actor), { caseId, base, planFileId: plan }),
    ).rejects.toMatchObject({ code: "PLAN_REPLACED" });
  });

  it("from the start on is late, once, and stays late when the meeting moves", async () => {
    const base = await save(first, caseId);
    await handIn(panel, second);
    await db.advance(101 * hour);
    await submitOpinion(await as(first.actor), { caseId, base, planFileId: plan });
    expect(await stored(db, first)).toMatchObject({ state: "SUBMITTED_LATE", version: 1 });
    await expect(
      submitOpinion(await as(first.actor), { caseId, base, planFileId: plan }),
    ).rejects.toMatchObject({ code: "BEGUN" });
    await db.owner`update review_case set meeting_from = app_now() + interval '2 days', meeting_to = app_now() + interval '3 days' where id = ${caseId}`;
    const again = await save(first, caseId, { base, siteVisit: "补充" });
    await submitOpinion(await as(first.actor), { caseId, base: again, planFileId: plan });
    expect(await stored(db, first)).toMatchObject({ state: "SUBMITTED_LATE", version: 2 });
    expect(await stored(db, second)).toMatchObject({ state: "SUBMITTED" });
  });
});

describe("the seal", () => {
  it("holds for members, applicant and station until it opens for each", async () => {
    await handIn(panel, first);
    const mine = await as(second.actor);
    const station = await as(regulatorActor("station", "370200"));
    const applicant = await as(panel.filing.actor);
    expect(await listOpinions(mine, caseId)).toEqual({ sealed: true, opinions: [] });
    for (const one of [second, ...others]) await handIn(panel, one);
    expect(await everyone()).toEqual({ members: true, others: false });
    expect((await listOpinions(mine, caseId))?.opinions).toHaveLength(5);
    expect(await listOpinions(station, caseId)).toEqual({ sealed: true, opinions: [] });
    expect(await listOpinions(applicant, caseId)).toEqual({ sealed: true, opinions: [] });
    await sitDown(db, panel);
    expect(await everyone()).toEqual({ members: true, others: true });
    expect((await readOpinions(station, caseId))?.opinions.map(({ state }) => state)).toEqual(
      Array(5).fill("SUBMITTED"),
    );
    expect((await listOpinions(applicant, caseId))?.sealed).toBe(false);
    expect(await traced(db, caseId, "opinion.read")).toHaveLength(1);
  });

  it("opens for members when the panel sits, whoever is missing", async () => {
    await handIn(panel, first);
    await sitDown(db, panel);
    const list = await listOpinions(await as(second.actor), caseId);
    expect(list?.opinions.map(({ state }) => state).sort()).toEqual(
      ["SUBMITTED", ...Array(4).fill("NOT_STARTED")].sort(),
    );
  });

  it("is nothing to strangers, foreign districts and who has left", async () => {
    await handIn(panel, first);
    await sitDown(db, panel);
    expect(await listOpinions(await as(stranger()), caseId)).toBeNull();
    expect(await listOpinions(await as(regulatorActor("district", "370281")), caseId)).toBeNull();
    await db.owner`update invitation set state = 'RELEASED' where id = ${second.invitationId}`;
    expect(await listOpinions(await as(second.actor), caseId)).toBeNull();
    expect(await listOpinions(await as(first.actor), "none")).toBeNull();
  });
});

describe("the end", () => {
  it("keeps each as it was and puts it on record once", async () => {
    await handIn(panel, first);
    const base = await save(second, caseId);
    await save(others[0] as Member, caseId);
    await sitDown(db, panel);
    await submitOpinion(await as(second.actor), { caseId, base, planFileId: plan });
    await freeze(panel);
    await freeze(panel);
    expect((await stored(db, first))?.state).toBe("SUBMITTED");
    expect((await stored(db, second))?.state).toBe("SUBMITTED_LATE");
    for (const one of others) expect((await stored(db, one))?.state).toBe("MISSING");
    const records =
      await db.owner`select kind, points from conduct_record where evidence_id = any(${panel.members.map(({ invitationId }) => invitationId)}) order by kind`;
    expect(records.map(({ kind, points }) => [kind, points])).toEqual([
      ["OPINION_LATE", -3],
      ["OPINION_MISSING", -10],
      ["OPINION_MISSING", -10],
      ["OPINION_MISSING", -10],
      ["OPINION_ON_TIME", 1],
    ]);
    await expect(save(others[0] as Member, caseId)).rejects.toMatchObject({ code: "FROZEN" });
    await expect(
      submitOpinion(await as(second.actor), { caseId, base, planFileId: plan }),
    ).rejects.toMatchObject({ code: "FROZEN" });
    await expectOwnInvariants();
  });

  it("gives the leader the items and defects of the newest versions, in the order of the seats", async () => {
    await handIn(panel, second, { conclusion: "FAIL", defects: ["pit.1", "common.1"] });
    await handIn(panel, first);
    const [items, defects] = await database().transaction(async (tx) => [
      await collectItems(tx, caseId),
      await collectDefects(tx, caseId),
    ]);
    expect(items.map(({ invitationId, version, item }) => [invitationId, version, item.severity])).toEqual([
      [first.invitationId, 1, "MUST"],
      [second.invitationId, 1, "MUST"],
    ]);
    expect(defects.map(({ code }) => code)).toEqual(["common.1", "pit.1"]);
  });
});
