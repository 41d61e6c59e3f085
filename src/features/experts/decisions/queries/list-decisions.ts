import { and, asc, count, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { expert, expertDecision, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { stationOnly } from "./station-scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** pending: 待确认; done: 已办. */
export type DecisionList = "pending" | "done";

/** How many decisions a list of the station holds. */
export async function countDecisions(ctx: ReadCtx, list: DecisionList): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(expertDecision).where(fitting(ctx, list));
  return row?.n ?? 0;
}

/** A page of them: the oldest waiting first, of the closed the newest. */
export async function listDecisions(
  ctx: ReadCtx,
  list: DecisionList,
  page: { limit: number; offset: number },
) {
  return read(ctx, fitting(ctx, list))
    .orderBy(
      list === "pending" ? asc(expertDecision.proposedAt) : desc(expertDecision.decidedAt),
      asc(expertDecision.id),
    )
    .limit(page.limit)
    .offset(page.offset);
}

/** All decisions about one member, newest first. */
export async function listDecisionsAbout(ctx: ReadCtx, expertId: string) {
  return read(ctx, and(stationOnly(ctx.actor), eq(expertDecision.expertId, expertId))).orderBy(
    desc(expertDecision.proposedAt),
    asc(expertDecision.id),
  );
}

/** One decision, or null: for anybody but the station there is none. */
export async function findDecision(ctx: ReadCtx, decisionId: string) {
  if (!isId(decisionId)) return null;
  const [row] = await read(ctx, and(stationOnly(ctx.actor), eq(expertDecision.id, decisionId)));
  return row ?? null;
}

export type ListedDecision = NonNullable<Awaited<ReturnType<typeof findDecision>>>;

const proposer = alias(person, "proposer");
const decider = alias(person, "decider");

function read(ctx: ReadCtx, where: SQL | undefined) {
  return reader(ctx)
    .select({
      id: expertDecision.id,
      kind: expertDecision.kind,
      state: expertDecision.state,
      expertId: expertDecision.expertId,
      expertNumber: expert.number,
      expertName: person.name,
      subjectPersonId: expert.personId,
      reason: expertDecision.reason,
      document: expertDecision.document,
      effectiveFrom: expertDecision.effectiveFrom,
      effectiveTo: expertDecision.effectiveTo,
      banUntil: expertDecision.banUntil,
      proposedBy: expertDecision.proposedBy,
      proposerName: proposer.name,
      proposedAt: expertDecision.proposedAt,
      deciderName: decider.name,
      decidedAt: expertDecision.decidedAt,
      refusal: expertDecision.refusal,
      documents: sql<number>`(select count(*)::int from evidence_file f where f.decision_id = ${expertDecision.id}
        and f.kind = 'DECISION_DOCUMENT' and f.removed_at is null)`,
    })
    .from(expertDecision)
    .innerJoin(expert, eq(expert.id, expertDecision.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .innerJoin(proposer, eq(proposer.id, expertDecision.proposedBy))
    .leftJoin(decider, eq(decider.id, expertDecision.decidedBy))
    .where(where);
}

function fitting(ctx: ReadCtx, list: DecisionList): SQL | undefined {
  const open = list === "pending";
  return and(
    stationOnly(ctx.actor),
    open ? eq(expertDecision.state, "PROPOSED") : ne(expertDecision.state, "PROPOSED"),
  );
}
