import {
  askAccused,
  closeReviewed,
  closeUncontested,
  countComplaints,
  decideComplaint,
  extendComplaint,
  findComplaint,
  findComplaintAbout,
  findComplaintByCode,
  giveStatement,
  handBackComplaint,
  listComplaints,
  listComplaintsAbout,
  listStatementsAsked,
  notifyParties,
  openAuthor,
  referComplaint,
  relieveHandler,
  requestReviewAsAccused,
  requestReviewByCode,
  reviewComplaint,
  takeComplaint,
  triageComplaint,
} from "../../../src/features/complaints";
import type { UserActor } from "../../../src/platform/actor";
import { publicContext, systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { as, contractorActor, expertActor, makeExpert, makePerson, makeUnit } from "../../support/world";
import { accepted, author, file, investigated, notified, officerOf, triage } from "./complaint-world";

const db = useDatabase();
const begin = new Date("2026-11-25T02:00:00Z");
beforeEach(async () => db.setClock(begin));

const rowOf = async (id: string) => (await db.owner`select * from complaint where id = ${id}`)[0]!;
const stateOf = async (id: string) => (await rowOf(id)).state;
const tracedOf = async (id: string) =>
  (await db.owner`select action from audit_entry where subject_id = ${id} order by id`).map(
    ({ action }) => action as string,
  );
const take = async (actor: UserActor, complaintId: string) => takeComplaint(await as(actor), { complaintId });
const page = { limit: 50, offset: 0 };

describe("taking it up", () => {
  it("is for somebody of the authority it lies with, and once", async () => {
    const { id } = await file(db);
    const [one, two] = [await officerOf(db), await officerOf(db)];
    await expect(take(await officerOf(db, "district"), id)).rejects.toMatchObject({ name: "NotFound" });
    await expect(take(expertActor(await makeExpert(["SZ-JK"])), id)).rejects.toMatchObject({
      name: "NotFound",
    });
    await expect(take(await officerOf(db, "bureau"), id)).rejects.toMatchObject({ code: "OTHER_BODY" });
    const both = await Promise.allSettled([take(one, id), take(two, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await stateOf(id)).toBe("TRIAGE");
    expect((await tracedOf(id)).filter((action) => action === "complaint.taken")).toHaveLength(1);
  });

  it("is refused to who is complained about: for her it is not there at all", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const { id } = await file(db, { subjectKind: "EXPERT", subject: expert.number });
    const herself = await officerOf(db, "station", expert.personId);
    await expect(take(herself, id)).rejects.toMatchObject({ name: "NotFound" });
    expect(await findComplaint(await as(herself), id)).toBeNull();
    const numbers = (await listComplaints(await as(herself), "waiting", page)).map((row) => row.id);
    expect(numbers).not.toContain(id);
  });

  it("is refused to a colleague of hers and to who acts for the unit", async () => {
    const unit = await makeUnit("设计院");
    const expert = await makeExpert(["SZ-JK"], unit);
    const about = await file(db, { subjectKind: "EXPERT", subject: expert.number });
    const colleague = await makeExpert(["SZ-JK"], unit);
    const bound = await officerOf(db, "station", colleague.personId);
    await expect(take(bound, about.id)).rejects.toMatchObject({ code: "SAME_UNIT" });

    const [{ name } = { name: "" }] = await db.owner<
      { name: string }[]
    >`select name from organization where id = ${unit.id}`;
    const unitsOwn = await file(db, { subjectKind: "UNIT", subject: name });
    await expect(take(bound, unitsOwn.id)).rejects.toMatchObject({ code: "SAME_UNIT" });
    const delegate = await officerOf(db);
    await db.owner`insert into organization_delegate (id, organization_id, name, id_number_hash, rights, valid_from, valid_to, granted_by, accepted_at)
      select gen_random_uuid(), ${unit.id}, name, id_number_hash, '{VIEW}', '2026-01-01', '2027-01-01', 'test', app_now() from person where id = ${delegate.personId}`;
    await expect(take(delegate, unitsOwn.id)).rejects.toMatchObject({ code: "SAME_UNIT" });
    await take(await officerOf(db), unitsOwn.id);
  });

  it("of one against the station is the bureau's, and of nobody who is of the station as well", async () => {
    const { id } = await file(db, { subjectKind: "STATION", subject: "监督站" });
    const station = await officerOf(db);
    await expect(take(station, id)).rejects.toMatchObject({ name: "NotFound" });
    const both = await officerOf(db, "bureau");
    await officerOf(db, "station", both.personId);
    await expect(take(both, id)).rejects.toMatchObject({ code: "OWN_BODY" });
    await take(await officerOf(db, "bureau"), id);
    expect(await stateOf(id)).toBe("TRIAGE");
  });

  it("can be given back, and the bureau can take it away for good", async () => {
    const { id, handler } = await investigated(db);
    const bureau = await officerOf(db, "bureau");
    const colleague = await officerOf(db);
    const reason = "有人反映承办人";
    await expect(relieveHandler(await as(colleague), { complaintId: id, reason })).rejects.toMatchObject({
      code: "BUREAU_ONLY",
    });
    await relieveHandler(await as(bureau), { complaintId: id, reason });
    expect(await rowOf(id)).toMatchObject({ state: "ACCEPTED", handler_id: null });
    await expect(take(handler, id)).rejects.toMatchObject({ code: "RELIEVED" });
    await expect(relieveHandler(await as(bureau), { complaintId: id, reason })).rejects.toMatchObject({
      code: "NOT_IN_HAND",
    });
    await take(colleague, id);
    await expect(
      handBackComplaint(await as(await officerOf(db)), { complaintId: id, reason }),
    ).rejects.toMatchObject({ code: "NOT_HANDLER" });
    await handBackComplaint(await as(colleague), { complaintId: id, reason });
    expect(await stateOf(id)).toBe("ACCEPTED");
    await take(colleague, id);
    expect(await stateOf(id)).toBe("INVESTIGATING");
  });
});

describe("the triage", () => {
  const decide = async (actor: UserActor, complaintId: string, more: Partial<typeof triage> | object) =>
    triageComplaint(await as(actor), { ...triage, ...more, complaintId });

  it("accepts, and then sixty days run", async () => {
    const { id, code } = await accepted(db);
    expect(await rowOf(id)).toMatchObject({
      state: "ACCEPTED",
      handler_id: null,
      // 24 January 2027 is a Sunday: the next working day.
      decide_by: new Date("2027-01-25T16:00:00Z"),
    });
    expect((await findComplaintByCode(await publicContext(), code))?.state).toBe("已受理，正在办理");
  });

  it("is the taker's alone", async () => {
    const { id } = await file(db);
    const [one, two] = [await officerOf(db), await officerOf(db)];
    await expect(decide(one, id, {})).rejects.toMatchObject({ code: "NOT_HANDLER" });
    await take(one, id);
    await expect(decide(two, id, {})).rejects.toMatchObject({ code: "NOT_HANDLER" });
  });

  it("refuses or sends on with a reason that the author reads, and that is the end", async () => {
    const handler = await officerOf(db);
    for (const [decision, state, shown] of [
      ["refuse", "NOT_ACCEPTED", "不予受理"],
      ["transfer", "TRANSFERRED", "已转送有权处理的机关"],
    ] as const) {
      const { id, code } = await file(db);
      await take(handler, id);
      await decide(handler, id, { decision, reason: "没有线索", transferredTo: "市公安局", summary: "" });
      expect(await stateOf(id)).toBe(state);
      expect(await findComplaintByCode(await publicContext(), code)).toMatchObject({
        state: shown,
        triageReason: "没有线索",
      });
      await expect(decide(handler, id, {})).rejects.toMatchObject({ code: "MOVED" });
      await expect(db.owner`update complaint set state = 'RECEIVED' where id = ${id}`).rejects.toThrow(
        /closed/,
      );
    }
  });

  it("finds whom it is about, and then is not for who is bound to her", async () => {
    const unit = await makeUnit("设计院");
    const [expert, colleague] = [await makeExpert(["SZ-JK"], unit), await makeExpert(["SZ-JK"], unit)];
    const { id } = await file(db, { subjectKind: "EXPERT", subject: "那个戴眼镜的" });
    const bound = await officerOf(db, "station", colleague.personId);
    await take(bound, id);
    await expect(decide(bound, id, { subjectRef: "QD000000" })).rejects.toMatchObject({
      fields: { subjectRef: expect.any(String) },
    });
    await expect(decide(bound, id, { subjectRef: expert.number })).rejects.toMatchObject({
      code: "SAME_UNIT",
    });
    await handBackComplaint(await as(bound), { complaintId: id, reason: "同单位" });
    const free = await officerOf(db);
    await take(free, id);
    await decide(free, id, { subjectRef: expert.number });
    expect(await rowOf(id)).toMatchObject({ state: "ACCEPTED", subject_expert_id: expert.id });
  });

  it("finds that the station is meant, and from then on it is not there for the station", async () => {
    const { id } = await file(db);
    const handler = await officerOf(db);
    await take(handler, id);
    await referComplaint(await as(handler), { complaintId: id, reason: "反映站内人员" });
    expect(await rowOf(id)).toMatchObject({ state: "RECEIVED", body: "bureau", subject_kind: "STATION" });
    expect(await findComplaint(await as(handler), id)).toBeNull();
    await take(await officerOf(db, "bureau"), id);
  });
});

describe("the author's name", () => {
  it("is read by who has it in hand alone, and each time on record", async () => {
    const { id, handler, triager } = await investigated(db, { author });
    const bureau = await officerOf(db, "bureau");
    for (const other of [triager, await officerOf(db), bureau]) {
      await expect(openAuthor(await as(other), { complaintId: id })).rejects.toMatchObject({
        code: "NOT_HANDLER",
      });
      const seen = JSON.stringify(await findComplaint(await as(other), id));
      expect(seen).not.toMatch(/老钱|邻近工地|8888|打听专家名单。","caseNumber/);
      expect(seen).not.toContain("Sealed");
    }
    const mine = await findComplaint(await as(handler), id);
    expect(mine?.content?.text).toBe("有人在论证会以前打听专家名单。");
    expect(JSON.stringify(mine)).not.toMatch(/老钱|邻近工地|8888|codeHash/);
    expect(await openAuthor(await as(handler), { complaintId: id })).toMatchObject(author);
    await openAuthor(await as(handler), { complaintId: id });
    const opened = await db.owner`select actor_id, detail from audit_entry
      where subject_id = ${id} and action = 'complaint.authorOpened'`;
    expect(opened.map(({ actor_id }) => actor_id)).toEqual([handler.id, handler.id]);
    expect(JSON.stringify(opened)).not.toMatch(/老钱/);
  });

  it("is not there for an anonymous one, nor after the end", async () => {
    const nameless = await investigated(db);
    await expect(openAuthor(await as(nameless.handler), { complaintId: nameless.id })).rejects.toMatchObject({
      code: "ANONYMOUS",
    });
    const ended = await notified(db, { author });
    await db.advance(60 * 86_400_000);
    expect(await closeUncontested(await systemContext("test"))).toBe(1);
    expect(await stateOf(ended.id)).toBe("CLOSED");
    await expect(openAuthor(await as(ended.handler), { complaintId: ended.id })).rejects.toMatchObject({
      code: "CLOSED",
    });
  });

  it("stands on no list", async () => {
    const { handler } = await investigated(db, { author });
    for (const list of ["waiting", "mine", "running", "done"] as const)
      expect(JSON.stringify(await listComplaints(await as(handler), list, page))).not.toMatch(
        /老钱|邻近工地|打听/,
      );
  });
});

describe("the accused", () => {
  async function about() {
    const expert = await makeExpert(["SZ-JK"]);
    const one = await investigated(db, { subjectKind: "EXPERT", subject: expert.number, author });
    return { ...one, expert, accused: expertActor(expert) };
  }

  it("reads the summary once she is asked, and nothing of the author or her words", async () => {
    const { id, handler, accused } = await about();
    expect(await listComplaintsAbout(await as(accused))).toEqual([]);
    await expect(
      giveStatement(await as(accused), { complaintId: id, statement: "没有" }),
    ).rejects.toMatchObject({ name: "NotFound" });
    await askAccused(await as(handler), { complaintId: id });
    const [seen] = await listComplaintsAbout(await as(accused));
    expect(seen).toMatchObject({ id, summary: triage.summary, outcome: null, answer: null });
    expect(JSON.stringify(seen)).not.toMatch(/老钱|邻近工地|有人在论证会以前|承办人/);
    const stranger = expertActor(await makeExpert(["SZ-JK"]));
    expect(await findComplaintAbout(await as(stranger), id)).toBeNull();
    expect(await listStatementsAsked(await as(accused))).toHaveLength(1);
    await giveStatement(await as(accused), { complaintId: id, statement: "当天我不在青岛。" });
    await expect(
      giveStatement(await as(accused), { complaintId: id, statement: "再说一次" }),
    ).rejects.toMatchObject({ code: "STATED" });
    expect(await listStatementsAsked(await as(accused))).toHaveLength(0);
    expect((await findComplaint(await as(handler), id))?.statement).toBe("当天我不在青岛。");
  });

  it("as a unit is the unit's own login, not its delegates", async () => {
    const unit = await makeUnit("被举报公司", ["contractor"]);
    const { id, handler } = await investigated(db, { subjectKind: "UNIT", subject: unit.uscc });
    await askAccused(await as(handler), { complaintId: id });
    const own = contractorActor("user-unit", await makePerson("法人"), unit);
    expect(await listComplaintsAbout(await as(own))).toHaveLength(1);
    expect(await listComplaintsAbout(await as({ ...own, role: "supervision" }))).toHaveLength(1);
    expect(await listComplaintsAbout(await as({ ...own, rights: ["VIEW", "FILE", "DRAW"] }))).toEqual([]);
    const other = contractorActor("user-other", await makePerson("法人"), await makeUnit("别的公司"));
    expect(await listComplaintsAbout(await as(other))).toEqual([]);
  });

  it("is not found guilty unheard", async () => {
    const { id, handler, accused } = await about();
    const decide = async (outcome: "UPHELD" | "PARTLY") =>
      decideComplaint(await as(handler), { complaintId: id, outcome, answer: "属实" });
    await expect(decide("UPHELD")).rejects.toMatchObject({ code: "NOT_HEARD" });
    await askAccused(await as(handler), { complaintId: id });
    await expect(decide("PARTLY")).rejects.toMatchObject({ code: "STATEMENT_OPEN" });
    await giveStatement(await as(accused), { complaintId: id, statement: "承认" });
    await decide("UPHELD");
    expect(await stateOf(id)).toBe("DECIDED");
    // Decided and not told yet: neither side reads it.
    expect(await findComplaintAbout(await as(accused), id)).toMatchObject({ outcome: null, answer: null });
    await notifyParties(await as(handler), { complaintId: id, notice: "平台告知" });
    expect(await findComplaintAbout(await as(accused), id)).toMatchObject({
      outcome: "UPHELD",
      answer: "属实",
    });
  });

  it("may be silent: after five working days it can be decided", async () => {
    const { id, handler } = await about();
    await askAccused(await as(handler), { complaintId: id });
    await db.setClock(new Date("2026-12-02T16:00:01Z"));
    await decideComplaint(await as(handler), { complaintId: id, outcome: "UPHELD", answer: "属实" });
    await expect(db.owner`update complaint set outcome = 'DISMISSED' where id = ${id}`).rejects.toThrow(
      /said once/,
    );
  });
});

describe("the time it takes", () => {
  it("is extended once, by thirty days from the sixty, and not when it is over", async () => {
    const { id, handler } = await investigated(db);
    const extend = async () => extendComplaint(await as(handler), { complaintId: id, reason: "需要核实" });
    await db.advance(50 * 86_400_000);
    await extend();
    // 90 days after 25 November: 23 February 2027, within the Spring Festival's working days or the next.
    expect((await rowOf(id)).decide_by.getTime()).toBeGreaterThanOrEqual(
      new Date("2027-02-23T16:00:00Z").getTime(),
    );
    await expect(extend()).rejects.toMatchObject({ code: "EXTENDED" });
    const late = await investigated(db);
    await db.advance(90 * 86_400_000);
    await expect(
      extendComplaint(await as(late.handler), { complaintId: late.id, reason: "需要核实" }),
    ).rejects.toMatchObject({ code: "OVERDUE" });
    // Late is on record, and still decided.
    await decideComplaint(await as(late.handler), {
      complaintId: late.id,
      outcome: "DISMISSED",
      answer: "查无",
    });
    const [said] = await db.owner`select detail from audit_entry
      where subject_id = ${late.id} and action = 'complaint.decided'`;
    expect(said?.detail).toMatchObject({ inTime: false });
  });
});

describe("a review", () => {
  it("is asked for by the author with her code, and done by somebody else", async () => {
    const { id, code, handler } = await notified(db, { author });
    await requestReviewByCode(await publicContext(), { code, reason: "没有问过在场的人" });
    expect(await rowOf(id)).toMatchObject({ state: "REVIEW_REQUESTED", handler_id: null });
    expect(JSON.stringify(await rowOf(id))).not.toContain("在场的人");
    await expect(take(handler, id)).rejects.toMatchObject({ code: "DECIDED_IT" });
    const reviewer = await officerOf(db);
    await take(reviewer, id);
    const seen = await findComplaint(await as(reviewer), id);
    expect(seen?.reviewReason).toBe("没有问过在场的人");
    expect(await openAuthor(await as(reviewer), { complaintId: id })).toMatchObject({ name: author.name });
    await expect(openAuthor(await as(handler), { complaintId: id })).rejects.toMatchObject({
      code: "NOT_HANDLER",
    });
    await reviewComplaint(await as(reviewer), { complaintId: id, outcome: "PARTLY", answer: "部分属实" });
    expect(await findComplaintByCode(await publicContext(), code)).toMatchObject({
      reviewOutcome: "PARTLY",
      reviewAnswer: "部分属实",
    });
    await closeReviewed(await as(reviewer), { complaintId: id });
    expect(await stateOf(id)).toBe("CLOSED");
    await expect(requestReviewByCode(await publicContext(), { code, reason: "再来" })).rejects.toMatchObject({
      code: "NOT_NOTIFIED",
    });
    const anonymous = await db.owner`select actor_kind from audit_entry
      where subject_id = ${id} and action = 'complaint.reviewRequested'`;
    expect(anonymous.map(({ actor_kind }) => actor_kind)).toEqual(["public"]);
  });

  it("is asked for by the accused as well, once for both sides", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const { id, code } = await notified(db, { subjectKind: "EXPERT", subject: expert.number }, "UPHELD");
    await requestReviewAsAccused(await as(expertActor(expert)), { complaintId: id, reason: "不服" });
    expect(await stateOf(id)).toBe("REVIEW_REQUESTED");
    await expect(
      requestReviewByCode(await publicContext(), { code, reason: "也不服" }),
    ).rejects.toMatchObject({
      code: "NOT_NOTIFIED",
    });
  });

  it("is not asked for after its thirty days, and then the complaint is closed", async () => {
    const { id, code } = await notified(db);
    const until = (await rowOf(id)).review_until as Date;
    await db.setClock(until);
    await expect(requestReviewByCode(await publicContext(), { code, reason: "晚了" })).rejects.toMatchObject({
      code: "REVIEW_OVER",
    });
    expect(await closeUncontested(await systemContext("test"))).toBeGreaterThan(0);
    expect(await stateOf(id)).toBe("CLOSED");
    expect(await closeUncontested(await systemContext("test"))).toBe(0);
    await expect(
      requestReviewByCode(await publicContext(), { code: "0".repeat(32), reason: "x" }),
    ).rejects.toMatchObject({ name: "NotFound" });
  });
});

describe("lists", () => {
  it("hold each complaint once, and count as they list", async () => {
    await file(db);
    await file(db, { subjectKind: "STATION", subject: "监督站" });
    const { handler } = await investigated(db);
    await notified(db);
    for (const actor of [handler, await officerOf(db), await officerOf(db, "bureau")]) {
      const ctx = await as(actor);
      const counts = await countComplaints(ctx);
      const ids: string[] = [];
      for (const list of ["waiting", "mine", "running", "done"] as const) {
        const rows = await listComplaints(ctx, list, { limit: 500, offset: 0 });
        expect(rows).toHaveLength(counts[list]);
        ids.push(...rows.map(({ id }) => id));
      }
      expect(new Set(ids).size).toBe(ids.length);
      const [{ n } = { n: 0 }] = await db.owner<{ n: number }[]>`select count(*)::int as n from complaint
        where ${actor.post === "bureau"} or body = 'station'`;
      expect(ids.length).toBe(n);
    }
    const nobody = await as(await officerOf(db, "district"));
    expect(await countComplaints(nobody)).toEqual({ waiting: 0, mine: 0, running: 0, done: 0 });
  });
});
