import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { writer } from "../../dev/city/load/write";
import * as t from "../../src/db/schema";
import type { EventOf, HistoryEvent } from "./pool-history";
import type { RandomPool } from "./random-pool";

export interface WrittenMember {
  readonly id: string;
  readonly number: string;
  readonly personId: string;
}

/**
 * Lays a pool in an emptied database as it would stand after its history: all facts of a kind at once.
 * Without triggers and foreign keys, so that no unit, round or seat has to be made up for it.
 */
export async function layPool(
  owner: Sql,
  pool: RandomPool,
  cases: readonly string[],
): Promise<WrittenMember[]> {
  const members = pool.histories.map((_, who) => ({
    id: randomUUID(),
    number: `QD${String(who).padStart(6, "0")}`,
    personId: randomUUID(),
  }));
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`truncate expert, person, expert_hold, invitation, phone_verification cascade`;
    await layMembers(sql, pool, members);
    await layLoad(sql, pool, members, cases);
  });
  await owner`analyze`;
  return members;
}

async function layMembers(
  sql: TransactionSql,
  pool: RandomPool,
  members: readonly WrittenMember[],
): Promise<void> {
  const { write } = writer(sql);
  const events = pool.histories.flat();
  const last = new Map<string, Date>();
  const signed = new Map<string, Date>();
  for (const one of events) {
    if (one.kind === "ended" || one.kind === "corrected") last.set(one.of, one.when);
    if (one.kind === "onboarded") signed.set(one.of, one.when);
  }
  const all = <K extends HistoryEvent["kind"]>(kind: K) =>
    events.filter((one): one is EventOf<K> => one.kind === kind);
  const of = ({ who }: HistoryEvent) => members[who]!.id;
  const over = (id: string) => last.get(id) ?? null;
  const phones = members.map((_, who) => pool.histories[who]!.filter((one) => one.kind === "phone"));
  await write(
    t.person,
    members.map(({ personId, number }, who) => ({
      id: personId,
      name: "专家",
      idNumberHash: number,
      idNumberSealed: "-",
      phoneVerifiedAt: latest(phones[who]!)?.verified ? latest(phones[who]!)!.when : null,
    })),
  );
  await write(
    t.phoneVerification,
    phones.flatMap((list, who) => verified(list, members[who]!.personId)),
  );
  await write(
    t.expert,
    members.map(({ id, number, personId }) => ({ id, number, personId, title: "高级工程师" })),
  );
  await write(
    t.expertSpecialty,
    all("specialty").map((one) => ({
      expertId: of(one),
      specialty: one.code,
      validFrom: one.from,
      validTo: one.to,
      recordedAt: one.when,
      supersededAt: over(one.id),
    })),
  );
  await write(
    t.expertTerm,
    all("appointed").map((one) => ({
      id: one.id,
      expertId: of(one),
      termFrom: one.from,
      termTo: one.to,
      document: "-",
      onboardedAt: signed.get(one.id) ?? null,
      recordedAt: one.when,
      supersededAt: over(one.id),
    })),
  );
  await write(
    t.employerConfirmation,
    all("confirmed").map((one) => ({ id: one.id, expertId: of(one), confirmedAt: one.when })),
  );
  await write(
    t.expertLeave,
    all("leave").map((one) => ({
      id: one.id,
      expertId: of(one),
      leaveFrom: one.from,
      leaveTo: one.to,
      recordedAt: one.when,
      cancelledAt: over(one.id),
    })),
  );
  await write(
    t.expertSuspension,
    all("suspended").map((one) => ({
      id: one.id,
      expertId: of(one),
      suspendedFrom: one.from,
      suspendedTo: one.to,
      reason: "-",
      document: "-",
      recordedAt: one.when,
      liftedAt: over(one.id),
    })),
  );
  await write(
    t.expertDeparture,
    all("departed").map((one) => ({
      id: one.id,
      expertId: of(one),
      kind: "RESIGNED" as const,
      reason: "-",
      departedAt: one.from,
      recordedAt: one.when,
      endedAt: over(one.id),
    })),
  );
  await write(
    t.expertPreference,
    all("preferred").map((one) => ({
      id: one.id,
      expertId: of(one),
      districts: [...one.districts],
      daysOff: [...one.daysOff],
      monthlyCap: one.cap,
      recordedAt: one.when,
    })),
  );
  await write(
    t.expertEmployment,
    all("employed").map((one) => ({
      id: one.id,
      expertId: of(one),
      organizationId: one.unit,
      main: one.main ? "yes" : "no",
      validFrom: one.from,
      validTo: one.to,
      recordedAt: one.when,
      supersededAt: over(one.id),
    })),
  );
  await write(
    t.expertInterest,
    all("interest").map((one) => ({
      id: one.id,
      expertId: of(one),
      usccHash: one.uscc,
      detailSealed: "-",
      validFrom: one.from,
      validTo: one.to,
      recordedAt: one.when,
      supersededAt: over(one.id),
    })),
  );
}

type Phone = EventOf<"phone">;
const latest = (list: readonly Phone[]) =>
  [...list].sort((a, b) => a.when.getTime() - b.when.getTime()).at(-1);

/** Times in which the number counted as verified. */
function verified(list: readonly Phone[], personId: string) {
  const inOrder = [...list].sort((a, b) => a.when.getTime() - b.when.getTime());
  return inOrder.flatMap((one, index) =>
    one.verified
      ? [{ id: one.id, personId, verifiedAt: one.when, endedAt: inOrder[index + 1]?.when ?? null }]
      : [],
  );
}

/** Invitations to these cases and to others, and hours that are taken. */
async function layLoad(
  sql: TransactionSql,
  pool: RandomPool,
  members: readonly WrittenMember[],
  cases: readonly string[],
): Promise<void> {
  const { write } = writer(sql);
  await write(
    t.invitation,
    pool.asked.map(({ who, of, state, decidedAt }) => {
      const id = randomUUID();
      const open = state === "SENT";
      const delivered = new Date(decidedAt.getTime() - 3_600_000);
      const until = new Date(decidedAt.getTime() + (state === "TIMED_OUT" ? 0 : 3_600_000));
      return {
        id,
        caseId: of === null ? randomUUID() : cases[of]!,
        roundId: randomUUID(),
        seatId: randomUUID(),
        expertId: members[who]!.id,
        employer: "",
        ticket: "-",
        state,
        tokenHash: id,
        deliveredAt: open ? null : delivered,
        deadline: open ? null : until,
        decidedAt: open ? null : decidedAt,
      };
    }),
  );
  const asker = randomUUID();
  await write(
    t.invitation,
    pool.held.map(({ who }) => ({
      id: holdInvitation(asker, who),
      caseId: randomUUID(),
      roundId: asker,
      seatId: randomUUID(),
      expertId: members[who]!.id,
      employer: "",
      ticket: "-",
      state: "SENT" as const,
      tokenHash: holdInvitation(asker, who),
    })),
  );
  for (const { who, from, to, released } of pool.held)
    await sql`insert into expert_hold (id, expert_id, invitation_id, during, released_at)
      values (${randomUUID()}, ${members[who]!.id}, ${holdInvitation(asker, who)}, tstzrange(${from.toISOString()}, ${to.toISOString()}), ${released ? from : null})`;
}

const holdInvitation = (asker: string, who: number) =>
  `${asker.slice(0, 24)}${String(who).padStart(12, "0")}`;
