import { and, asc, count, desc, eq, type SQL } from "drizzle-orm";
import {
  circular,
  hazardousItem,
  jurisdiction,
  type OutsideReviewState,
  organization,
  outsideReview,
  project,
} from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { outsideScope } from "./scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

function select(ctx: ReadCtx, which: SQL | undefined) {
  return reader(ctx)
    .select({
      review: outsideReview,
      projectName: project.name,
      projectAddress: project.address,
      organizationName: organization.name,
      areaName: jurisdiction.name,
      part: hazardousItem.part,
      circularId: circular.id,
      circularNumber: circular.number,
      issuedAt: circular.issuedAt,
      documentNumber: circular.documentNumber,
    })
    .from(outsideReview)
    .innerJoin(project, eq(project.id, outsideReview.projectId))
    .innerJoin(organization, eq(organization.id, outsideReview.organizationId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, outsideReview.jurisdictionCode))
    .leftJoin(hazardousItem, eq(hazardousItem.id, outsideReview.itemId))
    .leftJoin(circular, eq(circular.outsideReviewId, outsideReview.id))
    .where(and(which, outsideScope(ctx.actor)));
}

export async function countOutsideReviews(ctx: ReadCtx, state?: OutsideReviewState): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(outsideReview)
    .where(and(state ? eq(outsideReview.state, state) : undefined, outsideScope(ctx.actor)));
  return row?.n ?? 0;
}

/** Reviews outside that the actor sees, newest first. */
export async function listOutsideReviews(
  ctx: ReadCtx,
  { state, limit, offset }: { state?: OutsideReviewState; limit: number; offset: number },
) {
  const rows = await select(ctx, state ? eq(outsideReview.state, state) : undefined)
    .orderBy(desc(outsideReview.recordedAt), asc(outsideReview.id))
    .limit(limit)
    .offset(offset);
  return rows.map(({ review, ...names }) => ({ ...review, ...names }));
}

/** One of them; null: none such. */
export async function findOutsideReview(ctx: ReadCtx, reviewId: string) {
  if (!isId(reviewId)) return null;
  const [row] = await select(ctx, eq(outsideReview.id, reviewId));
  return row ? { ...row.review, ...row, review: undefined } : null;
}

export type FoundOutsideReview = NonNullable<Awaited<ReturnType<typeof findOutsideReview>>>;
