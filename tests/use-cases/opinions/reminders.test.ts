import { remindMembers } from "../../../src/features/opinions";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import type { FormedPanel, Member } from "../../support/formed-panel";
import { handIn, makeReviewing, save } from "./reviewing";

const db = useDatabase();
const hour = 3_600_000;
let panel: FormedPanel;

beforeEach(async () => {
  await db.realClock();
  panel = await makeReviewing({ startsInHours: 100 });
}, 60_000);

/** Until nothing is left to do; the second call finds nothing. */
const remind = async () => {
  const ctx = await systemContext("test");
  await remindMembers(ctx);
  expect(await remindMembers(ctx)).toBe(0);
};
const sent = async () =>
  (
    await db.owner`select template, params, count(*)::int as n from sms_message where template like 'meetingReminder%' and person_id = any(
      ${panel.members.map(({ actor }) => actor.personId)}) group by template, params order by template, params`
  ).map(({ template, n }) => [template, n]);

it("reminds whoever has not handed in, a day and three hours before, once", async () => {
  const [first, second] = panel.members as [Member, Member];
  await handIn(panel, first);
  await save(second, panel.filing.caseId);
  await db.advance(75 * hour);
  await remind();
  expect(await sent()).toEqual([]);
  await db.advance(1.5 * hour);
  await remind();
  expect(await sent()).toEqual([["meetingReminder", 4]]);
  await db.advance(21 * hour);
  await remind();
  expect(await sent()).toEqual([
    ["meetingReminder", 4],
    ["meetingReminderSoon", 4],
  ]);
  const [entry] =
    await db.owner`select count(*)::int as n from audit_entry a join sms_message m on m.id::text = a.subject_id
    where a.action = 'message.created' and m.template like 'meetingReminder%' and m.person_id = any(${panel.members.map(({ actor }) => actor.personId)})`;
  expect(entry?.n).toBe(8);
  await db.advance(4 * hour);
  await remind();
  expect(await sent()).toHaveLength(2);
});

it("sends the nearest alone when both are due", async () => {
  await db.advance(98 * hour);
  await remind();
  expect(await sent()).toEqual([["meetingReminderSoon", 5]]);
});

it("follows a meeting that is moved, and reminds anew of its new time", async () => {
  await db.advance(77 * hour);
  await remind();
  await db.owner`update review_case set meeting_from = meeting_from + interval '50 hours', meeting_to = meeting_to + interval '50 hours' where id = ${panel.filing.caseId}`;
  await remind();
  expect(await sent()).toEqual([["meetingReminder", 5]]);
  await db.advance(50 * hour);
  await remind();
  expect(await sent()).toEqual([
    ["meetingReminder", 5],
    ["meetingReminder", 5],
  ]);
});
