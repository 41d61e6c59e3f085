import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationSpecialty, evidenceFile, expertApplication, expertDecision } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { type EvidenceKind, type EvidenceOwnerType, isApplicationOpen } from "../rules/evidence";
import { EvidenceRefused } from "./problems";

export interface EvidenceOwner {
  readonly ownerType: EvidenceOwnerType;
  readonly ownerId: string;
}

/** A place that files are put into. */
export interface EvidenceSlot extends EvidenceOwner {
  readonly kind: EvidenceKind;
  /** The specialty code a SPECIALTY_EVIDENCE stands for; empty otherwise. */
  readonly specialty: string;
}

/** The natural person behind a login; a unit's login is nobody here, whoever uses it. */
export function personOf(actor: Actor): string | null {
  if (actor.kind === "account" || actor.kind === "user") {
    return actor.organizationId === null ? actor.personId : null;
  }
  return null;
}

export function isStation(actor: Actor): boolean {
  return actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
}

/** Whose files an actor sees: one's own applications'; the station what was handed in, and its decisions'. */
export function evidenceScope(actor: Actor): SQL {
  const person = personOf(actor);
  const own = person === null ? sql`false` : sql`${expertApplication.personId} = ${person}`;
  if (!isStation(actor)) return own;
  return sql`(${own} or ${handedIn} or ${evidenceFile.decisionId} is not null)`;
}

/** Whether a file was part of a submission: then it is evidence of that version, whatever came after. */
export const handedIn: SQL<boolean> = sql`exists (
  select from application_submission s where s.application_id = ${evidenceFile.applicationId}
    and s.submitted_at >= ${evidenceFile.uploadedAt}
    and (${evidenceFile.removedAt} is null or s.submitted_at < ${evidenceFile.removedAt}))`;

/**
 * Refuses whoever may not put files there: NotFound when the owner is not theirs, EvidenceRefused when it is
 * closed. With `lock`, inside a transaction, the owner stays as it is.
 */
export async function demandOwner(
  tx: Pick<Tx, "select">,
  actor: Actor,
  owner: EvidenceOwner,
  lock = false,
): Promise<void> {
  if (!isId(owner.ownerId)) throw new NotFound("evidence owner");
  const { ownerType, ownerId } = owner;
  await (ownerType === "application" ? demandApplication : demandDecision)(tx, actor, ownerId, lock);
}

async function demandApplication(tx: Pick<Tx, "select">, actor: Actor, id: string, lock: boolean) {
  const person = personOf(actor);
  if (!person) throw new NotFound("application");
  const query = tx
    .select({ state: expertApplication.state })
    .from(expertApplication)
    .where(and(eq(expertApplication.id, id), eq(expertApplication.personId, person)));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw new NotFound("application");
  if (!isApplicationOpen(row.state)) throw new EvidenceRefused("CLOSED");
}

/** Only who proposed a decision adds its document, and only until the second person has decided. */
async function demandDecision(tx: Pick<Tx, "select">, actor: Actor, id: string, lock: boolean) {
  const person = personOf(actor);
  if (!isStation(actor) || !person) throw new NotFound("decision");
  const query = tx
    .select({ state: expertDecision.state })
    .from(expertDecision)
    .where(and(eq(expertDecision.id, id), eq(expertDecision.proposedBy, person)));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw new NotFound("decision");
  if (row.state !== "PROPOSED") throw new EvidenceRefused("CLOSED");
}

/** Proof of a specialty is for one that the application asks for. */
export async function demandSpecialty(tx: Pick<Tx, "select">, slot: EvidenceSlot): Promise<void> {
  if (slot.kind !== "SPECIALTY_EVIDENCE") return;
  if (!/^[A-Z-]{1,20}$/.test(slot.specialty)) throw new EvidenceRefused("SPECIALTY");
  const [asked] = await tx
    .select({ id: applicationSpecialty.id })
    .from(applicationSpecialty)
    .where(
      and(
        eq(applicationSpecialty.applicationId, slot.ownerId),
        eq(applicationSpecialty.specialty, slot.specialty),
      ),
    );
  if (!asked) throw new EvidenceRefused("SPECIALTY");
}
