import { and, asc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import {
  approval,
  drawRound,
  jurisdiction,
  organization,
  project,
  report,
  reviewCase,
  revisionRound,
} from "@/db/schema";
import { listParties, partyLabels } from "@/features/projects";
import { type CaseClassification, caseScope } from "@/features/reviews";
import { boundedRead } from "@/platform/bounded-read";
import { type Ctx, reader } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import type { ClientCtx } from "../calls/authenticate";
import type { Answered } from "../contract/operations";
import { whyNotRead } from "../policy";
import { summaryColumns, summaryOf } from "./summary";

type Detail = Answered<"getCase">;
type ReadCtx = Pick<Ctx, "actor" | "tx">;

const columns = {
  ...summaryColumns,
  id: reviewCase.id,
  projectId: reviewCase.projectId,
  address: project.address,
  library: reviewCase.library,
  supervisedBy: jurisdiction.competentBody,
  classification: reviewCase.classification,
  admitBy: reviewCase.admitBy,
  meetingFrom: reviewCase.meetingFrom,
  predecessorId: reviewCase.predecessorId,
  predecessorKind: reviewCase.predecessorKind,
};

/** One case of a token's areas by its number, on one snapshot. NotFound: there is none, or it lies elsewhere. */
export async function findExchangedCase(ctx: ClientCtx, number: string): Promise<Detail> {
  demand(whyNotRead(ctx.actor, "cases"));
  return boundedRead(ctx, async (read) => {
    const [row] = await reader(read)
      .select(columns)
      .from(reviewCase)
      .innerJoin(project, eq(project.id, reviewCase.projectId))
      .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
      .innerJoin(jurisdiction, eq(jurisdiction.code, reviewCase.jurisdictionCode))
      .where(and(eq(reviewCase.number, number), caseScope(read.actor)));
    if (!row) throw new NotFound("case");
    const parties = await listParties(read, row.projectId);
    const { project: projectName, ...summary } = summaryOf(row);
    return {
      ...summary,
      project: { name: projectName, address: row.address, library: row.library },
      supervisedBy: row.supervisedBy,
      parties: parties.map(({ role, name, uscc }) => ({
        role,
        roleLabel: partyLabels[role],
        unit: { name, uscc },
      })),
      classification: classificationOf(row.classification),
      deadlines: await deadlinesOf(read, row),
      approved: await approvedOf(read, row.id),
      predecessor: await predecessorOf(read, row),
      certificates: await certificatesOf(read, row.id),
    };
  });
}

function classificationOf(stored: Record<string, unknown> | null): Detail["classification"] {
  if (!stored) return null;
  const { result, onDate, catalogue, items } = stored as object as CaseClassification;
  return {
    result,
    onDate,
    catalogue: [...catalogue],
    items: items.map((item) => ({
      part: item.part,
      chainage: item.chainage,
      kind: item.kind,
      kindLabel: item.kindLabel,
      result: item.result,
      clauses: item.fired.map(({ clause }) => clause),
    })),
  };
}

const beforeMeeting = ["ADMITTED", "DRAWING", "INVITING", "POOL_EXHAUSTED", "PANEL_FORMED", "PRE_REVIEW"];

/** What the case waits for by a set time, in the order of the process. */
async function deadlinesOf(
  ctx: ReadCtx,
  row: { id: string; state: string; admitBy: Date | null; meetingFrom: Date | null },
): Promise<Detail["deadlines"]> {
  const db = reader(ctx);
  const due: Detail["deadlines"] = [];
  const add = (kind: Detail["deadlines"][number]["kind"], at: Date | null | undefined) => {
    if (at) due.push({ kind, at: at.toISOString() });
  };
  if (row.state === "SUBMITTED") add("ADMISSION", row.admitBy);
  if (beforeMeeting.includes(row.state)) add("MEETING", row.meetingFrom);
  const [locked] = await db
    .select({ dueAt: report.dueAt })
    .from(report)
    .where(and(eq(report.caseId, row.id), eq(report.state, "LOCKED")));
  add("REPORT", locked?.dueAt);
  const [waiting] = await db
    .select({ dueAt: revisionRound.leaderDueAt })
    .from(revisionRound)
    .where(and(eq(revisionRound.caseId, row.id), eq(revisionRound.state, "LEADER_REVIEW")));
  add("LEADER_REVIEW", waiting?.dueAt);
  return due;
}

/** 获准实施的方案: the hash of the one file that may be carried out. */
async function approvedOf(ctx: ReadCtx, caseId: string): Promise<Detail["approved"]> {
  const [granted] = await reader(ctx)
    .select({ planSha256: approval.planSha256, at: approval.decidedAt })
    .from(approval)
    .where(and(eq(approval.caseId, caseId), eq(approval.state, "APPROVED"), isNotNull(approval.decidedAt)));
  return granted?.at ? { planSha256: granted.planSha256, at: granted.at.toISOString() } : null;
}

async function predecessorOf(
  ctx: ReadCtx,
  { predecessorId, predecessorKind }: { predecessorId: string | null; predecessorKind: string | null },
): Promise<Detail["predecessor"]> {
  if (!predecessorId) return null;
  const [before] = await reader(ctx)
    .select({ number: reviewCase.number })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, predecessorId), caseScope(ctx.actor)));
  if (!before?.number) return null;
  type Kind = NonNullable<Detail["predecessor"]>["kind"];
  return { number: before.number, kind: predecessorKind as Kind };
}

/** The certificates that are public, in their order: those drawn before the panel stood (trust.md §1.5). */
async function certificatesOf(ctx: ReadCtx, caseId: string): Promise<Detail["certificates"]> {
  const rows = await reader(ctx)
    .select({
      round: drawRound.round,
      state: drawRound.state,
      drawnAt: drawRound.drawnAt,
      code: drawRound.publicCode,
    })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(
      and(
        eq(drawRound.caseId, caseId),
        inArray(drawRound.state, ["DRAWN", "INFEASIBLE"]),
        lte(drawRound.drawnAt, sql`coalesce(${reviewCase.panelFormedAt}, ${reviewCase.firstFormedAt})`),
      ),
    )
    .orderBy(asc(drawRound.round));
  return rows.map(({ round, state, drawnAt, code }) => ({
    round,
    outcome: state === "DRAWN" ? ("FILLED" as const) : ("INFEASIBLE" as const),
    drawnAt: drawnAt?.toISOString() ?? "",
    code,
  }));
}
