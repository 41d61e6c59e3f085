import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, circular, keyWatch, outsideReview, smsMessage } from "../../../src/db/schema";
import {
  circulateReview,
  countWatch,
  findCircular,
  findOutsideReview,
  issueCircular,
  liftWatch,
  listCandidates,
  listOutsideReviews,
  listWatch,
  notifyUnit,
  printCircular,
  readListFilter,
  recordOutsideReview,
  stateView,
  watchEnd,
  withdrawReview,
} from "../../../src/features/inspections";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { Denied, InvalidInput, NotFound } from "../../../src/platform/errors";
import { randomId } from "../../../src/platform/id";
import { supervisorOf } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { inspectionsHold, listOf, makeInspector, makeWorks, visited } from "../../support/inspection-world";
import { readPaper } from "../../support/read-paper";
import { as, makeUnit } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const day = 24 * 3_600_000;
let one: UserActor;
let two: UserActor;
let works: Awaited<ReturnType<typeof makeWorks>>;

const record = async (more: Record<string, unknown> = {}) =>
  recordOutsideReview(await as(one), {
    projectId: works.projectId,
    itemId: works.itemId,
    inspectionId: null,
    heldOn: "2026-11-10",
    facts: "自行邀请5名专家在项目部论证",
    ...more,
  });
/** A row of evidence as the upload leaves it. */
const evidence = (
  reviewId: string,
) => db.owner`insert into inspection_file (id, outside_review_id, kind, display_name, object_key, content_type, size, sha256, scanner, uploaded_by)
  values (gen_random_uuid(), ${reviewId}, 'OUTSIDE_EVIDENCE', '签到表.jpg', ${randomId()}, 'image/jpeg', 9, repeat('a', 64), 'none', ${one.id})`;
const notified = async () => {
  const { reviewId } = await record();
  await evidence(reviewId);
  await notifyUnit(await as(one), { reviewId });
  return reviewId;
};
const stateOf = async (id: string) =>
  (await database().select().from(outsideReview).where(eq(outsideReview.id, id)))[0]?.state;
const terms = async (days = 365) => ({ until: addDays(dateAt(await readNow()), days), intervalDays: 60 });

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  one = await makeInspector("district", "370213");
  two = await makeInspector("district", "370213");
  works = await makeWorks("370213");
});

describe("the record", () => {
  it("is made of works in the body's area, with days and items that are there", async () => {
    const { reviewId } = await record();
    expect(await stateOf(reviewId)).toBe("RECORDED");
    await expect(record({ heldOn: "2027-01-01" })).rejects.toBeInstanceOf(InvalidInput);
    await expect(record({ itemId: randomId() })).rejects.toBeInstanceOf(InvalidInput);
    await expect(record({ projectId: (await makeWorks("370214")).projectId })).rejects.toBeInstanceOf(
      NotFound,
    );
    const bureau = await makeInspector("bureau", "370200");
    const input = {
      projectId: works.projectId,
      itemId: null,
      inspectionId: null,
      heldOn: "2026-11-10",
      facts: "x",
    };
    await expect(recordOutsideReview(await as(bureau), input)).rejects.toBeInstanceOf(Denied);
    await expect(recordOutsideReview(await as(works.actor), input)).rejects.toBeInstanceOf(NotFound);
  });

  it("names the inspection that found it, when that is of the same works and on record", async () => {
    const other = await makeWorks("370213");
    await db.advance(16 * day);
    const rows = await listOf(one, { reasons: "NO_CASE" });
    const row = rows.find(({ projectId }) => projectId === works.projectId)!;
    await expect(record({ inspectionId: row.id })).rejects.toMatchObject({ code: "OTHER_WORKS" });
    await visited(one, row.id);
    await record({ inspectionId: row.id });
    await expect(
      record({ projectId: other.projectId, itemId: null, inspectionId: row.id }),
    ).rejects.toMatchObject({ code: "OTHER_WORKS" });
  });

  it("is told to the unit with evidence alone, and only then seen by it", async () => {
    const { reviewId } = await record();
    expect(await findOutsideReview(await as(works.actor), reviewId)).toBeNull();
    await expect(notifyUnit(await as(one), { reviewId })).rejects.toMatchObject({ code: "NO_EVIDENCE" });
    await evidence(reviewId);
    await notifyUnit(await as(one), { reviewId });
    const [message] = await database()
      .select()
      .from(smsMessage)
      .where(eq(smsMessage.template, "outsideReviewNotified"));
    expect(message?.personId).toBe(works.actor.personId);
    expect(await findOutsideReview(await as(works.actor), reviewId)).toMatchObject({ state: "NOTIFIED" });
    expect(await findOutsideReview(await as(await supervisorOf(works)), reviewId)).not.toBeNull();
    const stranger = { ...works.actor, organizationId: (await makeUnit("别的")).id };
    expect(await findOutsideReview(await as(stranger), reviewId)).toBeNull();
    expect(await findOutsideReview(await as(await makeInspector("district", "370214")), reviewId)).toBeNull();
    await expect(notifyUnit(await as(one), { reviewId })).rejects.toMatchObject({ code: "NOT_NOW" });
  });
});

