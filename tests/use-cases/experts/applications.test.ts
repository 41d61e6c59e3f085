import {
  addInterest,
  answerEmployments,
  answerInterests,
  draftApplication,
  findOwnApplication,
  lapseOverdue,
  listOwnApplications,
  listOwnSubmissions,
  listOwnTrace,
  passCheck,
  removeEmployment,
  removeInterest,
  removeSpecialty,
  returnApplication,
  saveEmployment,
  savePromises,
  saveSpecialty,
  saveTitle,
  saveWork,
  submitApplication,
  withdrawApplication,
} from "../../../src/features/experts";
import { canonicalJson } from "../../../src/features/experts/rules/canonical-json";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { keyedHash, sha256 } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { expertActor, makeExpert, regulatorActor } from "../../support/world";
import {
  type Applicant,
  accountOf,
  by,
  employmentOf,
  fillIn,
  handIn,
  makeApplicant,
  makeCampaign,
  makeCheckedUnit,
  makeDraft,
  makeFile,
  makeHandedIn,
  makeUscc,
  seenBy,
  stationCtx,
  today,
} from "./application-world";

const db = useDatabase();

async function rowOf(id: string) {
  const [row] = await db.owner`select * from expert_application where id = ${id}`;
  if (!row) throw new Error("no application");
  return row;
}

async function auditOf(id: string, action: string) {
  return db.owner`select * from audit_entry where subject_id = ${id} and action = ${action}`;
}

