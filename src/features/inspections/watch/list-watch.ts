import { and, asc, count, desc, eq, type SQL, sql } from "drizzle-orm";
import { inspection, keyWatch, organization, outsideReview, project } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** Regulators read the whole key-watch list: a unit that is watched in one district builds in another as well. */
export function watchScope(actor: Actor): SQL {
  if (actor.kind === "system") return sql`true`;
  return actor.kind === "user" && actor.role === "regulator" && actor.post !== null ? sql`true` : sql`false`;
}

/** Whether a watch stands today. */
const standing = sql`${keyWatch.liftedAt} is null and (app_now() at time zone 'Asia/Shanghai')::date between ${keyWatch.fromDate} and ${keyWatch.toDate}`;

export type WatchTab = "standing" | "ended";
const inTab = (tab: WatchTab) => (tab === "standing" ? standing : sql`not (${standing})`);

export async function countWatch(ctx: ReadCtx, tab: WatchTab): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(keyWatch)
    .where(and(watchScope(ctx.actor), inTab(tab)));
  return row?.n ?? 0;
}

/** 重点检查对象: those that stand with the nearest end first, those that have ended with the latest. */
export async function listWatch(ctx: ReadCtx, tab: WatchTab, page: { limit: number; offset: number }) {
  return reader(ctx)
    .select({
      id: keyWatch.id,
      projectId: keyWatch.projectId,
      projectName: project.name,
      organizationName: organization.name,
      uscc: organization.uscc,
      jurisdictionCode: keyWatch.jurisdictionCode,
      outsideReviewId: keyWatch.outsideReviewId,
      outsideNumber: outsideReview.number,
      inspectionId: keyWatch.inspectionId,
      inspectionNumber: inspection.number,
      fromDate: keyWatch.fromDate,
      toDate: keyWatch.toDate,
      intervalDays: keyWatch.intervalDays,
      placedBy: keyWatch.placedBy,
      liftedAt: keyWatch.liftedAt,
      liftedReason: keyWatch.liftedReason,
    })
    .from(keyWatch)
    .leftJoin(project, eq(project.id, keyWatch.projectId))
    .leftJoin(
      organization,
      eq(organization.id, sql`coalesce(${keyWatch.organizationId}, ${project.organizationId})`),
    )
    .leftJoin(outsideReview, eq(outsideReview.id, keyWatch.outsideReviewId))
    .leftJoin(inspection, eq(inspection.id, keyWatch.inspectionId))
    .where(and(watchScope(ctx.actor), inTab(tab)))
    .orderBy(tab === "standing" ? asc(keyWatch.toDate) : desc(keyWatch.toDate), asc(keyWatch.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedWatch = Awaited<ReturnType<typeof listWatch>>[number];
