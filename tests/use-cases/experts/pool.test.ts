import { readSheet as readByAnother } from "read-excel-file/node";
import { database } from "../../../src/db/client";
import { auditEntry } from "../../../src/db/schema";
import {
  countMembers,
  countPublicMembers,
  exportMembers,
  exportUnits,
  findIntegrityFile,
  listMembers,
  listPublicMembers,
  poolAt,
  readPoolFilter,
  readPublicPoolFilter,
} from "../../../src/features/experts";
import { readRegisterFilter } from "../../../src/features/organizations";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { publicContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf } from "../../support/drawn-case";
import {
  as,
  contractorActor,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makePerson,
  makePool,
  makeUnit,
  type PoolExpert,
  regulatorActor,
  type Unit,
} from "../../support/world";

const db = useDatabase();
const station = regulatorActor("station", "370200");
const district = regulatorActor("district", "370212");
const bureau = regulatorActor("bureau", "370200");
const today = dateAt(new Date());
const all = { limit: 20_000, offset: 0 };

type Query = Record<string, string>;
const numbers = async (query: Query, actor: UserActor = station) =>
  (await listMembers(await as(actor), readPoolFilter(query), all)).map(({ number }) => number);
const publicNumbers = async (query: Query) =>
  (await listPublicMembers(await publicContext(), readPublicPoolFilter(query), all)).map(
    ({ number }) => number,
  );

/** One member for each standing, in the order of the names given. */
const people: Record<string, PoolExpert> = {};
let institute: Unit;

async function named(name: string, specialties: string[], unit: Unit | null = null): Promise<PoolExpert> {
  const made = await makeExpert(specialties, unit);
  await db.owner`update person set name = ${name} where id = ${made.personId}`;
  return made;
}

beforeAll(async () => {
  institute = await makeUnit("青岛市市政设计院");
  people.ACTIVE = await named("张三", ["SZ-JK", "GD-JC"], institute);
  people.SUSPENDED = await named("赵四", ["SZ-MB"], institute);
  people.ON_LEAVE = await named("阿依古丽·买买提", ["SZ-JK"]);
  people.PHONE_UNVERIFIED = await named("𠮷田", ["SZ-JK"]);
  people.EMPLOYER_UNCONFIRMED = await named("周八", ["SZ-QZ"]);
  people.PENDING_ONBOARD = await named("王五", ["SZ-JK"]);
  people.TERM_EXPIRED = await named("李六", ["SZ-JK"]);
  people.NOT_BEGUN = await named("孙七", ["SZ-JK"]);
  people.RESIGNED = await named("吴九", ["SZ-JK"]);
  people.REMOVED = await named("郑十", ["SZ-JK"]);
  const id = (name: string) => people[name]?.id ?? "";
  const person = (name: string) => people[name]?.personId ?? "";
  await db.owner.unsafe("alter table expert_term disable trigger expert_term_history");
  await db.owner`update expert_term set onboarded_at = null where expert_id = ${id("PENDING_ONBOARD")}`;
  await db.owner`update expert_term set term_to = ${addDays(today, -1)} where expert_id = ${id("TERM_EXPIRED")}`;
  await db.owner`update expert_term set term_from = ${addDays(today, 5)} where expert_id = ${id("NOT_BEGUN")}`;
  await db.owner.unsafe("alter table expert_term enable trigger expert_term_history");
  await db.owner`insert into expert_leave (id, expert_id, leave_from, leave_to) values (gen_random_uuid(), ${id("ON_LEAVE")}, ${today}, ${today})`;
  await db.owner`update person set phone_verified_at = null where id = ${person("PHONE_UNVERIFIED")}`;
  await db.owner.unsafe("alter table employer_confirmation disable trigger user");
  await db.owner`update employer_confirmation set confirmed_at = app_now() - interval '13 months' where expert_id = ${id("EMPLOYER_UNCONFIRMED")}`;
  await db.owner.unsafe("alter table employer_confirmation enable trigger user");
  const [one, two] = [await makePerson("经办"), await makePerson("复核")];
  for (const [name, kind] of [
    ["SUSPENDED", "SUSPEND"],
    ["REMOVED", "REMOVE"],
  ] as const) {
    await db.owner`insert into expert_decision (id, expert_id, kind, state, reason, document, proposed_by, decided_by, decided_at, effective_from)
      values (gen_random_uuid(), ${id(name)}, ${kind}, 'CONFIRMED', '内部理由', '青建监〔2026〕3号', ${one}, ${two}, app_now(), app_now())`;
  }
  await db.owner`insert into expert_suspension (id, expert_id, suspended_from, reason, document, decision_id)
    select gen_random_uuid(), expert_id, app_now(), '内部理由', document, id from expert_decision where kind = 'SUSPEND'`;
  await db.owner`insert into expert_departure (id, expert_id, kind, reason, decision_id, departed_at)
    select gen_random_uuid(), expert_id, 'REMOVED', '内部理由', id, app_now() from expert_decision where kind = 'REMOVE'`;
  await db.owner`insert into expert_departure (id, expert_id, kind, reason, departed_at)
    values (gen_random_uuid(), ${id("RESIGNED")}, 'RESIGNED', '本人申请', app_now())`;
  // A decision that only one person has proposed.
  await db.owner`insert into expert_decision (id, expert_id, kind, reason, document, proposed_by)
    values (gen_random_uuid(), ${id("ACTIVE")}, 'SUSPEND', '内部理由', '青建监〔2026〕4号', ${one})`;
});

