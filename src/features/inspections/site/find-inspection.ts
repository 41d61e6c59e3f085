import { and, asc, desc, eq, sql } from "drizzle-orm";
import {
  circular,
  inspection,
  inspectionAnswer,
  inspectionCheck,
  inspectionDraft,
  inspectionFinding,
  inspectionList,
  inspectionReply,
  inspectionTeam,
  organization,
  siteFact,
} from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { selectRows } from "../lists/find-rows";
import { whyNotRecord } from "../rules/policy";
import { inspectionScope } from "../scope";
import { baseOf } from "./save-record";
import { worksOf } from "./works";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** An inspection the actor sees with all that is on record of it; null when there is none such. */
export async function findInspection(ctx: ReadCtx, inspectionId: string) {
  if (!isId(inspectionId)) return null;
  const [named] = await selectRows(ctx, eq(inspection.id, inspectionId));
  if (!named) return null;
  const db = reader(ctx);
  const [row] = await db
    .select({
      facts: inspection,
      body: inspectionList.jurisdictionCode,
      kind: inspectionList.kind,
      list: inspectionList.number,
    })
    .from(inspection)
    .innerJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .where(and(eq(inspection.id, inspectionId), inspectionScope(ctx.actor)));
  if (!row) return null;
  const [answers, findings, replies, checks, team] = await Promise.all([
    db.select().from(inspectionAnswer).where(eq(inspectionAnswer.inspectionId, inspectionId)),
    db
      .select()
      .from(inspectionFinding)
      .where(eq(inspectionFinding.inspectionId, inspectionId))
      .orderBy(asc(inspectionFinding.ordinal)),
    db
      .select({ reply: inspectionReply, unit: organization.name })
      .from(inspectionReply)
      .innerJoin(inspectionFinding, eq(inspectionFinding.id, inspectionReply.findingId))
      .innerJoin(organization, eq(organization.id, inspectionReply.organizationId))
      .where(eq(inspectionFinding.inspectionId, inspectionId))
      .orderBy(asc(inspectionReply.round)),
    db
      .select({ check: inspectionCheck })
      .from(inspectionCheck)
      .innerJoin(inspectionFinding, eq(inspectionFinding.id, inspectionCheck.findingId))
      .where(eq(inspectionFinding.inspectionId, inspectionId))
      .orderBy(asc(inspectionCheck.round)),
    db
      .select({ personId: inspectionTeam.personId })
      .from(inspectionTeam)
      .where(and(eq(inspectionTeam.listId, row.facts.listId), sql`${inspectionTeam.withdrawnAt} is null`)),
  ]);
  const detailed = findings.map((finding) => ({
    ...finding,
    replies: replies.flatMap(({ reply, unit }) =>
      reply.findingId === finding.id ? [{ ...reply, unit }] : [],
    ),
    checks: checks.flatMap(({ check }) => (check.findingId === finding.id ? [check] : [])),
  }));
  return {
    ...row.facts,
    ...named,
    body: row.body,
    listNumber: row.list,
    team: row.kind === "RANDOM" ? team.map(({ personId }) => personId) : null,
    answers,
    findings: detailed,
  };
}

export type FoundInspection = NonNullable<Awaited<ReturnType<typeof findInspection>>>;
export type FoundFinding = FoundInspection["findings"][number];

/** Circulars about an inspection, newest first: the authorities' alone. */
export async function listCirculars(ctx: ReadCtx, inspectionId: string) {
  if (!isId(inspectionId) || ctx.actor.kind !== "user" || ctx.actor.role !== "regulator") return [];
  const rows = await reader(ctx)
    .select({ circular })
    .from(circular)
    .innerJoin(inspection, eq(inspection.id, circular.inspectionId))
    .innerJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .where(and(eq(circular.inspectionId, inspectionId), inspectionScope(ctx.actor)))
    .orderBy(desc(circular.draftedAt));
  return rows.map((one) => one.circular);
}

/** What the form of a visit is made from: the works, and the draft with its `base`; null for whoever may not record. */
export async function findVisit(ctx: ReadCtx, found: FoundInspection) {
  if (whyNotRecord(ctx.actor, found)) return null;
  const db = reader(ctx);
  const [works, [draft]] = await Promise.all([
    worksOf(db, found),
    db.select().from(inspectionDraft).where(eq(inspectionDraft.inspectionId, found.id)),
  ]);
  return { works, fields: draft?.fields ?? {}, base: baseOf(draft) };
}

/** What was seen of the works on a visit. */
export async function listSiteFacts(ctx: ReadCtx, found: FoundInspection) {
  return reader(ctx).select().from(siteFact).where(eq(siteFact.inspectionId, found.id));
}
