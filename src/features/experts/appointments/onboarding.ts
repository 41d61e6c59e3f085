import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { expert, expertEmployment, expertTerm, organization, person } from "@/db/schema";
import { maskPhone } from "@/features/accounts";
import { dateAt } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";

/** What a new member still has to do before she can be drawn. */
export interface Onboarding {
  readonly termId: string;
  readonly number: string;
  readonly termFrom: string;
  readonly termTo: string;
  /** Masked; null when the platform knows none. */
  readonly phone: string | null;
  readonly phoneVerified: boolean;
  readonly employers: readonly string[];
}

/**
 * The actor's newest term while its undertakings are not signed (D2 PENDING_ONBOARD); null for everybody
 * else, also once the term is over. A renewal is signed ahead of its first day, while the old term runs.
 */
export async function findOnboarding(ctx: Ctx): Promise<Onboarding | null> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return null;
  const db = reader(ctx);
  const [newest] = await db
    .select({
      termId: expertTerm.id,
      number: expert.number,
      termFrom: expertTerm.termFrom,
      termTo: expertTerm.termTo,
      onboardedAt: expertTerm.onboardedAt,
      phoneSealed: person.phoneSealed,
      verifiedAt: person.phoneVerifiedAt,
    })
    .from(expertTerm)
    .innerJoin(expert, eq(expert.id, expertTerm.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(eq(expertTerm.expertId, actor.expertId), isNull(expertTerm.supersededAt)))
    .orderBy(desc(expertTerm.termTo))
    .limit(1);
  const today = dateAt(ctx.now);
  if (!newest || newest.onboardedAt || newest.termTo < today) return null;
  const employers = await db
    .select({ name: organization.name })
    .from(expertEmployment)
    .innerJoin(organization, eq(organization.id, expertEmployment.organizationId))
    .where(
      and(
        eq(expertEmployment.expertId, actor.expertId),
        isNull(expertEmployment.supersededAt),
        sql`${expertEmployment.validFrom} <= ${today}`,
        or(isNull(expertEmployment.validTo), sql`${expertEmployment.validTo} >= ${today}`),
      ),
    )
    .orderBy(desc(expertEmployment.main), organization.name);
  return {
    termId: newest.termId,
    number: newest.number,
    termFrom: newest.termFrom,
    termTo: newest.termTo,
    phone: newest.phoneSealed ? maskPhone(open(newest.phoneSealed)) : null,
    phoneVerified: newest.verifiedAt !== null,
    employers: employers.map(({ name }) => name),
  };
}