const number = (name: string) => people[name]?.number ?? "";

describe("the regulators' list", () => {
  it("gives each member one word for what holds now, and filters by it", async () => {
    for (const standing of Object.keys(people))
      expect(await numbers({ standing })).toEqual([number(standing)]);
    expect(await countMembers(await as(station), readPoolFilter({}))).toBe(10);
  });

  it("calls nobody drawable whom a draw would leave out, and the other way round", async () => {
    const now = await readNow();
    const asked = await poolAt(await as(station), { at: now, known: now });
    const drawable = asked.filter(({ reason }) => reason === null).map((row) => row.number);
    expect(asked).toHaveLength(10);
    expect(await numbers({ standing: "ACTIVE" })).toEqual(drawable);
    expect(drawable).toEqual([number("ACTIVE")]);
  });

  it("filters by part of a name, number, unit, specialty, library and end of term, and sorts by pinyin", async () => {
    expect(await numbers({ keyword: "买买提" })).toEqual([number("ON_LEAVE")]);
    expect(await numbers({ keyword: "𠮷" })).toEqual([number("PHONE_UNVERIFIED")]);
    expect(await numbers({ keyword: number("ACTIVE").toLowerCase() })).toEqual([number("ACTIVE")]);
    expect(await numbers({ keyword: "市政设计院" })).toEqual([number("ACTIVE"), number("SUSPENDED")]);
    expect(await numbers({ unit: institute.uscc.toLowerCase() })).toHaveLength(2);
    expect(await numbers({ keyword: "%" })).toEqual([]);
    expect(await numbers({ library: "GD" })).toEqual([number("ACTIVE")]);
    expect(await numbers({ specialty: "SZ-QZ" })).toEqual([number("EMPLOYER_UNCONFIRMED")]);
    expect(await numbers({ termBefore: today })).toEqual([number("TERM_EXPIRED")]);
    expect(await numbers({ standing: "x", sort: "; drop table expert", library: "zz" })).toHaveLength(10);
    const byName = await numbers({ sort: "name", keyword: "" });
    expect(byName.indexOf(number("TERM_EXPIRED"))).toBeLessThan(byName.indexOf(number("ACTIVE")));
    expect(byName.indexOf(number("ON_LEAVE"))).toBeLessThan(byName.indexOf(number("TERM_EXPIRED")));
    expect([...byName].reverse()).toEqual(await numbers({ sort: "name", direction: "desc" }));
  });

  it("is read by every regulator and by nobody else", async () => {
    for (const actor of [district, bureau]) expect(await numbers({}, actor)).toHaveLength(10);
    const others = [
      contractorActor("somebody", "person", institute),
      expertActor(people.ACTIVE as PoolExpert),
      { ...station, role: "admin", post: "audit" } as const,
    ];
    for (const actor of others) {
      expect(await numbers({}, actor)).toEqual([]);
      expect(await countMembers(await as(actor), readPoolFilter({}))).toBe(0);
    }
  });
});

