import { fileComplaint, findComplaintByCode, signedInAs } from "../../../src/features/complaints";
import { complaintInput } from "../../../src/features/complaints/input";
import { authorOf } from "../../../src/features/complaints/rules/author";
import { publicContext } from "../../../src/platform/context";
import { open } from "../../../src/platform/crypto";
import { errorFacts } from "../../../src/platform/log";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeAdmittedCase, makeExpert, makeUnit } from "../../support/world";
import { author, file, officerOf } from "./complaint-world";

const db = useDatabase();
beforeEach(async () => db.setClock(new Date("2026-11-25T02:00:00Z")));

const rowOf = async (id: string) => (await db.owner`select * from complaint where id = ${id}`)[0]!;

describe("a complaint", () => {
  it("comes from anybody, is sealed, and gives a code that is nowhere kept", async () => {
    const { id, code } = await file(db, { author });
    expect(code).toMatch(/^[0-9A-F]{32}$/);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "RECEIVED", body: "station", handler_id: null });
    expect(row.number).toMatch(/^JB2026-\d{6}$/);
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${code}|老钱|邻近工地|打听`));
    expect(JSON.parse(open(row.author_sealed as string))).toEqual(author);
    expect(JSON.parse(open(row.content_sealed as string))).toEqual({
      text: "有人在论证会以前打听专家名单。",
      caseNumber: "",
    });
    const second = await file(db);
    expect((await rowOf(second.id)).author_sealed).toBeNull();
  });

  it("has five working days for its triage: Wednesday the 25th to Wednesday the 2nd, 24:00 in China", async () => {
    const { id } = await file(db);
    expect((await rowOf(id)).triage_by).toEqual(new Date("2026-12-02T16:00:00Z"));
  });

  it("leaves nobody in the trace, whoever is signed in", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const ctx = await as(expertActor(expert));
    await fileComplaint(ctx, {
      subjectKind: "OTHER",
      subject: "某人",
      caseNumber: "",
      content: "内容",
      author: { kind: "EXPERT", name: "专家", unit: "", contact: "" },
    });
    const said = await db.owner`select * from audit_entry where request_id = ${ctx.requestId}`;
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ action: "complaint.received", actor_kind: "public", actor_id: "public" });
    expect(JSON.stringify(said)).not.toMatch(new RegExp(`${expert.personId}|${expert.id}|user-of`));
  });

  it("against the station lies with the bureau, and so does one about an expert who is of the station", async () => {
    const officer = await officerOf(db);
    const { id } = await file(db, { subjectKind: "STATION", subject: "站长" });
    expect(await rowOf(id)).toMatchObject({ body: "bureau", subject_staff_id: null });
    await db.owner`update person set name = '独此一名' where id = ${officer.personId}`;
    const named = await file(db, { subjectKind: "STATION", subject: "独此一名" });
    expect(await rowOf(named.id)).toMatchObject({ body: "bureau", subject_staff_id: officer.personId });
    const expert = await makeExpert(["SZ-JK"]);
    await officerOf(db, "station", expert.personId);
    const both = await file(db, { subjectKind: "EXPERT", subject: expert.number });
    expect(await rowOf(both.id)).toMatchObject({ body: "bureau", subject_expert_id: expert.id });
  });

  it("knows whom it is about when the words name exactly one", async () => {
    const [one, two] = [await makeExpert(["SZ-JK"]), await makeExpert(["SZ-JK"])];
    await db.owner`update person set name = '同名同姓' where id in (${one.personId}, ${two.personId})`;
    const unit = await makeUnit("某建设公司");
    const [{ name } = { name: "" }] = await db.owner<
      { name: string }[]
    >`select name from organization where id = ${unit.id}`;
    const subjectOf = async (subjectKind: "EXPERT" | "UNIT", subject: string) => {
      const row = await rowOf((await file(db, { subjectKind, subject })).id);
      return row.subject_expert_id ?? row.subject_organization_id;
    };
    expect(await subjectOf("EXPERT", "同名同姓")).toBeNull();
    expect(await subjectOf("EXPERT", two.number.toLowerCase())).toBe(two.id);
    expect(await subjectOf("UNIT", name)).toBe(unit.id);
    expect(await subjectOf("UNIT", unit.uscc.toLowerCase())).toBe(unit.id);
    expect(await subjectOf("UNIT", "没有这个单位")).toBeNull();
  });

  it("about a running case knows it and does not stop it", async () => {
    const { caseId } = await makeAdmittedCase();
    const [{ number } = { number: "" }] = await db.owner<
      { number: string }[]
    >`select number from review_case where id = ${caseId}`;
    const before = await db.owner`select * from review_case where id = ${caseId}`;
    const { id } = await file(db, { caseNumber: number });
    expect((await rowOf(id)).case_id).toBe(caseId);
    expect(await db.owner`select * from review_case where id = ${caseId}`).toEqual(before);
    const traced =
      await db.owner`select 1 from audit_entry where detail ->> 'case' = ${caseId} and action like 'complaint.%'`;
    expect(traced).toHaveLength(0);
  });

  it("is found by its code alone", async () => {
    const { code } = await file(db, { author });
    const found = await findComplaintByCode(await publicContext(), code);
    expect(found).toMatchObject({ body: "市监督站", state: "已收到，正在审查是否受理", outcome: null });
    expect(JSON.stringify(found)).not.toMatch(/老钱|邻近工地|打听/);
    expect(await findComplaintByCode(await publicContext(), "0".repeat(32))).toBeNull();
    expect(await findComplaintByCode(await publicContext(), "' or 1=1")).toBeNull();
  });

  it("that cannot be stored leaves nothing of it in the log", async () => {
    await db.owner`alter table complaint rename to complaint_away`;
    const failed = await file(db, { author, subject: "被举报的老周" }).catch((error: unknown) => error);
    await db.owner`alter table complaint_away rename to complaint`;
    expect(failed).toBeInstanceOf(Error);
    const logged = JSON.stringify(errorFacts(failed));
    expect(logged).toContain("42P01");
    expect(logged).not.toMatch(/老钱|邻近工地|8888|打听|老周/);
  });

  it("cannot be changed, nor taken away", async () => {
    const { id } = await file(db, { author });
    await expect(db.owner`update complaint set content_sealed = 'x' where id = ${id}`).rejects.toThrow(
      /kept/,
    );
    await expect(db.owner`update complaint set author_sealed = null where id = ${id}`).rejects.toThrow(
      /kept/,
    );
    await expect(db.owner`delete from complaint where id = ${id}`).rejects.toThrow(/kept/);
    await expect(db.owner`update complaint set subject_kind = 'STATION' where id = ${id}`).rejects.toThrow(
      /complaint_not_own_judge/,
    );
  });
});

describe("what is typed", () => {
  const typed = {
    subjectKind: "EXPERT",
    subject: "某专家",
    caseNumber: "",
    content: "事实",
    identity: "anonymous",
  };
  const wrong = (more: object) => {
    const parsed = complaintInput.safeParse({ ...typed, ...more });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
  };

  it("may leave out everything but whom, what and whether to sign", () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ caseNumber: "qdlz-2026-000001" })).toEqual([]);
  });

  it("is refused beside its field", () => {
    expect(wrong({ subjectKind: "MAYOR" })).toEqual(["subjectKind"]);
    expect(wrong({ subject: " " })).toEqual(["subject"]);
    expect(wrong({ content: "字".repeat(4001) })).toEqual(["content"]);
    expect(wrong({ identity: "typed" })).toEqual(["name"]);
    expect(wrong({ caseNumber: "2026-1" })).toEqual(["caseNumber"]);
  });
});

describe("the author", () => {
  const given = { name: "甲", unit: "乙", contact: "1" };
  const login = (role: "expert" | "contractor" | "regulator") => ({
    actors: [{ role, name: "丙", organizationName: role === "contractor" ? "丁公司" : null }],
  });

  it("who stays anonymous leaves nothing, signed in or not", () => {
    expect(authorOf({ ...given, identity: "anonymous" }, login("expert"))).toBeNull();
  });

  it("is who she typed, or as whom she is signed in", () => {
    expect(authorOf({ ...given, identity: "typed" }, login("expert"))).toEqual({ kind: "TYPED", ...given });
    expect(authorOf({ ...given, identity: "login" }, login("expert"))).toEqual({
      kind: "EXPERT",
      name: "丙",
      unit: "",
      contact: "1",
    });
    expect(authorOf({ ...given, identity: "login" }, login("contractor"))).toMatchObject({
      kind: "UNIT",
      unit: "丁公司",
    });
  });

  it("cannot be a login that is none, or an officer's", () => {
    expect(authorOf({ ...given, identity: "login" }, null)).toBeUndefined();
    expect(authorOf({ ...given, identity: "login" }, login("regulator"))).toBeUndefined();
    expect(signedInAs(login("regulator"))).toBeUndefined();
  });
});
