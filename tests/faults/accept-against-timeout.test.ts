import { acceptInvitation, expireInvitations } from "../../src/features/panels";
import { systemContext } from "../../src/platform/context";
import { useDatabase } from "../support/database";
import { draw, invitationsOf } from "../support/drawn-case";
import { as, expertActor, makeAdmittedCase, makePool, type PoolExpert } from "../support/world";

const db = useDatabase();
const races = Number(process.env.RACES ?? 10_000);
const batch = 20;

let experts: PoolExpert[];
let pattern: { caseId: string; roundId: string };

beforeAll(async () => {
  experts = await makePool(10, ["SZ-JK"]);
  const filing = await makeAdmittedCase();
  await draw(filing);
  const [one] = await invitationsOf(filing.caseId);
  pattern = { caseId: filing.caseId, roundId: one!.roundId! };
});

/**
 * Invitations already delivered whose deadlines lie `lead` milliseconds ahead, spread over ±5 ms. Copies of one real case, so that every foreign key and rule is in force.
 */
async function lay(count: number, lead: number): Promise<{ id: string; expertId: string }[]> {
  const rows = await db.owner<{ id: string; expertId: string }[]>`
    with cases as (
      insert into review_case (id, number, project_id, organization_id, jurisdiction_code, title, state, policy_code, library,
        main_specialty, created_by, seats, meeting_from, meeting_to, meeting_place, frozen_at)
      select gen_random_uuid(), 'race-' || gen_random_uuid(), project_id, organization_id, jurisdiction_code, title, 'INVITING', policy_code,
        library, main_specialty, created_by, seats, meeting_from, meeting_to, meeting_place, frozen_at
      from review_case, generate_series(1, ${count / 10}) where id = ${pattern.caseId}
      returning id
    ), seats as (
      insert into seat (id, case_id, ordinal, specialty, main)
      select gen_random_uuid(), cases.id, n, 'SZ-JK', true from cases, generate_series(1, 10) n returning id, case_id, ordinal
    ), people as (
      select id, row_number() over (order by number) as n from expert where number = any(${experts.map(({ number }) => number)})
    )
    insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash, sent_at, delivered_at, delivered_via, deadline)
    select gen_random_uuid(), s.case_id, ${pattern.roundId}, s.id, p.id, '', '00', 'DELIVERED', gen_random_uuid()::text, d.at, d.at, 'receipt', d.at + interval '6 hours'
    from seats s join people p on p.n = s.ordinal,
      lateral (select app_now() - interval '6 hours' + make_interval(secs => ${lead / 1000} + 0.01 * random() - 0.005) + (s.ordinal * interval '0') as at) d
    returning id, expert_id as "expertId"`;
  return [...rows];
}

it(`has one winner each in ${races} races of an acceptance against the timeout`, async () => {
  const personOf = new Map(experts.map((one) => [one.id, one]));
  let accepted = 0;
  let refused = 0;
  // How long an acceptance takes to reach its UPDATE here; followed, so that deadlines fall around that moment.
  let lead = 30;
  for (let done = 0; done < races; done += batch) {
    const invited = await lay(batch, lead);
    const before = accepted;
    let racing = true;
    const timer = (async () => {
      const ctx = await systemContext("test");
      while (racing) {
        await expireInvitations(ctx);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    await Promise.all(
      invited.map(async ({ id, expertId }) => {
        const ctx = await as(expertActor(personOf.get(expertId)!));
        const won = await acceptInvitation(ctx, { invitationId: id }).then(
          () => true,
          (error: { code?: string }) => {
            if (error.code !== "INVITATION_TOO_LATE" && error.code !== "INVITATION_TIMED_OUT") throw error;
            return false;
          },
        );
        const [row] = await db.owner`select state from invitation where id = ${id}`;
        if (won) {
          accepted += 1;
          expect(row?.state).toBe("ACCEPTED");
        } else {
          refused += 1;
          expect(row?.state).not.toBe("ACCEPTED");
        }
      }),
    );
    racing = false;
    await timer;
    lead = Math.max(2, lead * (accepted - before > batch / 2 ? 0.93 : 1.08));
    await db.owner`select pg_sleep(0.02)`;
    await expireInvitations(await systemContext("test"));
  }
  await db.owner`select pg_sleep(1)`;
  await expireInvitations(await systemContext("test"));
  const [wrong] = await db.owner`select count(*)::int as n from invitation where ticket = '00' and not
    ((state = 'ACCEPTED' and decided_at < deadline) or (state = 'TIMED_OUT' and decided_at >= deadline))`;
  expect(wrong?.n).toBe(0);
  const [ends] = await db.owner`select
    (select count(*)::int from audit_entry a join invitation i on i.id::text = a.subject_id where i.ticket = '00' and a.action in ('invitation.accepted', 'invitation.timedOut')) as entries,
    (select count(*)::int from invitation where ticket = '00' and state = 'ACCEPTED') as accepted,
    (select count(*)::int from invitation where ticket = '00' and state = 'TIMED_OUT') as timed_out,
    (select count(*)::int from conduct_record c join invitation i on i.id = c.evidence_id where i.ticket = '00') as conduct`;
  expect(ends).toMatchObject({ entries: races, accepted, timed_out: refused, conduct: refused });
  // The race was a race: neither side won everything.
  expect(Math.min(accepted, refused)).toBeGreaterThan(races / 50);
}, 900_000);
