import { and, count, desc, eq, gte, isNull, lt, ne, or, sql } from "drizzle-orm";
import { conductRecord, expert, expertSpecialty, expertTerm, invitation, reviewCase } from "@/db/schema";
import { addDays, instantOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";

/**
 * The record of a member's last term, which a renewal is judged by beside what she writes (D1). Left out is the
 * term that `application` itself led to. For a caller that has found the application.
 */
export async function findLastTerm(
  ctx: Pick<Ctx, "now" | "tx">,
  application: { readonly id: string; readonly personId: string },
) {
  const db = reader(ctx);
  const [term] = await db
    .select({
      expertId: expert.id,
      number: expert.number,
      from: expertTerm.termFrom,
      to: expertTerm.termTo,
      document: expertTerm.document,
    })
    .from(expert)
    .innerJoin(expertTerm, eq(expertTerm.expertId, expert.id))
    .where(
      and(
        eq(expert.personId, application.personId),
        isNull(expertTerm.supersededAt),
        or(isNull(expertTerm.applicationId), ne(expertTerm.applicationId, application.id)),
      ),
    )
    .orderBy(desc(expertTerm.termTo))
    .limit(1);
  if (!term) return null;
  const { expertId, ...shown } = term;
  const [from, until] = [instantOf(term.from), instantOf(addDays(term.to, 1))];
  const [specialties, [reviews], conduct] = await Promise.all([
    db
      .selectDistinct({ code: expertSpecialty.specialty })
      .from(expertSpecialty)
      .where(
        and(
          eq(expertSpecialty.expertId, expertId),
          isNull(expertSpecialty.supersededAt),
          isNull(expertSpecialty.validTo),
        ),
      )
      .orderBy(expertSpecialty.specialty),
    db
      .select({ n: count() })
      .from(invitation)
      .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
      .where(
        and(
          eq(invitation.expertId, expertId),
          eq(invitation.state, "ACCEPTED"),
          gte(reviewCase.meetingFrom, from),
          lt(reviewCase.meetingFrom, until),
          lt(reviewCase.meetingFrom, ctx.now),
        ),
      ),
    db
      .select({
        kind: conductRecord.kind,
        times: count(),
        points: sql<number>`sum(${conductRecord.points})::int`,
      })
      .from(conductRecord)
      .where(
        and(
          eq(conductRecord.expertId, expertId),
          gte(conductRecord.occurredAt, from),
          lt(conductRecord.occurredAt, until),
        ),
      )
      .groupBy(conductRecord.kind)
      .orderBy(conductRecord.kind),
  ]);
  return { ...shown, specialties: specialties.map(({ code }) => code), reviews: reviews?.n ?? 0, conduct };
}

export type LastTerm = NonNullable<Awaited<ReturnType<typeof findLastTerm>>>;
