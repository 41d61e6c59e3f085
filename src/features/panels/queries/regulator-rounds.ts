import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { drawRound, reviewCase } from "@/db/schema";
import type { Certificate, ExclusionCode, Outcome, Seat } from "@/features/draws";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { CandidateFilter } from "../input/regulator";
import { certificateOf, requestOf } from "../stored-round";
import type { Page } from "./regulator-cases";
import { containing, type ReadCtx, seesPeople, supervised } from "./regulator-scope";

const head = {
  id: drawRound.id,
  round: drawRound.round,
  state: drawRound.state,
  eligible: drawRound.eligible,
  requestHash: drawRound.requestHash,
  certificateHash: drawRound.certificateHash,
  requestedAt: drawRound.requestedAt,
  drawnAt: drawRound.drawnAt,
  seats: sql<Seat[]>`${drawRound.request} -> 'seats'`,
  candidates: sql<number>`jsonb_array_length(${drawRound.candidates}::jsonb)`,
  drawn: sql<number>`coalesce(jsonb_array_length(${drawRound.certificate} -> 'drawn'), 0)`,
  outcome: sql<Outcome | null>`${drawRound.certificate} ->> 'outcome'`,
  panelFormedAt: reviewCase.panelFormedAt,
};

/** The rounds of a case: what was asked for and what came of it, no names. */
export async function listRounds(ctx: ReadCtx, caseId: string) {
  return reader(ctx)
    .select(head)
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(and(eq(drawRound.caseId, caseId), supervised(ctx.actor)))
    .orderBy(asc(drawRound.round));
}

export type ListedRound = Awaited<ReturnType<typeof listRounds>>[number];

/** One round with how many each reason excluded; the counts are for every regulator of the case. */
export async function findRound(ctx: ReadCtx, caseId: string, round: number) {
  const [row] = await reader(ctx)
    .select({
      ...head,
      policy: sql<string>`${drawRound.request} ->> 'policy'`,
      anchor: sql<string>`${drawRound.request} ->> 'anchor'`,
      employerCap: sql<number>`(${drawRound.request} ->> 'employerCap')::int`,
      excluded: sql<Partial<Record<ExclusionCode, number>>>`(
        select coalesce(json_object_agg(reason, n), '{}'::json) from (
          select candidate ->> 'excluded' as reason, count(*)::int as n
          from jsonb_array_elements(${drawRound.candidates}::jsonb) as candidate
          where candidate ->> 'excluded' is not null group by 1) as counted)`,
    })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(and(thisRound(caseId, round), supervised(ctx.actor)));
  return row ? { ...row, seesPeople: seesPeople(ctx.actor, row) } : null;
}

export type FoundRound = NonNullable<Awaited<ReturnType<typeof findRound>>>;

export interface ListedCandidate {
  readonly expert: string;
  readonly employer: string;
  readonly employerName: string | null;
  readonly specialties: readonly string[];
  readonly excluded: ExclusionCode | null;
  /** The seat drawn for, if she was. */
  readonly drawn: string | null;
}

interface Candidates {
  readonly total: number;
  readonly rows: readonly ListedCandidate[];
}

/**
 * The people a round could or could not draw, by number, with the reason; null for who may not see them.
 * `page` is asked for with the total, so that a page that does not exist can become the first.
 */
export async function listCandidates(
  ctx: ReadCtx,
  where: { readonly caseId: string; readonly round: number },
  filter: CandidateFilter,
  page: (total: number) => Page,
): Promise<Candidates | null> {
  const [row] = await reader(ctx)
    .select({ id: drawRound.id, panelFormedAt: reviewCase.panelFormedAt })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(and(thisRound(where.caseId, where.round), supervised(ctx.actor)));
  if (!row || !seesPeople(ctx.actor, row)) return null;
  const from = sql`draw_round r cross join jsonb_array_elements(r.candidates::jsonb) as c
    left join jsonb_to_recordset(coalesce(r.certificate -> 'drawn', '[]'::jsonb)) as d(expert text, specialty text) on d.expert = c ->> 'expert'
    left join organization o on o.uscc = c ->> 'employer'
    where r.id = ${row.id} and ${choosing(filter)}`;
  const [counted] = await reader(ctx).execute<{ n: number }>(sql`select count(*)::int as n from ${from}`);
  const total = counted?.n ?? 0;
  const { limit, offset } = page(total);
  const rows = await reader(ctx).execute<ListedCandidate & Record<string, unknown>>(sql`
    select c ->> 'expert' as expert, c ->> 'employer' as employer, o.name as "employerName", c -> 'specialties' as specialties,
      c ->> 'excluded' as excluded, d.specialty as drawn
    from ${from} order by c ->> 'expert' collate "C" limit ${limit} offset ${offset}`);
  return { total, rows: [...rows] };
}

function choosing({ excluded, keyword }: CandidateFilter): SQL {
  const like = keyword ? containing(keyword) : null;
  const matching = like
    ? sql`(c ->> 'expert' ilike ${like} or c ->> 'employer' ilike ${like} or o.name ilike ${like})`
    : sql`true`;
  if (!excluded) return matching;
  if (excluded === "drawn") return sql`${matching} and d.expert is not null`;
  if (excluded === "none") return sql`${matching} and c ->> 'excluded' is null`;
  return sql`${matching} and c ->> 'excluded' = ${excluded}`;
}

/**
 * The full certificate of a round for who may have it, null for everybody else. Each reading is on
 * record: it says who was drawn.
 */
export async function readCertificate(
  ctx: Ctx,
  caseId: string,
  round: number,
): Promise<{ number: string; certificate: Certificate } | null> {
  const [row] = await reader(ctx)
    .select({
      request: drawRound.request,
      candidates: drawRound.candidates,
      certificate: drawRound.certificate,
      hash: drawRound.certificateHash,
      number: reviewCase.number,
      panelFormedAt: reviewCase.panelFormedAt,
    })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(and(thisRound(caseId, round), supervised(ctx.actor)));
  if (!row?.certificate || !seesPeople(ctx.actor, row)) return null;
  const certificate = certificateOf({ request: requestOf(row), certificate: row.certificate });
  return mutation(ctx, async () => ({
    value: { number: row.number ?? caseId, certificate },
    audit: [
      {
        action: "certificate.read",
        subject: { type: "case", id: caseId },
        detail: { round, certificateHash: row.hash },
      },
    ],
  }));
}

function thisRound(caseId: string, round: number): SQL | undefined {
  if (!isId(caseId) || !Number.isInteger(round) || round < 1 || round > 63) return sql`false`;
  return and(eq(drawRound.caseId, caseId), eq(drawRound.round, round));
}
