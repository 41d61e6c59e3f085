import { and, asc, desc, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import {
  employerConfirmation,
  expert,
  expertPreference,
  expertSpecialty,
  expertSuspension,
  expertTerm,
} from "@/db/schema";
import { dateAt, policyInForce, specialtyOf } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { listEmployments } from "../employments";
import { findDeparture } from "../lock-member";

export type ReadCtx = Pick<Ctx, "actor" | "now" | "tx">;

/** Whose desk it is; null for everybody else. */
export function ownExpertId(actor: Actor): string | null {
  return actor.kind === "user" && actor.role === "expert" ? actor.expertId : null;
}

/** What is known of the expert herself, for her own eyes; null for anybody who is none. */
export async function findOwnMembership(ctx: ReadCtx) {
  const expertId = ownExpertId(ctx.actor);
  if (!expertId) return null;
  const db = reader(ctx);
  const today = dateAt(ctx.now);
  const { values: policy } = await policyInForce(ctx);
  const [[member], [term], specialties, employments, departure, [suspension], [confirmed]] =
    await Promise.all([
      db
        .select({ id: expert.id, number: expert.number, title: expert.title })
        .from(expert)
        .where(eq(expert.id, expertId)),
      db
        .select({
          id: expertTerm.id,
          from: expertTerm.termFrom,
          to: expertTerm.termTo,
          letterCode: expertTerm.letterCode,
          onboardedAt: expertTerm.onboardedAt,
        })
        .from(expertTerm)
        .where(and(eq(expertTerm.expertId, expertId), isNull(expertTerm.supersededAt)))
        .orderBy(desc(expertTerm.termTo))
        .limit(1),
      db
        .selectDistinct({ code: expertSpecialty.specialty })
        .from(expertSpecialty)
        .where(
          and(
            eq(expertSpecialty.expertId, expertId),
            isNull(expertSpecialty.supersededAt),
            lte(expertSpecialty.validFrom, today),
            or(isNull(expertSpecialty.validTo), gte(expertSpecialty.validTo, today)),
          ),
        )
        .orderBy(asc(expertSpecialty.specialty)),
      listEmployments(db, expertId, today),
      findDeparture(db, expertId),
      db
        .select({ from: expertSuspension.suspendedFrom, to: expertSuspension.suspendedTo })
        .from(expertSuspension)
        .where(
          and(
            eq(expertSuspension.expertId, expertId),
            isNull(expertSuspension.liftedAt),
            lte(expertSuspension.suspendedFrom, ctx.now),
            sql`coalesce(${expertSuspension.suspendedTo}, 'infinity') > ${ctx.now.toISOString()}::timestamptz`,
          ),
        )
        .limit(1),
      db
        .select({
          at: sql<string>`max(${employerConfirmation.confirmedAt})`,
          until: sql<
            string | null
          >`max(${employerConfirmation.confirmedAt}) + make_interval(months => ${policy["membership.confirm_months"]})`,
        })
        .from(employerConfirmation)
        .where(eq(employerConfirmation.expertId, expertId)),
    ]);
  if (!member) return null;
  return {
    ...member,
    term: term ?? null,
    specialties: specialties.map(({ code }) => ({ code, label: specialtyOf(code)?.label ?? code })),
    employments,
    departure: departure && { kind: departure.kind, at: departure.departedAt },
    suspended: suspension ?? null,
    confirmedAt: confirmed?.at ? new Date(confirmed.at) : null,
    /** After it she is not drawn; null when she never confirmed. */
    confirmedUntil: confirmed?.until ? new Date(confirmed.until) : null,
  };
}

export type OwnMembership = NonNullable<Awaited<ReturnType<typeof findOwnMembership>>>;

/** Her setting; without one the whole city, every day, the policy's cap. `id` is "" then. */
export async function findOwnPreferences(ctx: ReadCtx) {
  const expertId = ownExpertId(ctx.actor);
  const [row] = expertId
    ? await reader(ctx)
        .select()
        .from(expertPreference)
        .where(and(eq(expertPreference.expertId, expertId), isNull(expertPreference.supersededAt)))
    : [];
  return {
    id: row?.id ?? "",
    districts: row?.districts ?? [],
    daysOff: row?.daysOff ?? [],
    monthlyCap: row?.monthlyCap ?? null,
    setAt: row?.recordedAt ?? null,
  };
}
