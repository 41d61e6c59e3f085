import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import {
  expert,
  expertApplication,
  expertDeparture,
  expertTerm,
  person,
  specialInvitation,
} from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { personOf } from "../evidence/owner";
import { statesBefore } from "../rules/application-lifecycle";
import type { ApplicantStanding } from "../rules/apply";

/** What decides whether and how the actor may apply; everybody else's business is left out. */
export async function readStanding(ctx: Pick<Ctx, "actor" | "tx">): Promise<ApplicantStanding> {
  const personId = personOf(ctx.actor);
  if (!personId) return { legal: isUnit(ctx.actor), openApplication: false, member: null };
  const db = reader(ctx);
  const open = await db
    .select({ id: expertApplication.id })
    .from(expertApplication)
    .where(
      and(
        eq(expertApplication.personId, personId),
        inArray(expertApplication.state, statesBefore("withdraw")),
      ),
    )
    .limit(1);
  return { legal: false, openApplication: open.length > 0, member: await readMember(ctx, personId) };
}

async function readMember(ctx: Pick<Ctx, "tx">, personId: string): Promise<ApplicantStanding["member"]> {
  const db = reader(ctx);
  const [known] = await db.select({ id: expert.id }).from(expert).where(eq(expert.personId, personId));
  if (!known) return null;
  const [[term], departures] = await Promise.all([
    db
      .select({ termTo: expertTerm.termTo })
      .from(expertTerm)
      .where(and(eq(expertTerm.expertId, known.id), isNull(expertTerm.supersededAt)))
      .orderBy(desc(expertTerm.termTo))
      .limit(1),
    db
      .select({ kind: expertDeparture.kind, banUntil: expertDeparture.banUntil })
      .from(expertDeparture)
      .where(and(eq(expertDeparture.expertId, known.id), isNull(expertDeparture.endedAt))),
  ]);
  return {
    termTo: term?.termTo ?? null,
    departed: departures[0]?.kind ?? null,
    banUntil: departures[0]?.banUntil ?? null,
  };
}

export function isUnit(actor: Actor): boolean {
  return (actor.kind === "account" || actor.kind === "user") && actor.organizationId !== null;
}

/** The special invitations to this person, told apart by the keyed hash of the ID number. */
export async function listInvitationsTo(ctx: Pick<Ctx, "tx">, personId: string) {
  const db = reader(ctx);
  const rows = await db
    .select({ invitation: specialInvitation })
    .from(specialInvitation)
    .innerJoin(person, eq(person.idNumberHash, specialInvitation.idNumberHash))
    .where(eq(person.id, personId))
    .orderBy(desc(specialInvitation.createdAt));
  const ids = rows.map(({ invitation }) => invitation.id);
  const used = await listUsed(ctx, ids);
  return rows.map(({ invitation }) => ({ ...invitation, used: used.has(invitation.id) }));
}

/** Invitations with an application that goes on or was decided; a withdrawn or lapsed one leaves them free. */
export async function listUsed(ctx: Pick<Ctx, "tx">, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const using = [...statesBefore("withdraw"), "APPROVED" as const, "REJECTED" as const];
  const rows = await reader(ctx)
    .select({ id: expertApplication.specialInvitationId })
    .from(expertApplication)
    .where(
      and(inArray(expertApplication.specialInvitationId, [...ids]), inArray(expertApplication.state, using)),
    );
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));
}
