import { and, asc, eq } from "drizzle-orm";
import {
  approval,
  hazardousItem,
  organization,
  project,
  reviewCase,
  reviewItem,
  storedFile,
} from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";

const columns = {
  caseId: reviewCase.id,
  number: reviewCase.number,
  title: reviewCase.title,
  state: reviewCase.state,
  conclusion: reviewCase.conclusion,
  approvedAt: reviewCase.approvedAt,
  closedAt: reviewCase.closedAt,
  projectName: project.name,
  projectAddress: project.address,
  organizationName: organization.name,
  siteCode: approval.siteCode,
  sha256: approval.planSha256,
  version: storedFile.version,
  pages: storedFile.pages,
  size: storedFile.size,
};

/**
 * What an inspector reads behind the QR code on site (features.md 72): the approved version, its hash and the
 * conclusion, and whether the permission still stands. Public: units and works, no person. Null: no such code.
 */
export async function findSite(ctx: Pick<Ctx, "tx">, code: string) {
  if (!/^[0-9a-f]{32}$/.test(code)) return null;
  const [row] = await select(ctx).where(eq(approval.siteCode, code));
  return row ? withItems(ctx, row) : null;
}

/** The same for the notice of an own case, before it hangs on site. */
export async function findOwnSite(ctx: Pick<Ctx, "actor" | "tx">, caseId: string) {
  if (!isId(caseId)) return null;
  const [row] = await select(ctx).where(
    and(eq(reviewCase.id, caseId), eq(approval.state, "APPROVED"), caseScope(ctx.actor)),
  );
  return row ? withItems(ctx, row) : null;
}

export type Site = NonNullable<Awaited<ReturnType<typeof findSite>>>;

function select(ctx: Pick<Ctx, "tx">) {
  return reader(ctx)
    .select(columns)
    .from(approval)
    .innerJoin(reviewCase, eq(reviewCase.id, approval.caseId))
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
    .innerJoin(storedFile, eq(storedFile.id, approval.planFileId));
}

async function withItems(ctx: Pick<Ctx, "tx">, row: Awaited<ReturnType<typeof select>>[number]) {
  const items = await reader(ctx)
    .select({ part: hazardousItem.part })
    .from(reviewItem)
    .innerJoin(hazardousItem, eq(hazardousItem.id, reviewItem.itemId))
    .where(eq(reviewItem.caseId, row.caseId))
    .orderBy(asc(hazardousItem.createdAt));
  return { ...row, parts: items.map(({ part }) => part), standing: standingOf(row.state) };
}

/** Whether one may build by the paper on site. */
function standingOf(state: string): "VALID" | "SUPERSEDED" | "VOID" {
  if (state === "CLOSED_SUPERSEDED") return "SUPERSEDED";
  return ["APPROVED", "IMPLEMENTING", "COMPLETED"].includes(state) ? "VALID" : "VOID";
}