describe("drafting", () => {
  it("opens a draft by an open window, once, with a line in the trace", async () => {
    const who = await makeApplicant();
    const campaignId = await makeCampaign();
    const id = await makeDraft(who, campaignId);
    expect(await rowOf(id)).toMatchObject({ state: "DRAFT", kind: "NEW", version: 0, number: null });
    expect(await auditOf(id, "application.drafted")).toHaveLength(1);
    await expect(draftApplication(await by(who.actor), { campaignId })).rejects.toMatchObject({
      code: "ALREADY_OPEN",
    });
  });

  it("gives two presses at once one draft", async () => {
    const who = await makeApplicant();
    const campaignId = await makeCampaign();
    const ctx = await by(who.actor);
    const both = await Promise.allSettled([
      draftApplication(ctx, { campaignId }),
      draftApplication(ctx, { campaignId }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "ALREADY_OPEN" },
    });
    expect(await listOwnApplications(ctx)).toHaveLength(1);
  });

  it("sends a unit's login away, and everybody who is no person", async () => {
    const who = await makeApplicant();
    const campaignId = await makeCampaign();
    const unit = accountOf(who.personId, who.unit.id);
    await expect(draftApplication(await by(unit), { campaignId })).rejects.toMatchObject({
      code: "LEGAL_LOGIN",
    });
    await expect(draftApplication(await by({ kind: "public" }), { campaignId })).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it("knows no window that is not there, and opens none that is closed or ahead", async () => {
    const who = await makeApplicant();
    const ctx = await by(who.actor);
    await expect(draftApplication(ctx, { campaignId: who.personId })).rejects.toMatchObject({
      name: "NotFound",
    });
    const ahead = await makeCampaign("NEW", { opensOn: await today(3) });
    await expect(draftApplication(ctx, { campaignId: ahead })).rejects.toMatchObject({
      code: "NOT_OPEN_YET",
    });
    const over = await makeCampaign();
    await db.owner`update campaign set opens_on = opens_on - 90, closes_on = opens_on - 1 where id = ${over}`;
    await expect(draftApplication(ctx, { campaignId: over })).rejects.toMatchObject({ code: "WINDOW_OVER" });
  });

  it("refuses a member whose term runs, and whoever was removed while the ban lasts", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const ctx = await by(accountOf(expert.personId));
    const campaignId = await makeCampaign();
    await expect(draftApplication(ctx, { campaignId })).rejects.toMatchObject({ code: "MEMBER" });
    const rolling = await makeCampaign("ROLLING");
    await expect(draftApplication(ctx, { campaignId: rolling })).rejects.toMatchObject({
      code: "TOO_EARLY",
    });
    const decision = await removedOn(expert.id, await today(1));
    expect(decision).toBeDefined();
    await expect(draftApplication(ctx, { campaignId })).rejects.toMatchObject({ code: "BANNED" });
    await db.advance(86_400_000);
    await expect(draftApplication(await by(ctx.actor), { campaignId })).resolves.toBeDefined();
    await db.realClock();
  });

  async function removedOn(expertId: string, banUntil: string): Promise<string> {
    const decisionId = crypto.randomUUID();
    const [one, two] = [(await makeApplicant()).personId, (await makeApplicant()).personId];
    await db.owner`insert into expert_decision (id, expert_id, kind, state, reason, document, proposed_by, decided_by, decided_at)
      values (${decisionId}, ${expertId}, 'REMOVE', 'CONFIRMED', '失职', '青住建〔2026〕9号', ${one}, ${two}, app_now())`;
    await db.owner`insert into expert_departure (id, expert_id, kind, reason, decision_id, departed_at, ban_until)
      values (${crypto.randomUUID()}, ${expertId}, 'REMOVED', '失职', ${decisionId}, app_now(), ${banUntil})`;
    return decisionId;
  }
});

describe("the steps", () => {
  let who: Applicant;
  let id: string;
  beforeEach(async () => {
    who = await makeApplicant();
    id = await makeDraft(who, await makeCampaign("NEW", { libraries: ["SZ"] }));
  });

  it("are saved one by one, each with its name in the trace and nothing of its content", async () => {
    await fillIn(who, id);
    const found = await findOwnApplication(await by(who.actor), id);
    expect(found?.missing).toEqual([]);
    expect(found?.steps.map(({ status }) => status)).toEqual(Array(7).fill("已完成"));
    const entries = await auditOf(id, "application.changed");
    expect(entries.map(({ detail }) => detail)).toEqual(
      ["title", "work", "employments", "specialties", "interests", "undertakings"].map((step) => ({ step })),
    );
  });

  it("say in sentences what is missing, before anything is written", async () => {
    const found = await findOwnApplication(await by(who.actor), id);
    expect(found?.steps.map(({ status }) => status)).toEqual(Array(7).fill("未开始"));
    expect([...new Set(found?.missing.map(({ step }) => step))]).toEqual([
      "title",
      "work",
      "employments",
      "specialties",
      "evidence",
      "interests",
      "undertakings",
    ]);
  });

  it("refuse days that lie ahead", async () => {
    const ahead = await today(1);
    const ctx = await by(who.actor);
    const title = { applicationId: id, title: "高级工程师", titleCertificate: "1", titleGrantedOn: ahead };
    await expect(saveTitle(ctx, title)).rejects.toMatchObject({
      fields: { titleGrantedOn: expect.any(String) },
    });
    const work = { applicationId: id, workedSince: ahead, experience: "x" };
    await expect(saveWork(ctx, work)).rejects.toMatchObject({ fields: { workedSince: expect.any(String) } });
    await expect(saveEmployment(ctx, employmentOf(id, who.unit, { validFrom: ahead }))).rejects.toMatchObject(
      { fields: { validFrom: expect.any(String) } },
    );
    await expect(saveEmployment(ctx, employmentOf(id, who.unit, { validTo: ahead }))).rejects.toMatchObject({
      fields: { validTo: expect.any(String) },
    });
  });

  it("take a unit's name from the register, and a new unit's from the applicant", async () => {
    const ctx = await by(who.actor);
    await saveEmployment(ctx, employmentOf(id, who.unit, { name: "别的名字" }));
    const uscc = makeUscc();
    const other = employmentOf(id, { ...who.unit, uscc }, { main: "no" });
    await expect(saveEmployment(ctx, other)).rejects.toMatchObject({ fields: { name: expect.any(String) } });
    await saveEmployment(ctx, { ...other, name: "青岛某设计有限公司" });
    const found = await findOwnApplication(ctx, id);
    expect(found?.employments.map(({ unit, main }) => [unit, main])).toEqual(
      expect.arrayContaining([
        [who.unit.name, "yes"],
        ["青岛某设计有限公司", "no"],
      ]),
    );
  });

  it("change and remove a time at a unit, keep one main employer, and list no time twice", async () => {
    const ctx = await by(who.actor);
    await saveEmployment(ctx, employmentOf(id, who.unit));
    await expect(saveEmployment(ctx, employmentOf(id, who.unit))).rejects.toMatchObject({
      fields: { uscc: expect.any(String) },
    });
    const second = await makeCheckedUnit("第二单位");
    await expect(saveEmployment(ctx, employmentOf(id, second))).rejects.toMatchObject({
      fields: { main: expect.any(String) },
    });
    const [first] = (await findOwnApplication(ctx, id))?.employments ?? [];
    await saveEmployment(ctx, employmentOf(id, who.unit, { employmentId: first!.id, validTo: "2020-12-31" }));
    await saveEmployment(ctx, employmentOf(id, second, { validFrom: "2021-01-01" }));
    const after = await findOwnApplication(ctx, id);
    expect(after?.employments.map(({ validTo }) => validTo)).toEqual(["2020-12-31", null]);
    expect(after?.lookBack.gaps).toEqual([]);
    await removeEmployment(ctx, { applicationId: id, employmentId: first!.id });
    await expect(removeEmployment(ctx, { applicationId: id, employmentId: first!.id })).rejects.toMatchObject(
      { name: "NotFound" },
    );
  });

  it("want words for a time without an employer, and take none for an answer", async () => {
    const ctx = await by(who.actor);
    const step = async () =>
      (await findOwnApplication(ctx, id))?.missing.filter((one) => one.step === "employments");
    await saveEmployment(ctx, employmentOf(id, who.unit, { validTo: "2025-06-30" }));
    expect((await step())?.[0]?.sentence).toContain("2025年7月1日");
    await answerEmployments(ctx, { applicationId: id, answer: "some", note: "退休" });
    expect(await step()).toEqual([]);
    await expect(
      answerEmployments(ctx, { applicationId: id, answer: "none", note: "" }),
    ).rejects.toMatchObject({ fields: { answer: expect.any(String) } });
    const [only] = (await findOwnApplication(ctx, id))?.employments ?? [];
    await removeEmployment(ctx, { applicationId: id, employmentId: only!.id });
    expect(await step()).toHaveLength(1);
    await answerEmployments(ctx, { applicationId: id, answer: "none", note: "" });
    expect(await step()).toEqual([]);
  });

  it("allow three specialties of the window's libraries, and take evidence away with its specialty", async () => {
    const ctx = await by(who.actor);
    const ask = (specialty: string, statement = "做过") =>
      saveSpecialty(ctx, { applicationId: id, specialty, statement });
    await expect(ask("GD-JK")).rejects.toMatchObject({ fields: { specialty: expect.any(String) } });
    for (const specialty of ["SZ-JK", "SZ-MB", "SZ-QZ"]) await ask(specialty);
    await expect(ask("SZ-JS")).rejects.toMatchObject({ fields: { specialty: expect.any(String) } });
    await ask("SZ-JK", "改过的业绩");
    const fileId = await makeFile(id, "SZ-JK");
    await removeSpecialty(ctx, { applicationId: id, specialty: "SZ-JK" });
    const found = await findOwnApplication(ctx, id);
    expect(found?.specialties.map(({ code }) => code)).toEqual(["SZ-MB", "SZ-QZ"]);
    expect(found?.files).toEqual([]);
    const [file] = await db.owner`select removed_at from evidence_file where id = ${fileId}`;
    expect(file?.removed_at).not.toBeNull();
    await ask("SZ-JS");
  });

  it("keep interests sealed and show them to their author alone", async () => {
    const ctx = await by(who.actor);
    const unit = { uscc: makeUscc(), name: "青岛亲属建设有限公司" };
    const said = {
      relation: "spouse" as const,
      name: "配偶姓名某",
      uscc: unit.uscc,
      unit: unit.name,
      words: "任副总经理",
    };
    await expect(answerInterests(ctx, { applicationId: id, answer: "some" })).rejects.toMatchObject({
      fields: { answer: expect.any(String) },
    });
    await addInterest(ctx, { applicationId: id, ...said });
    const found = await findOwnApplication(ctx, id);
    expect(found?.interests).toEqual([{ id: expect.any(String), ...said }]);
    const [row] = await db.owner`select * from application_interest where application_id = ${id}`;
    expect(row?.uscc_hash).toBe(keyedHash("uscc", unit.uscc));
    expect(await traces(id, [unit.uscc, unit.name, said.name, said.words])).toEqual([]);
    await expect(answerInterests(ctx, { applicationId: id, answer: "none" })).rejects.toMatchObject({
      fields: { answer: expect.any(String) },
    });
    await removeInterest(ctx, { applicationId: id, interestId: row?.id as string });
    await answerInterests(ctx, { applicationId: id, answer: "none" });
    expect((await findOwnApplication(ctx, id))?.interests).toEqual([]);
  });

  it("are nobody else's: not another applicant's, an expert's, the station's or a unit's", async () => {
    const stranger = await makeApplicant();
    const expert = await makeExpert(["SZ-JK"]);
    const others = [
      stranger.actor,
      expertActor(expert),
      regulatorActor("station", "370200"),
      regulatorActor("district", "370202"),
      accountOf(who.personId, who.unit.id),
      { kind: "public" as const },
    ];
    for (const actor of others) {
      const ctx = await by(actor);
      expect(await findOwnApplication(ctx, id)).toBeNull();
      expect(await listOwnTrace(ctx, id)).toEqual([]);
      expect(await listOwnSubmissions(ctx, id)).toEqual([]);
      const notThere = { name: "NotFound" };
      await expect(
        saveWork(ctx, { applicationId: id, workedSince: "2000-01-01", experience: "x" }),
      ).rejects.toMatchObject(notThere);
      await expect(savePromises(ctx, { applicationId: id })).rejects.toMatchObject(notThere);
      await expect(submitApplication(ctx, { applicationId: id, seen: "0".repeat(64) })).rejects.toMatchObject(
        notThere,
      );
      await expect(withdrawApplication(ctx, { applicationId: id, reason: "x" })).rejects.toMatchObject(
        notThere,
      );
    }
    expect((await rowOf(id)).state).toBe("DRAFT");
  });
});

/** Tables and columns in which one of the words can be read. */
async function traces(applicationId: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const rows = {
    interest:
      await db.owner`select i::text as line from application_interest i where application_id = ${applicationId}`,
    submission:
      await db.owner`select s::text as line from application_submission s where application_id = ${applicationId}`,
    audit: await db.owner`select a::text as line from audit_entry a`,
    outbox: await db.owner`select o::text as line from outbox o`,
    organization: await db.owner`select o::text as line from organization o`,
  };
  for (const [table, lines] of Object.entries(rows))
    for (const { line } of lines)
      for (const word of words) if ((line as string).includes(word)) found.push(`${table}: ${word}`);
  return found;
}

describe("handing in", () => {
  it("freezes a copy with its hash, gives a number and five working days, and says so in the trace", async () => {
    const relatives = { id: "", uscc: makeUscc(), name: "青岛亲属工程有限公司" };
    const { id, submitted } = await makeHandedIn([relatives]);
    expect(submitted).toMatchObject({ version: 1, number: expect.stringMatching(/^SB\d{4}-\d{6}$/) });
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "SUBMITTED", number: submitted.number, version: 1 });
    expect(row.check_by.getTime() - row.submitted_at.getTime()).toBeGreaterThan(4 * 86_400_000);
    const [copy] = await db.owner`select * from application_submission where application_id = ${id}`;
    expect(copy?.content_hash).toBe(sha256(canonicalJson(copy?.content)));
    expect(copy?.content).toMatchObject({
      format: "gongping-application/1",
      title: { name: "正高级工程师", files: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
      specialties: [{ code: "SZ-JK", files: [{ size: 1000 }] }],
      interests: { answer: "some", units: [keyedHash("uscc", relatives.uscc)] },
    });
    expect(await traces(id, [relatives.uscc, relatives.name, "配偶某某"])).toEqual([]);
    const [entry] = await auditOf(id, "application.submitted");
    expect(entry?.detail).toEqual({
      number: submitted.number,
      version: 1,
      contentHash: copy?.content_hash,
    });
  });

  it("gives numbers without a gap, also at once", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => makeApplicant()));
    const campaignId = await makeCampaign();
    const drafts: [Applicant, string][] = [];
    for (const who of people) {
      const id = await makeDraft(who, campaignId);
      await fillIn(who, id);
      drafts.push([who, id]);
    }
    const done = await Promise.all(drafts.map(([who, id]) => handIn(who, id)));
    const numbers = done.map(({ number }) => Number(number.slice(-6))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });

  it("refuses what is not complete, with the first sentence", async () => {
    const who = await makeApplicant();
    const id = await makeDraft(who);
    await expect(handIn(who, id)).rejects.toMatchObject({
      code: "INCOMPLETE",
      sentence: expect.stringContaining("职称"),
    });
    expect((await rowOf(id)).state).toBe("DRAFT");
  });

  it("counts a second press once, also at the same time", async () => {
    const who = await makeApplicant();
    const id = await makeDraft(who);
    await fillIn(who, id);
    const seen = await seenBy(who, id);
    const ctx = await by(who.actor);
    const both = await Promise.allSettled(
      [1, 2].map(() => submitApplication(ctx, { applicationId: id, seen })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "NOT_WRITABLE" },
    });
    expect(await auditOf(id, "application.submitted")).toHaveLength(1);
    const copies = await db.owner`select from application_submission where application_id = ${id}`;
    expect(copies).toHaveLength(1);
  });

  it("refuses what another tab has changed since it was shown, and a step saved after it", async () => {
    const who = await makeApplicant();
    const id = await makeDraft(who);
    await fillIn(who, id);
    const seen = await seenBy(who, id);
    const ctx = await by(who.actor);
    const work = { applicationId: id, workedSince: "2003-07-01", experience: "另一个窗口改的。" };
    await saveWork(ctx, work);
    await expect(submitApplication(ctx, { applicationId: id, seen })).rejects.toMatchObject({
      code: "CHANGED",
    });
    await handIn(who, id);
    await expect(saveWork(ctx, work)).rejects.toMatchObject({ code: "NOT_WRITABLE" });
  });

  it("refuses a first submission after the window, but not a correction", async () => {
    const who = await makeApplicant();
    const campaignId = await makeCampaign();
    const id = await makeDraft(who, campaignId);
    await fillIn(who, id);
    const over = () =>
      db.owner`update campaign set opens_on = opens_on - 90, closes_on = opens_on - 1 where id = ${campaignId}`;
    const [first] =
      await db.owner`select opens_on::text, closes_on::text from campaign where id = ${campaignId}`;
    await over();
    await expect(handIn(who, id)).rejects.toMatchObject({ code: "WINDOW_OVER" });
    await db.owner`update campaign set opens_on = ${first?.opens_on}, closes_on = ${first?.closes_on} where id = ${campaignId}`;
    await handIn(who, id);
    await returnApplication(await stationCtx(), {
      applicationId: id,
      items: [{ step: "title", words: "证书看不清" }],
    });
    await over();
    await expect(handIn(who, id)).resolves.toMatchObject({ version: 2 });
  });
});

