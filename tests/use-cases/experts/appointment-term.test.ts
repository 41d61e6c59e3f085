import { database } from "../../../src/db/client";
import { approveApplication } from "../../../src/features/experts";
import { appointmentInvariants } from "../../../src/features/experts/invariants/appointments";
import { systemContext } from "../../../src/platform/context";
import { findOffenders } from "../../../src/platform/invariant";
import { useDatabase } from "../../support/database";
import { makeUnit } from "../../support/world";
import { appointmentTools, begin, day, end, sweep } from "./appointment-tools";
import { approveBy, makePublished, makeUnderReview, officer, rejectBy } from "./appointment-world";

const db = useDatabase();
const { appoint, expertOf, specialties, terms } = appointmentTools(db);
beforeEach(async () => db.setClock(begin));

describe("the appointment", () => {
  it("waits for 24:00 in China of the last day", async () => {
    const { id } = await makePublished();
    await db.setClock(new Date(end.getTime() - 2000));
    expect(await sweep()).toBe(0);
    expect(await approveApplication(await systemContext("test"), id)).toBe(false);
    await db.setClock(end);
    expect(await sweep()).toBe(1);
  });

  it("makes a member with number, term, specialties, employment and interests, on record", async () => {
    const unit = await makeUnit("亲属单位");
    const { id, personId, employer } = await appoint({
      specialties: ["SZ-JK", "SZ-MB"],
      interests: [unit.uscc],
    });
    const expert = await expertOf(personId);
    expect(expert.number).toMatch(/^QD\d{6}$/);
    expect(expert.title).toBe("高级工程师");
    const [term] = await terms(expert.id);
    expect(term).toMatchObject({
      term_from: day,
      term_to: "2029-12-02",
      application_id: id,
      onboarded_at: null,
    });
    expect(term?.letter_code).toMatch(/^[0-9a-f]{32}$/);
    expect(term?.document).toMatch(
      /^SB2026-\d{6}号申报经评审、公示，聘任为.*聘期自2026年12月3日至2029年12月2日$/,
    );
    expect(await specialties(expert.id)).toEqual([
      { specialty: "SZ-JK", valid_from: day, valid_to: null },
      { specialty: "SZ-MB", valid_from: day, valid_to: null },
    ]);
    const employed =
      await db.owner`select organization_id, main, valid_to from expert_employment where expert_id = ${expert.id as string}`;
    expect(employed).toEqual([{ organization_id: employer?.id, main: "yes", valid_to: null }]);
    const interests =
      await db.owner`select detail_sealed from expert_interest where expert_id = ${expert.id as string}`;
    expect(interests).toHaveLength(1);
    expect(interests[0]?.detail_sealed).not.toContain("配偶");
    const said =
      await db.owner`select action from audit_entry where subject_id in (${id}, ${expert.id as string}) order by 1`;
    expect(said.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        "application.approved",
        "expert.recorded",
        "term.granted",
        "interest.declared",
      ]),
    );
    const messages = await db.owner`select template, due_at from sms_message where person_id = ${personId}`;
    // Appointed at one past midnight, told when people are awake.
    expect(messages).toEqual([{ template: "expertAppointed", due_at: new Date("2026-12-02T23:30:00Z") }]);
  });

  it("counts on from the highest number, also when many are appointed by two workers at once", async () => {
    const people = [];
    for (let index = 0; index < 6; index++) people.push((await makePublished()).personId);
    await db.setClock(end);
    const moved = await Promise.all([sweep(), sweep()]);
    expect(moved[0]! + moved[1]!).toBe(6);
    expect(await sweep()).toBe(0);
    const rows =
      await db.owner`select number from expert where person_id in ${db.owner(people)} order by number`;
    const numbers = rows.map(({ number }) => Number((number as string).slice(2)));
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
    const granted =
      await db.owner`select count(*)::int as n from expert_term t join expert e on e.id = t.expert_id
      where e.person_id in ${db.owner(people)}`;
    expect(granted[0]?.n).toBe(6);
    const approved = await db.owner`select subject_id from audit_entry where action = 'application.approved'
      group by subject_id having count(*) > 1`;
    expect(approved).toEqual([]);
  });

  it("is of the approved specialties alone", async () => {
    const applied = await makeUnderReview({ specialties: ["SZ-JK", "SZ-MB"] });
    const [first, second] = [await officer(), await officer()];
    for (const reviewer of [first, second]) {
      await approveBy(reviewer, applied.id, "SZ-JK");
      await rejectBy(reviewer, applied.id, "SZ-MB");
    }
    await db.setClock(end);
    await sweep();
    const expert = await expertOf(applied.personId);
    expect((await specialties(expert.id)).map(({ specialty }) => specialty)).toEqual(["SZ-JK"]);
  });
});

it("and after all of this every invariant of appointments holds", async () => {
  const broken = (await findOffenders(database(), appointmentInvariants)).filter(
    ({ offenders }) => offenders.length > 0,
  );
  expect(broken).toEqual([]);
});