describe("the export", () => {
  const exported = async (query: Query, actor: UserActor = station) => {
    const stream = await exportMembers(await as(actor), readPoolFilter(query));
    return readByAnother(Buffer.from(await new Response(stream).arrayBuffer()));
  };

  it("is the current filter, all of it, and on record", async () => {
    await db.owner`update person set name = '=HYPERLINK' where id = ${people.NOT_BEGUN?.personId ?? ""}`;
    for (const query of [
      {},
      { library: "SZ" },
      { keyword: "市政设计院" },
      { standing: "REMOVED" },
    ] as Query[]) {
      const table = await exported(query);
      expect(table.slice(1).map(([first]) => first)).toEqual(await numbers(query));
      expect(table[0]?.slice(0, 3)).toEqual(["专家编号", "姓名", "职称"]);
      const text = JSON.stringify(table);
      expect(text).not.toMatch(/1[3-9]\d{9}/);
      expect(text).not.toMatch(/"[=+\-@]/);
    }
    const trace = (await database().select().from(auditEntry)).filter(
      ({ action }) => action === "list.exported",
    );
    expect(trace).toHaveLength(4);
    expect(trace.map(({ detail }) => detail)).toContainEqual({
      filter: { library: "SZ", sort: "number", direction: "asc", keyword: false, unit: false },
      rows: 10,
    });
    expect(JSON.stringify(trace)).not.toContain("市政设计院");
  });

  it("of units is the register's filter, on record as well", async () => {
    const filter = readRegisterFilter({ keyword: "市政设计院" });
    const stream = await exportUnits(await as({ ...station, id: "units-station" }), filter);
    const table = await readByAnother(Buffer.from(await new Response(stream).arrayBuffer()));
    expect(table.map(([uscc]) => uscc)).toEqual(["统一社会信用代码", institute.uscc]);
    await expect(exportUnits(await as(district), filter)).rejects.toMatchObject({ code: "STATION_ONLY" });
    const [trace] = (await database().select().from(auditEntry)).filter(
      ({ actorId }) => actorId === "units-station",
    );
    expect(trace).toMatchObject({ action: "list.exported", subjectId: "organizations", detail: { rows: 1 } });
  });

  it("is the station's alone", async () => {
    for (const actor of [district, bureau, contractorActor("x", "y", institute)])
      await expect(exported({}, actor)).rejects.toMatchObject({ code: "STATION_ONLY" });
  });

  it("is limited to ten in a minute", async () => {
    const busy = { ...station, id: "busy-station" };
    for (let n = 0; n < 10; n++) await exported({ standing: "REMOVED" }, busy);
    await expect(exported({}, busy)).rejects.toMatchObject({ code: "TOO_MANY_EXPORTS" });
  });
});

describe("the public pool", () => {
  it("lists members in term, and who has left or is not appointed yet does not appear", async () => {
    const listed = [
      "ACTIVE",
      "SUSPENDED",
      "ON_LEAVE",
      "PHONE_UNVERIFIED",
      "EMPLOYER_UNCONFIRMED",
      "PENDING_ONBOARD",
    ];
    expect(await publicNumbers({})).toEqual(listed.map(number));
    expect(await countPublicMembers(await publicContext(), {})).toBe(6);
  });

  it("is searched by name, number, unit, specialty and initials", async () => {
    expect(await publicNumbers({ keyword: "张" })).toEqual([number("ACTIVE")]);
    expect(await publicNumbers({ keyword: number("ACTIVE") })).toEqual([number("ACTIVE")]);
    expect(await publicNumbers({ unit: "设计院", specialty: "SZ-MB" })).toEqual([number("SUSPENDED")]);
    expect(await publicNumbers({ keyword: "zs" })).toEqual([number("ACTIVE"), number("SUSPENDED")]);
    expect(await publicNumbers({ keyword: "ww" })).toEqual([number("PENDING_ONBOARD")]);
    expect(await publicNumbers({ keyword: "ay" })).toEqual([number("ON_LEAVE")]);
    expect(await publicNumbers({ keyword: "uv" })).toEqual([]);
    expect(await publicNumbers({ keyword: "' or 1=1 --" })).toEqual([]);
  });

  it("shows no phone, no ID number, no id of a row", async () => {
    const ctx = await publicContext();
    const rows = await listPublicMembers(ctx, {}, all);
    const files = await Promise.all(rows.map((row) => findIntegrityFile(ctx, row.number)));
    const text = JSON.stringify([rows, files]);
    expect(text).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(text).not.toContain("内部理由");
  });
});

describe("an integrity file", () => {
  const file = async (name: string) => findIntegrityFile(await publicContext(), number(name));

  it("announces decisions that two people took, and nothing that is only proposed", async () => {
    expect(await file("ACTIVE")).toMatchObject({ membership: "IN_TERM", notices: [], reviews: [] });
    expect(await file("SUSPENDED")).toMatchObject({
      notices: [{ kind: "SUSPEND", document: "青建监〔2026〕3号", from: today, to: null }],
    });
    expect(await file("REMOVED")).toMatchObject({ membership: "REMOVED", notices: [{ kind: "REMOVE" }] });
    expect(await file("RESIGNED")).toMatchObject({ membership: "RESIGNED", notices: [] });
    expect(await file("TERM_EXPIRED")).toMatchObject({ membership: "EXPIRED" });
    expect(await file("NOT_BEGUN")).toBeNull();
    for (const odd of ["QD999999", "qd", "' or 1=1", "QD000001/..", ""])
      expect(await findIntegrityFile(await publicContext(), odd)).toBeNull();
  });

  it("counts a review when its meeting is past, and leaks nothing of a running one or of recorded conduct", async () => {
    const pool = await makePool(12, ["SZ-AQ"]);
    const filing = await makeAdmittedCase({ seats: [{ specialty: "SZ-AQ", count: 5 }], startsInHours: 300 });
    await draw(filing);
    const [asked] = await invitationsOf(filing.caseId);
    const member = pool.find(({ id }) => id === asked?.expertId) as PoolExpert;
    const read = async () => findIntegrityFile(await publicContext(), member.number);
    await db.owner`update invitation set state = 'ACCEPTED', delivered_at = app_now(), delivered_via = 'receipt',
      deadline = app_now() + interval '6 hours', decided_at = app_now() where id = ${asked?.id ?? ""}`;
    await db.owner`update review_case set state = 'PANEL_FORMED', panel_formed_at = app_now() where id = ${filing.caseId}`;
    await db.owner`insert into conduct_record (id, expert_id, kind, occurred_at, year, points, policy_code, evidence_type, evidence_id)
      values (gen_random_uuid(), ${member.id}, 'WITHDREW_LATE', app_now(), 2026, -10, '2025-01-08', 'invitation', gen_random_uuid())`;
    const before = await read();
    expect(before).toMatchObject({ reviews: [], notices: [] });
    expect(JSON.stringify(before)).not.toMatch(/WITHDREW|深基坑|QDLZ/);
    await db.advance(20 * 86_400_000);
    expect((await read())?.reviews).toEqual([{ year: expect.any(Number), specialty: "SZ-AQ", reviews: 1 }]);
    await db.owner`update review_case set state = 'VOID' where id = ${filing.caseId}`;
    expect((await read())?.reviews).toEqual([]);
    await db.realClock();
  });
});