describe("after a return", () => {
  async function makeReturned() {
    const made = await makeHandedIn();
    await returnApplication(await stationCtx(), {
      applicationId: made.id,
      items: [
        { step: "title", words: "请补充证书编号" },
        { step: "other", words: "请联系我站" },
      ],
    });
    return made;
  }

  it("shows the station's words beside the steps, and keeps the number with a new version", async () => {
    const { who, id, submitted } = await makeReturned();
    const found = await findOwnApplication(await by(who.actor), id);
    expect(found?.steps.filter(({ status }) => status === "有问题").map(({ step }) => step)).toEqual([
      "title",
      "work",
    ]);
    expect(found?.returnedElse).toEqual(["请联系我站"]);
    expect(await handIn(who, id)).toMatchObject({ number: submitted.number, version: 2 });
    expect(await rowOf(id)).toMatchObject({ state: "SUBMITTED", resubmit_by: null });
    expect(await listOwnSubmissions(await by(who.actor), id)).toMatchObject([{ version: 1 }, { version: 2 }]);
    expect((await listOwnTrace(await by(who.actor), id)).map(({ action }) => action)).toEqual([
      "application.submitted",
      "application.returned",
      "application.submitted",
      "application.drafted",
    ]);
  });

  it("lapses when its days are over, once, and is not written any more even before the sweep", async () => {
    const { who, id } = await makeReturned();
    const other = await makeReturned();
    await db.owner`update expert_application set resubmit_by = app_now() - interval '1 second' where id = ${id}`;
    await expect(handIn(who, id)).rejects.toMatchObject({ code: "LAPSED" });
    const sweep = await systemContext("test");
    expect(await Promise.all([lapseOverdue(sweep), lapseOverdue(sweep)]).then((n) => n[0]! + n[1]!)).toBe(1);
    expect(await rowOf(id)).toMatchObject({ state: "LAPSED" });
    expect(await auditOf(id, "application.lapsed")).toHaveLength(1);
    expect((await rowOf(other.id)).state).toBe("RETURNED");
    const messages = await db.owner`select template from sms_message where subject_id = ${id}`;
    expect(messages.map(({ template }) => template)).toContain("applicationDecided");
    await makeDraft(who);
  });
});