describe("the unit", () => {
  it("says what it has to say once, within its days", async () => {
    const reviewId = await notified();
    const say = async (actor: UserActor) => stateView(await as(actor), { reviewId, statement: "抢险需要" });
    await expect(say({ ...works.actor, role: "supervision" })).rejects.toBeInstanceOf(NotFound);
    await say(works.actor);
    await expect(say(works.actor)).rejects.toMatchObject({ code: "NOT_NOW" });
    const late = await notified();
    await db.advance(10 * day);
    await expect(
      stateView(await as(works.actor), { reviewId: late, statement: "迟了" }),
    ).rejects.toMatchObject({ code: "NOT_NOW" });
  });
});

describe("the circular", () => {
  it("is decided by the second person, after the unit was heard or its days are over", async () => {
    const reviewId = await notified();
    const circulate = async (actor: UserActor, more = {}) =>
      circulateReview(await as(actor), { reviewId, ...(await terms()), ...more });
    await expect(circulate(two)).rejects.toMatchObject({ code: "NOT_HEARD" });
    await stateView(await as(works.actor), { reviewId, statement: "情况属实，立即整改" });
    await expect(circulate(one)).rejects.toMatchObject({ code: "OWN_RECORD" });
    await expect(circulate(two, { intervalDays: 180 })).rejects.toBeInstanceOf(InvalidInput);
    await expect(circulate(two, { until: "2026-01-01" })).rejects.toBeInstanceOf(InvalidInput);
    const { circularId } = await circulate(two);
    await expect(circulate(two)).rejects.toMatchObject({ code: "NOT_NOW" });

    const watched = await database().select().from(keyWatch).where(eq(keyWatch.outsideReviewId, reviewId));
    expect(watched.map(({ organizationId, projectId }) => organizationId ?? projectId).sort()).toEqual(
      [works.contractor.id, works.projectId].sort(),
    );
    expect(new Set(watched.map(({ intervalDays }) => intervalDays))).toEqual(new Set([60]));
    const found = (await findCircular(await as(two), circularId))!;
    const [page] = await readPaper(await printCircular(found, await readNow()));
    const text = page!.text.replaceAll("\n", "");
    expect(text).toContain("情况属实，立即整改");
    expect(text).toContain("青岛市住房和城乡建设局");
    expect(await findCircular(await as(works.actor), circularId)).toBeNull();
    const issue = async (actor: UserActor) =>
      issueCircular(await as(actor), { circularId, documentNumber: "李建通〔2026〕3号" });
    await expect(issue(await makeInspector("station", "370200"))).rejects.toMatchObject({
      code: "OTHER_BODY",
    });
    await issue(one);
    await expect(issue(one)).rejects.toMatchObject({ code: "CIRCULAR_ISSUED" });
    await expect(
      database().update(circular).set({ number: "x" }).where(eq(circular.id, circularId)),
    ).rejects.toThrow();
  });

  it("is not needed for what was recorded by mistake: it is withdrawn with its reason and stays readable", async () => {
    const reviewId = await notified();
    await withdrawReview(await as(one), { reviewId, reason: "查明专家由平台抽取" });
    expect(await stateOf(reviewId)).toBe("WITHDRAWN");
    await expect(circulateReview(await as(two), { reviewId, ...(await terms()) })).rejects.toMatchObject({
      code: "NOT_NOW",
    });
    await expect(
      db.owner`update outside_review set state = 'NOTIFIED', decided_at = null where id = ${reviewId}`,
    ).rejects.toThrow(/final/);
    const listed = await listOutsideReviews(await as(one), { limit: 100, offset: 0 });
    expect(listed.map(({ id }) => id)).toContain(reviewId);
  });
});

describe("the key-watch list", () => {
  it("asks for a visit at the raised frequency, until its day or until somebody else lifts it", async () => {
    const due = async () =>
      (
        await listCandidates(await as(one), readListFilter({ reasons: "WATCH_DUE" }), {
          limit: 100,
          offset: 0,
        })
      ).filter(({ projectId }) => projectId === works.projectId);
    expect(await due()).toEqual([]);
    await db.advance(61 * day);
    const [row] = await due();
    expect(row?.fact).toContain("重点检查对象");
    const standing = await listWatch(await as(two), "standing", { limit: 100, offset: 0 });
    expect(standing.length).toBe(await countWatch(await as(two), "standing"));
    const own = standing.filter(({ placedBy }) => placedBy === two.personId);
    for (const watch of own) {
      const lift = async (actor: UserActor) =>
        liftWatch(await as(actor), { watchId: watch.id, reason: "已整改" });
      await expect(lift(two)).rejects.toMatchObject({ code: "OWN_WATCH" });
      await expect(lift(await makeInspector("district", "370214"))).rejects.toMatchObject({
        code: "OTHER_BODY",
      });
      await lift(one);
      await expect(lift(one)).rejects.toMatchObject({ code: "NOT_NOW" });
    }
    expect(await due()).toEqual([]);
    expect(await countWatch(await as(works.actor), "standing")).toBe(0);
    const lifted = await database().select().from(auditEntry).where(eq(auditEntry.action, "keyWatch.lifted"));
    expect(lifted).toHaveLength(own.length);
  });

  it("ends by months as people count them", () => {
    expect(watchEnd("2026-11-30", 3)).toBe("2027-02-28");
    expect(watchEnd("2026-01-15", 12)).toBe("2027-01-15");
  });
});

it("leaves data in which everything holds", inspectionsHold);
