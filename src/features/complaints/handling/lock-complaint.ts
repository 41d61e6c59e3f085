import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { complaint } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { Conflict, type Denial, Denied, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import type { Bonds, ComplaintFacts } from "../policy";
import { readBonds } from "./bonds";
import { complaintScope } from "./scope";

export type Complaint = typeof complaint.$inferSelect;

export interface Locked {
  readonly one: Complaint;
  readonly facts: ComplaintFacts;
  readonly bonds: Bonds;
}

/** A complaint for its next step, locked, with what the officer is to it. For whom it is not, there is none. */
export async function lockComplaint(
  tx: Tx,
  actor: UserActor,
  complaintId: string,
  now: Date,
): Promise<Locked> {
  const one = await lockWhere(tx, complaintId, complaintScope(actor));
  return { one, facts: factsOf(one), bonds: await readBonds(tx, actor.personId, one, now) };
}

/** The same for the other side of it: `scope` says whose it is. */
export async function lockWhere(tx: Tx, complaintId: string, scope: SQL | undefined): Promise<Complaint> {
  if (!isId(complaintId)) throw new NotFound("complaint");
  const [one] = await tx
    .select()
    .from(complaint)
    .where(and(eq(complaint.id, complaintId), scope))
    .for("update");
  if (!one) throw new NotFound("complaint");
  return one;
}

/** What the policy looks at. */
export function factsOf({ authorSealed, ...one }: Complaint): ComplaintFacts {
  return { ...one, named: authorSealed !== null };
}

/** A step, guarded by the state it was seen in. Conflict when it has moved on. */
export async function moveComplaint(
  tx: Tx,
  one: Pick<Complaint, "id" | "state">,
  changes: Partial<typeof complaint.$inferInsert>,
): Promise<void> {
  const moved = await tx
    .update(complaint)
    .set(changes)
    .where(and(eq(complaint.id, one.id), eq(complaint.state, one.state)))
    .returning({ id: complaint.id });
  if (moved.length === 0) throw new Conflict("COMPLAINT_MOVED", "举报的状态已经变化，请刷新页面后再办理。");
}

const races = ["TAKEN", "NOT_WAITING", "MOVED", "NOT_IN_HAND", "ASKED", "EXTENDED"];

/** Throws what the policy said: a refusal, or, where somebody was merely faster, a conflict. */
export function demandStep(denial: Denial | null): void {
  if (!denial) return;
  if (races.includes(denial.code)) throw new Conflict(denial.code, denial.sentence);
  throw new Denied(denial.code, denial.sentence);
}