describe("withdrawing", () => {
  it("ends a draft, a submitted one and one under review, and frees the way for another", async () => {
    const { who, id } = await makeHandedIn();
    const ctx = await by(who.actor);
    await withdrawApplication(ctx, { applicationId: id, reason: "工作变动" });
    expect(await rowOf(id)).toMatchObject({ state: "WITHDRAWN", closed_reason: "工作变动" });
    expect(await auditOf(id, "application.withdrawn")).toHaveLength(1);
    await expect(withdrawApplication(ctx, { applicationId: id, reason: "x" })).rejects.toMatchObject({
      code: "NOT_OPEN",
    });
    const again = await makeDraft(who);
    await withdrawApplication(ctx, { applicationId: again, reason: "x" });
    const third = await makeDraft(who);
    await fillIn(who, third);
    await handIn(who, third);
    await passCheck(await stationCtx(), { applicationId: third });
    await withdrawApplication(ctx, { applicationId: third, reason: "x" });
    expect((await rowOf(third)).state).toBe("WITHDRAWN");
  });

  it("and the station's check of the same moment have one winner", async () => {
    const { who, id } = await makeHandedIn();
    const [ctx, station] = [await by(who.actor), await stationCtx()];
    const both = await Promise.allSettled([
      withdrawApplication(ctx, { applicationId: id, reason: "x" }),
      passCheck(station, { applicationId: id }),
    ]);
    const { state } = await rowOf(id);
    // A check that came first leaves an application that can still be withdrawn.
    expect(both[0]!.status).toBe("fulfilled");
    expect(state).toBe("WITHDRAWN");
  });
});

