import { generateCity, loadCity } from "../../../dev/city";
import { keyedHash, open } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";

const size = { seed: "test", today: "2026-11-22", experts: 120, units: 30, cases: 200, projects: 40 };
const city = generateCity(size);

describe("a synthetic city in the database", () => {
  const database = useDatabase();

  it("is loaded once, with one entry in the trace for the load", async () => {
    const first = await loadCity(database.url, city, { bulkCases: true });
    expect(first.loaded).toBe(true);
    expect(first.rows).toMatchObject({
      organization: city.units.length,
      person: city.people.length,
      expert: 120,
      project: 40,
      review_case: 200,
    });
    const again = await loadCity(database.url, generateCity({ ...size, today: "2027-01-05" }));
    expect(again).toEqual({ loaded: false, rows: {} });
    const entries =
      await database.owner`select subject_id, detail from audit_entry where action = 'data.seeded'`;
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ subject_id: "test", detail: { today: "2026-11-22" } });
  });

  it("refuses a second city beside the first", async () => {
    const other = generateCity({ seed: "other", today: "2026-11-22", experts: 40, units: 20 });
    await expect(loadCity(database.url, other)).rejects.toThrow("already holds the city test");
  });

  it("keeps personal data sealed and found by keyed hash alone", async () => {
    const person = city.people[7]!;
    const [row] = await database.owner`select name, id_number_sealed, phone_sealed from person
      where id_number_hash = ${keyedHash("id-number", person.idNumber)} and phone_hash = ${keyedHash("phone", person.phone)}`;
    expect(row?.name).toBe(person.name);
    expect(open(row?.id_number_sealed)).toBe(person.idNumber);
    expect(open(row?.phone_sealed)).toBe(person.phone);
    const [plain] =
      await database.owner`select count(*)::int as n from person where person::text like ${`%${person.phone}%`}`;
    expect(plain?.n).toBe(0);
    const interested = city.experts.find((expert) => expert.interests.length > 0)!;
    const [interest] =
      await database.owner`select uscc_hash from expert_interest where expert_id = ${interested.id}`;
    expect(interest?.uscc_hash).toBe(keyedHash("uscc", interested.interests[0]!.uscc));
  });

  it("classifies items differently, as the product would", async () => {
    const results = await database.owner`select distinct result from hazardous_item`;
    expect(results.map(({ result }) => result).sort()).toEqual([
      "HAZARDOUS",
      "NOT_HAZARDOUS",
      "OVER_SCALE",
      "UNDETERMINED",
    ]);
  });

  it("gives bulk cases what their states demand", async () => {
    const states = await database.owner`select distinct state from review_case`;
    expect(states.map(({ state }) => state).sort()).toEqual([
      "ADMITTED",
      "CANCELLED",
      "DRAFT",
      "RETURNED",
      "SUBMITTED",
    ]);
    const [wrong] = await database.owner`
      select count(*) filter (where (state = 'DRAFT') <> (number is null))::int as numbers,
        count(*) filter (where state <> 'DRAFT' and 3 <> (select count(*) from stored_file f where f.case_id = c.id and f.state = 'AVAILABLE'))::int as files,
        count(*) filter (where (state = 'CANCELLED') = (select bool_or(open) from review_item i where i.case_id = c.id))::int as items,
        count(*) filter (where state = 'SUBMITTED' and admit_by < app_now())::int as overdue,
        count(*) filter (where created_at > app_now() or submitted_at < created_at or admitted_at < submitted_at)::int as order,
        count(*) filter (where 1 + (submitted_at is not null)::int + (state in ('RETURNED', 'ADMITTED', 'CANCELLED'))::int
          <> (select count(*) from audit_entry a where a.subject_id = c.id::text))::int as trace
      from review_case c`;
    expect(wrong).toEqual({ numbers: 0, files: 0, items: 0, overdue: 0, order: 0, trace: 0 });
    const [years] = await database.owner`
      select bool_and(n.last = (select count(*) from review_case where number like 'QDLZ-' || n.year || '-%')) as exact from case_number n`;
    expect(years?.exact).toBe(true);
  });
});
