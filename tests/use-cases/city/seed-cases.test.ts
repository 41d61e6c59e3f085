import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkInvariants } from "../../../bin/invariants";
import { demoAccounts, generateCity, loadCity, type SeededCases, seedCases } from "../../../dev/city";
import { undoCases } from "../../../dev/city/cases/undo";
import { subjectOf } from "../../../dev/identity-provider/account";
import { type ObjectStore, startObjectStore } from "../../../dev/object-store";
import { database } from "../../../src/db/client";
import { accountKey } from "../../../src/features/accounts";
import { addDays, dateAt, instantOf } from "../../../src/features/rulebook";
import { readNow } from "../../../src/platform/clock";
import { ensureBucket } from "../../../src/platform/storage";
import { useDatabase } from "../../support/database";
import { testEnvironment } from "../../support/environment";

// Some sixty histories through the real use-cases: a minute on a quiet machine.
jest.setTimeout(600_000);

const db = useDatabase();
const hour = 3_600_000;
/** Tomorrow's early afternoon, whenever the suite runs: at night nobody could be asked. */
const today = addDays(dateAt(new Date()), 1);
const present = instantOf(today, 14 * 60);
const city = generateCity({ seed: "stories", today });
let dir: string;
let store: ObjectStore;
let seeded: SeededCases;
let before: Record<string, string[]>;
const options = () => ({
  city,
  ownerUrl: db.ownerUrl,
  smsDir: join(dir, "sms"),
  demoFile: join(dir, "demo.json"),
});
const offsets = async () => [...(await db.owner`select amount::text from clock_offset`)];
/** Every table that a seeding writes, row for row, but for what is new in each writing of the same. */
async function contents(): Promise<Record<string, string[]>> {
  const tables = await db.owner<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename <> all(${["clock_offset", "audit_entry", "app_user", "account", "session"]})`;
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await db.owner.unsafe(
      `select (to_jsonb(t) - array['id', 'created_at', 'changed_at', 'added_at', 'registered_at', 'detail_sealed'])::text as row from "${name}" t order by 1`,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}
const count = async (question: string) =>
  (await db.owner.unsafe(`select count(*)::int as n ${question}`))[0]?.n;
const states = async (table: string) =>
  Object.fromEntries(
    (await db.owner.unsafe(`select state, count(*)::int as n from ${table} group by state`)).map(
      ({ state, n }) => [state, n],
    ),
  );

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "gongping-city-"));
  store = await startObjectStore({
    dir: join(dir, "objects"),
    accessKey: "test-access",
    secretKey: "test-only-test-only",
  });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  await loadCity(db.ownerUrl, city);
  before = await contents();
});
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe("the cases of a synthetic city", () => {
  it("puts the clock back when it fails in the middle", async () => {
    store.cut();
    await expect(seedCases(options())).rejects.toThrow();
    store.heal();
    expect(await offsets()).toEqual([]);
    // The first thing to need the store is the document of a credit event of the year before.
    expect(await count("from credit_event")).toBeGreaterThan(0);
  });

  it("is taken back to the last row after that, whatever the steps of the seeding wrote", async () => {
    const [expert] = city.experts;
    await db.owner`update expert_term set superseded_at = app_now() where expert_id = ${expert!.id} and superseded_at is null`;
    await db.owner`insert into expert_leave (id, expert_id, leave_from, leave_to)
      values (gen_random_uuid(), ${expert!.id}, ${today}, ${today})`;
    await db.owner`insert into employer_confirmation (id, expert_id) values (gen_random_uuid(), ${expert!.id})`;
    await db.owner`insert into campaign (id, kind, title, notice, libraries, opens_on, created_by)
      values (gen_random_uuid(), 'ROLLING', '常年申报', '通知', '{SZ}', ${today}, ${city.people[0]!.id})`;
    await db.owner`update person set phone_verified_at = null where id = ${expert!.personId}`;
    await db.owner`update organization set name = '更名后的公司' where id = ${city.units[0]!.id}`;
    const people = await db.owner`select id from app_user where person_id is not null`;
    const entries = await db.owner<{ kept: string[] }[]>`
      select detail -> 'kept' as kept from audit_entry where detail ->> 'phase' = 'begun'`;
    await undoCases(db.owner, city, entries[0]!.kept, await readNow());
    const after = await contents();
    // Those who logged in are still there, with the people and units behind them.
    expect(after.person!.length).toBeLessThanOrEqual(before.person!.length + people.length);
    for (const name of ["person", "phone_verification", "organization"])
      expect(after[name]).toEqual(expect.arrayContaining(before[name]!));
    for (const name of Object.keys(before).filter(
      (one) => !["person", "phone_verification", "organization", "heartbeat"].includes(one),
    ))
      expect([name, after[name]]).toEqual([name, before[name]]);
    await expect(db.owner`delete from expert_term`).rejects.toThrow(/history/);
  });

  it("starts over after that and leaves the clock as it found it", async () => {
    await db.setClock(present);
    const left = await offsets();
    seeded = await seedCases(options());
    expect(seeded.seeded).toBe(true);
    expect(await offsets()).toEqual(left);
    expect(await count("from review_case")).toBe(62);
  });

  it("has cases in every state there is so far", async () => {
    expect(seeded.states).toEqual({
      ADMITTED: 5,
      APPROVAL: 3,
      APPROVED: 2,
      AWAITING_REPORT: 3,
      CANCELLED: 4,
      CLOSED_FAIL: 1,
      CLOSED_SUPERSEDED: 1,
      DRAFT: 7,
      DRAWING: 2,
      IN_MEETING: 2,
      INVITING: 7,
      MEDIATION: 1,
      POOL_EXHAUSTED: 2,
      PRE_REVIEW: 7,
      REPORT_CHECK: 2,
      RETURNED: 3,
      REVISION: 4,
      SUBMITTED: 4,
      SUSPENDED: 1,
      VOID: 1,
    });
    const [spread] = await db.owner`
      select count(distinct jurisdiction_code)::int as areas, count(distinct organization_id)::int as units,
        count(distinct library)::int as libraries, count(distinct main_specialty)::int as specialties,
        bool_or(jurisdiction_code = '370200') as city from review_case`;
    expect(spread).toMatchObject({ libraries: 2, city: true });
    expect(spread?.areas).toBeGreaterThanOrEqual(9);
    expect(spread?.units).toBeGreaterThanOrEqual(5);
    expect(spread?.specialties).toBeGreaterThanOrEqual(6);
  });

  it("has invitations with every answer, and panels that took several rounds", async () => {
    const rows = await db.owner`select distinct state from invitation`;
    expect(rows.map(({ state }) => state)).toEqual(
      expect.arrayContaining([
        ...[
          "ACCEPTED",
          "DECLINED",
          "DELIVERED",
          "RELEASED",
          "SENT",
          "TIMED_OUT",
          "UNDELIVERABLE",
          "WITHDRAWN",
        ],
      ]),
    );
    const rounds = await db.owner`
      select c.state, max(r.round)::int as rounds from review_case c join draw_round r on r.case_id = c.id
      where c.state in ('INVITING', 'PRE_REVIEW') group by c.id, c.state`;
    expect(rounds.filter((one) => one.state === "INVITING" && one.rounds > 1).length).toBeGreaterThan(1);
    expect(rounds.filter((one) => one.state === "PRE_REVIEW" && one.rounds > 1).length).toBeGreaterThan(3);
    // Members of meetings that were held have had that vouched for.
    expect(await count("from attestation")).toBe(2);
  });

  it("shows each turn a case takes between its panel and the permission to build", async () => {
    const turns = {
      "from leader_election where state = 'OPEN'": 6,
      "from leader_election where state = 'DECIDED'": 22,
      "from meeting_move where state = 'ASKING'": 1,
      "from meeting_move_answer where answer = 'ACCEPTED'": 2,
      "from sitting where state = 'HELD'": 3,
      "from opinion where state = 'DRAFT'": 2,
      "from opinion where state = 'SUBMITTED_LATE'": 2,
      "from opinion where state = 'MISSING'": 1,
      "from invitation where state = 'NO_SHOW'": 1,
      "from report where state = 'DRAFT'": 1,
      "from report where state = 'CONFIRMING'": 1,
      "from report where state = 'DISSENTED'": 1,
      "from report where overdue_at is not null": 1,
      "from mediation where state = 'OPEN'": 1,
      "from report_submission where state = 'CHECKING' and findings = '{}'": 1,
      "from report_submission where state = 'CHECKING' and findings <> '{}'": 1,
      "from report_submission where state = 'RETURNED'": 1,
      "from revision_round where state = 'LEADER_REVIEW' and round = 2": 1,
      "from revision_round where state = 'LEADER_REVIEW' and overdue_at is not null": 1,
      "from revision_round where state = 'MORE_CHANGES'": 1,
      "from approval where state = 'SUPERVISOR_REVIEW'": 1,
      "from approval where state = 'REJECTED'": 1,
      "from approval where site_code is not null": 3,
      "from review_case where state = 'DRAFT' and predecessor_kind = 'FAILED'": 1,
      "from review_case where state = 'DRAFT' and predecessor_kind = 'SUBSTANTIAL'": 1,
      "from review_case where state = 'PRE_REVIEW' and predecessor_kind = 'CANCELLED'": 1,
      "from emergency_lane": 1,
    };
    const found: Record<string, number> = {};
    for (const question of Object.keys(turns)) found[question] = await count(question);
    expect(found).toEqual(turns);
    expect(await count("from invitation where inherited_from is not null")).toBeGreaterThan(0);
  });

  it("has a complaint at each place where one can stand, and the use of the title in every state", async () => {
    expect(await states("complaint")).toEqual({
      ACCEPTED: 1,
      CLOSED: 2,
      DECIDED: 1,
      INVESTIGATING: 3,
      NOTIFIED: 1,
      NOT_ACCEPTED: 1,
      RECEIVED: 2,
      REVIEWED: 1,
      REVIEW_REQUESTED: 1,
      TRANSFERRED: 1,
      TRIAGE: 1,
    });
    expect(await states("title_use")).toEqual({ CONSENTED: 1, REFUSED: 1, SUBMITTED: 1, WITHDRAWN: 1 });
    expect(await states("title_misuse")).toEqual({ CONFIRMED: 1, RECORDED: 1 });
  });

  it("has inspections at each step, one drawn at random, reviews held outside, and a review without effect", async () => {
    const { PLANNED, CLOSED, ...underWay } = await states("inspection");
    expect(underWay).toEqual({
      LIST_EXPORTED: 1,
      ON_SITE: 1,
      FINDINGS: 2,
      RECTIFY: 2,
      RESUBMITTED: 1,
      ESCALATED: 1,
      VERIFIED: 1,
    });
    expect(PLANNED).toBeGreaterThan(2);
    expect(CLOSED).toBe(4);
    expect(await states("outside_review")).toEqual({ CIRCULATED: 1, NOTIFIED: 1, RECORDED: 1, WITHDRAWN: 1 });
    expect(await states("case_void")).toEqual({ CONFIRMED: 1, PROPOSED: 1 });
    const turns = {
      "from inspection where state = 'ESCALATED' and overdue_at is not null": 1,
      "from inspection where state = 'RECTIFY' and round = 2": 1,
      "from inspection_list where kind = 'RANDOM'": 1,
      "from inspection_round where state = 'DRAWN'": 2,
      "from inspection_team where withdrawn_at is null": 2,
      "from inspection_draft": 1,
      "from circular where issued_at is null": 1,
      "from circular where issued_at is not null": 1,
      "from key_watch where lifted_at is null": 2,
    };
    const found: Record<string, number> = {};
    for (const question of Object.keys(turns)) found[question] = await count(question);
    expect(found).toEqual(turns);
  });

  it("names who sees what in each state from the panel on", () => {
    expect(seeded.scenes.map(({ state }) => state)).toHaveLength(11);
    const names = new Set(demoAccounts(city).map(({ username }) => username));
    for (const { leader, member, contractor, supervision, regulator } of seeded.scenes)
      expect([leader, member, contractor, supervision, regulator].filter((one) => !names.has(one))).toEqual(
        [],
      );
  });

  it("holds invitations that the printed experts can answer for hours", async () => {
    const live = seeded.invited.filter(
      ({ deadline }) => new Date(deadline).getTime() > present.getTime() + 3 * hour,
    );
    expect(live.length).toBeGreaterThanOrEqual(2);
    for (const { username, caseNumber, deadline } of live) {
      const subject = subjectOf("natural", username);
      const key = accountKey({ issuer: testEnvironment.OIDC_ISSUER, subject });
      const [row] = await db.owner`
        select i.state, i.deadline, i.delivered_at, (select count(*)::int from account where provider_account_id = ${key}) as accounts
        from invitation i join review_case c on c.id = i.case_id join expert e on e.id = i.expert_id
        where c.number = ${caseNumber} and e.number = ${username.toUpperCase()}`;
      expect(row).toMatchObject({ state: "DELIVERED", deadline: new Date(deadline) });
      expect(row?.accounts).toBeLessThanOrEqual(1);
      expect(present.getTime() - row?.delivered_at.getTime()).toBeLessThan(3 * hour);
    }
    expect(JSON.parse(readFileSync(options().demoFile, "utf8")).invited).toEqual(seeded.invited);
  });

  it("leaves nothing undone for the worker, and nothing to be sent late", async () => {
    const at = `'${present.toISOString()}'`;
    expect(await count(`from outbox where done_at is null and due_at <= ${at}`)).toBe(0);
    // But for what was buried for the administrator to find: one to do again, one given up.
    const buried = "coalesce(payload ->> 'objectKey', '') like 'city/%'";
    const failed = "from outbox where (dead_at is not null or last_error is not null)";
    expect(await count(`${failed} and not ${buried}`)).toBe(0);
    expect(await count(`${failed} and ${buried}`)).toBe(2);
    expect(await count(`from sms_message where state in ('CREATED', 'SENDING') and due_at <= ${at}`)).toBe(0);
    const inbox = readFileSync(join(dir, "sms", "messages.jsonl"), "utf8");
    expect(inbox.match(/"message":/g)?.length).toBe(await count("from sms_attempt"));
  });

  it("has happened over weeks, never after the present", async () => {
    const [times] = await db.owner`
      select min(submitted_at) as first, max(submitted_at) as last from review_case`;
    expect(times?.first.getTime()).toBeLessThan(present.getTime() - 10 * 24 * hour);
    expect(times?.last.getTime()).toBeLessThan(present.getTime());
    const late = `'${new Date(present.getTime() + 60_000).toISOString()}'`;
    expect(await count(`from audit_entry where at > ${late} and subject_type <> 'cases'`)).toBe(0);
  });

  it("keeps every invariant of the product", async () => {
    const findings = await database().transaction((tx) => checkInvariants(tx, { production: false }));
    expect(findings.length).toBeGreaterThan(20);
    expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
  });

  it("is made once: a second call writes nothing and names the same accounts", async () => {
    await db.realClock();
    const entries = await count("from audit_entry");
    const again = await seedCases(options());
    expect(again).toEqual({ ...seeded, seeded: false });
    expect(await count("from audit_entry")).toBe(entries);
    expect(await offsets()).toEqual([]);
    expect((await readNow()).getTime()).toBeLessThan(present.getTime());
  });
});