describe("renewal", () => {
  async function makeMember(endsIn: number) {
    const unit = await makeCheckedUnit("专家单位");
    const expert = await makeExpert(["SZ-JK", "GD-JK"], unit);
    await db.owner`update expert_term set superseded_at = app_now() where expert_id = ${expert.id}`;
    await db.owner`insert into expert_term (id, expert_id, term_from, term_to, document, onboarded_at)
      values (${crypto.randomUUID()}, ${expert.id}, ${await today(-900)}, ${await today(endsIn)}, '聘书', app_now())`;
    return { expert, unit, actor: expertActor(expert) as UserActor };
  }

  it("is filled with what is on record, and shows the last term", async () => {
    const { expert, unit, actor } = await makeMember(60);
    const ctx = await by(actor);
    await db.owner`insert into conduct_record (id, expert_id, kind, occurred_at, year, points, policy_code, evidence_type, evidence_id)
      values (${crypto.randomUUID()}, ${expert.id}, 'CONFIRM_TIMEOUT', app_now(), 2026, 0, '2025-01-08', 'invitation', ${crypto.randomUUID()})`;
    const campaignId = await makeCampaign("RENEWAL", { libraries: ["SZ"] });
    const { applicationId } = await draftApplication(ctx, { campaignId });
    const found = await findOwnApplication(ctx, applicationId);
    expect(found?.application).toMatchObject({
      kind: "RENEWAL",
      title: "正高级工程师",
      employmentAnswer: "some",
    });
    expect(found?.employments).toMatchObject([{ uscc: unit.uscc, main: "yes", post: "" }]);
    expect(found?.specialties).toMatchObject([{ code: "SZ-JK", statement: "" }]);
    expect(found?.lastTerm).toMatchObject({
      number: expert.number,
      reviews: 0,
      conduct: [{ kind: "CONFIRM_TIMEOUT", times: 1 }],
    });
    expect(found?.missing.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([`请补充在${unit.name}的职务`]),
    );
  });

  it("is open to members whose term ends soon or has ended, and to nobody else", async () => {
    const campaignId = await makeCampaign("RENEWAL");
    const soon = await makeMember(60);
    await draftApplication(await by(soon.actor), { campaignId });
    const ended = await makeMember(-10);
    await draftApplication(await by(ended.actor), { campaignId });
    const later = await makeMember(400);
    await expect(draftApplication(await by(later.actor), { campaignId })).rejects.toMatchObject({
      code: "TOO_EARLY",
    });
    const nobody = await makeApplicant();
    await expect(draftApplication(await by(nobody.actor), { campaignId })).rejects.toMatchObject({
      code: "NO_MEMBER",
    });
  });

  it("comes by rolling admission as well, which takes new applicants beside", async () => {
    const campaignId = await makeCampaign("ROLLING");
    const member = await makeMember(30);
    const renewed = await draftApplication(await by(member.actor), { campaignId });
    expect((await rowOf(renewed.applicationId)).kind).toBe("RENEWAL");
    const fresh = await draftApplication(await by((await makeApplicant()).actor), { campaignId });
    expect((await rowOf(fresh.applicationId)).kind).toBe("NEW");
  });
});
