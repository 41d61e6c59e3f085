import { sql } from "drizzle-orm";
import { database } from "../../src/db/client";
import { acceptInvitation, expireInvitations } from "../../src/features/panels";
import { systemContext } from "../../src/platform/context";
import { draw, invitationsOf } from "../support/drawn-case";
import { as, expertActor, makeAdmittedCase, makePool, type PoolExpert } from "../support/world";
import { type BenchDatabase, type Figure, figure, inTurns, quantile, time } from "./support";

interface Pattern {
  readonly caseId: string;
  readonly roundId: string;
  readonly experts: PoolExpert[];
}

async function makePattern(): Promise<Pattern> {
  const experts = await makePool(10, ["SZ-JK"]);
  const filing = await makeAdmittedCase();
  await draw(filing);
  const [one] = await invitationsOf(filing.caseId);
  return { caseId: filing.caseId, roundId: one!.roundId!, experts };
}

/** `count` delivered invitations, copies of one real case; the deadline lies `hours` ahead (negative: due). */
async function lay(bench: BenchDatabase, pattern: Pattern, count: number, hours: number) {
  const rows = await bench.owner<{ id: string; expertId: string }[]>`
    with cases as (
      insert into review_case (id, number, project_id, organization_id, jurisdiction_code, title, state, policy_code, library,
        main_specialty, created_by, seats, meeting_from, meeting_to, meeting_place, frozen_at)
      select gen_random_uuid(), 'bench-' || gen_random_uuid(), project_id, organization_id, jurisdiction_code, title, 'INVITING', policy_code,
        library, main_specialty, created_by, seats, meeting_from, meeting_to, meeting_place, frozen_at
      from review_case, generate_series(1, ${count / 10}) where id = ${pattern.caseId} returning id
    ), seats as (
      insert into seat (id, case_id, ordinal, specialty, main)
      select gen_random_uuid(), cases.id, n, 'SZ-JK', true from cases, generate_series(1, 10) n returning id, case_id, ordinal
    ), people as (
      select id, row_number() over (order by number) as n from expert where number = any(${pattern.experts.map(({ number }) => number)})
    )
    insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash, sent_at, delivered_at, delivered_via, deadline)
    select gen_random_uuid(), s.case_id, ${pattern.roundId}, s.id, p.id, '', '00', 'DELIVERED', gen_random_uuid()::text, d.at, d.at, 'receipt', d.at + interval '6 hours'
    from seats s join people p on p.n = s.ordinal, lateral (select app_now() + make_interval(hours => ${hours - 6}) as at) d
    returning id, expert_id as "expertId"`;
  return [...rows];
}

async function insertOnce(): Promise<number> {
  return time(() =>
    database().execute(sql`insert into heartbeat (name, beat_at) values (gen_random_uuid()::text, now())`),
  );
}

/** 参加, from the use-case's call to the commit, against one durable single-row insert. */
export async function benchConfirm(bench: BenchDatabase): Promise<Figure[]> {
  const pattern = await makePattern();
  const personOf = new Map(pattern.experts.map((one) => [one.id, one]));
  const acceptAll = async (count: number) => {
    const spent: number[] = [];
    for (const one of await lay(bench, pattern, count, 6)) {
      const ctx = await as(expertActor(personOf.get(one.expertId)!));
      spent.push(await time(() => acceptInvitation(ctx, { invitationId: one.id })));
    }
    return spent;
  };
  const inserts = async (count: number) => {
    const spent: number[] = [];
    for (let n = 0; n < count; n++) spent.push(await insertOnce());
    return spent;
  };
  await acceptAll(50);
  await inserts(50);
  const result = await inTurns(
    5,
    async () => quantile(await inserts(200), 0.95),
    async () => quantile(await acceptAll(200), 0.95),
  );
  return [figure("confirm p95 against a single durable insert p95", "ms", "ratio ≤ 15, ≤ 500 ms", result)];
}

/** 10,000 deadlines due at once, and what a reader feels meanwhile. */
export async function benchDeadlines(bench: BenchDatabase): Promise<Figure[]> {
  const pattern = await makePattern();
  const read = () =>
    time(() =>
      database().execute(
        sql`select id, number, state from review_case order by submitted_at desc nulls last limit 20`,
      ),
    );
  const idle = async () => {
    const spent: number[] = [];
    for (let n = 0; n < 200; n++) spent.push(await read());
    return quantile(spent, 0.95);
  };
  const totals: number[] = [];
  const result = await inTurns(5, idle, async () => {
    await lay(bench, pattern, 10_000, 0);
    const reads: number[] = [];
    let busy = true;
    const reader = (async () => {
      while (busy) reads.push(await read());
    })();
    totals.push(
      await time(async () => {
        const ctx = await systemContext("bench");
        let ended = 0;
        for (let n = 1; n > 0; ended += n) n = await expireInvitations(ctx);
        if (ended !== 10_000) throw new Error(`ended ${ended} of 10,000`);
      }),
    );
    busy = false;
    await reader;
    return quantile(reads, 0.95);
  });
  const seconds = totals.map((total) => total / 1000).sort((a, b) => a - b);
  return [
    figure(
      "reading a list page's rows, p95: while 10,000 deadlines are worked against idle",
      "ms",
      "ratio ≤ 2",
      result,
    ),
    {
      name: "10,000 deadlines due at once: all ended, recorded, redraws queued",
      baseline: "—",
      subject: `${seconds[2]!.toFixed(1)} s`,
      ratio: Number.NaN,
      spread: `${seconds[0]!.toFixed(1)}–${seconds[4]!.toFixed(1)} s`,
      goal: "≤ 10 s",
    },
  ];
}
