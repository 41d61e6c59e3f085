import { and, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { drawRound, expert, reviewCase } from "@/db/schema";
import { type Certificate, EXCLUSION_TEXT, type ExclusionCode, ticketOf } from "@/features/draws";
import { type Ctx, reader } from "@/platform/context";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** Her own row of a finished round (trust.md §1.5): why she could not be drawn, or her ticket and what came of it. */
export interface OwnRound {
  readonly id: string;
  readonly number: string;
  readonly round: number;
  readonly drawnAt: Date;
  readonly requestHash: string;
  readonly specialties: readonly string[];
  readonly outcome: "FILLED" | "INFEASIBLE";
  readonly excluded: { readonly code: ExclusionCode; readonly text: string } | null;
  /** Hex; null when she could not be drawn. */
  readonly ticket: string | null;
  readonly drawn: boolean;
}

/** How many finished rounds had her among their candidates. */
export async function countOwnRounds(ctx: ReadCtx): Promise<number> {
  const own = await ownMember(ctx);
  if (!own) return 0;
  const [row] = await reader(ctx).select({ n: count() }).from(drawRound).where(candidateIn(own));
  return row?.n ?? 0;
}

/** A page of them, newest first. The rest of the certificate never leaves this function. */
export async function listOwnRounds(
  ctx: ReadCtx,
  page: { limit: number; offset: number },
): Promise<OwnRound[]> {
  const own = await ownMember(ctx);
  if (!own) return [];
  const { number } = own;
  const rows = await reader(ctx)
    .select({
      id: drawRound.id,
      number: reviewCase.number,
      round: drawRound.round,
      drawnAt: drawRound.drawnAt,
      requestHash: drawRound.requestHash,
      row: sql<Candidate>`jsonb_path_query_first(${drawRound.candidates}::jsonb, '$[*] ? (@.expert == $n)', ${JSON.stringify({ n: number })}::jsonb)`,
      seed: sql<string>`${drawRound.certificate}->>'seed'`,
      outcome: sql<OwnRound["outcome"]>`${drawRound.certificate}->>'outcome'`,
      drawn: sql<boolean>`${drawRound.certificate}->'drawn' @> ${JSON.stringify([{ expert: number }])}::jsonb`,
    })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(candidateIn(own))
    .orderBy(desc(drawRound.drawnAt), desc(drawRound.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.flatMap(({ row: candidate, seed, drawnAt, ...round }) =>
    drawnAt === null
      ? []
      : [
          {
            ...round,
            drawnAt,
            number: round.number ?? "",
            specialties: candidate.specialties,
            excluded: candidate.excluded && {
              code: candidate.excluded,
              text: EXCLUSION_TEXT[candidate.excluded],
            },
            ticket: candidate.excluded === null ? ticketOf(seed, number) : null,
          },
        ],
  );
}

type Candidate = Certificate["request"]["candidates"][number];

interface Member {
  readonly id: string;
  readonly number: string;
}

async function ownMember(ctx: ReadCtx): Promise<Member | null> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return null;
  const [row] = await reader(ctx)
    .select({ id: expert.id, number: expert.number })
    .from(expert)
    .where(eq(expert.id, actor.expertId));
  return row ?? null;
}

/**
 * Finished rounds that had her among their candidates. Only those that opened a specialty she ever held are
 * looked into, and their text is searched as it stands: canonical JSON, in which no other place can read like this.
 */
function candidateIn({ id, number }: Member): SQL | undefined {
  return and(
    inArray(drawRound.state, ["DRAWN", "INFEASIBLE"]),
    sql`exists (select from expert_specialty x where x.expert_id = ${id}
      and ${drawRound.request}->'seats' @> jsonb_build_array(jsonb_build_object('specialty', x.specialty)))`,
    sql`position(${`"expert":${JSON.stringify(number)}`} in ${drawRound.candidates}) > 0`,
  );
}
