import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { conductRecord, type DeclineReason } from "@/db/schema";
import { dateAt, type PolicyParameters, policyOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { type ConductKind, pointsRule } from "./rules/credit";

/** What an expert did or left undone on a seat of hers; the invitation is the evidence. */
export interface ConductEvent {
  readonly expertId: string;
  readonly invitationId: string;
  readonly policyCode: string;
  readonly occurredAt: Date;
}
type Event = ConductEvent;

/** Kinds whose points depend on nothing but the policy of the case. */
type PlainKind = Exclude<ConductKind, "CONFIRM_TIMEOUT" | "DECLINED_WITHOUT_REASON">;

/**
 * Records conduct (D13) with the points that each case's policy gives it. Once per kind and invitation:
 * said again, nothing is written and no entry comes back. The entries go into the caller's mutation.
 */
export async function recordConduct(
  tx: Tx,
  kind: PlainKind,
  events: readonly ConductEvent[],
): Promise<Audit[]> {
  if (events.length === 0) return [];
  const policies = await readPolicies(tx, events);
  const rule = pointsRule(kind, false);
  return insert(
    tx,
    kind,
    events.map((event) => ({ ...event, points: Number(policies.get(event.policyCode)![rule]) })),
  );
}

/**
 * 逾期不确认 (二(三)): recorded and counted in the year's evaluation. The first of a year carries the
 * policy's first value (0 points by default: the notice demands the record, not a deduction).
 */
export async function recordTimeouts(tx: Tx, events: readonly Event[]): Promise<Audit[]> {
  if (events.length === 0) return [];
  const policies = await readPolicies(tx, events);
  const year = (event: Event) => Number(dateAt(event.occurredAt).slice(0, 4));
  const earlier = await tx.execute<{ expertId: string; year: number; n: number }>(sql`
    select expert_id as "expertId", year, count(*)::int as n from conduct_record
    where kind = 'CONFIRM_TIMEOUT' and expert_id = any(${`{${events.map(({ expertId }) => expertId).join(",")}}`}::uuid[])
    group by expert_id, year`);
  const seen = new Map(earlier.map((row) => [`${row.expertId} ${row.year}`, row.n]));
  return insert(
    tx,
    "CONFIRM_TIMEOUT",
    events.map((event) => {
      const key = `${event.expertId} ${year(event)}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      const policy = policies.get(event.policyCode)!;
      return {
        ...event,
        points: policy[before === 0 ? "credit.confirm_timeout_first" : "credit.confirm_timeout"],
      };
    }),
  );
}

/** A decline is counted only when no reason was given; illness, a clash of dates or an interest cost nothing. */
export async function recordDecline(
  tx: Tx,
  event: Event & { reason: DeclineReason; note: string },
): Promise<Audit[]> {
  if (event.reason !== "OTHER" || event.note.trim() !== "") return [];
  const policy = (await readPolicies(tx, [event])).get(event.policyCode)!;
  return insert(tx, "DECLINED_WITHOUT_REASON", [
    { ...event, points: policy["credit.decline_without_reason"] },
  ]);
}

async function readPolicies(tx: Tx, events: readonly Event[]): Promise<Map<string, PolicyParameters>> {
  const codes = [...new Set(events.map(({ policyCode }) => policyCode))];
  return new Map(
    await Promise.all(codes.map(async (code) => [code, (await policyOf({ tx }, code)).values] as const)),
  );
}

async function insert(
  tx: Tx,
  kind: ConductKind,
  events: readonly (Event & { points: number })[],
): Promise<Audit[]> {
  const rows = await tx
    .insert(conductRecord)
    .values(
      events.map((event) => ({
        id: randomId(),
        expertId: event.expertId,
        kind,
        occurredAt: event.occurredAt,
        year: Number(dateAt(event.occurredAt).slice(0, 4)),
        points: event.points,
        policyCode: event.policyCode,
        evidenceType: "invitation",
        evidenceId: event.invitationId,
      })),
    )
    .onConflictDoNothing({ target: [conductRecord.kind, conductRecord.evidenceId] })
    .returning({
      id: conductRecord.id,
      expertId: conductRecord.expertId,
      points: conductRecord.points,
      evidenceId: conductRecord.evidenceId,
    });
  return rows.map((row) => ({
    action: "conduct.recorded",
    subject: { type: "expert", id: row.expertId },
    detail: { kind, points: row.points, evidence: row.evidenceId, record: row.id },
  }));
}
