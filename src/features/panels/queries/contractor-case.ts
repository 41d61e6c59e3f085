import { and, eq } from "drizzle-orm";
import { jurisdiction, project, reviewCase } from "@/db/schema";
import { demandContractor, scope } from "@/features/projects";
import type { ReviewCase } from "@/features/reviews";
import { RESULT_LABELS, type Result } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { leadingClause } from "./contractor-extras";

/** The head every page of a case's draw shows. */
export interface CaseHead {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly resultLabel: string | null;
  readonly overScale: boolean;
  readonly clause: string | null;
  readonly projectName: string;
  readonly projectAddress: string;
  readonly supervisor: string;
}

/** The actor's own case with what its pages' head needs; null for anybody else's. One statement. */
export async function readOwnCase(
  ctx: Pick<Ctx, "actor" | "tx">,
  caseId: string,
): Promise<{ reviewed: ReviewCase; head: CaseHead } | null> {
  demandContractor(ctx.actor);
  if (!isId(caseId)) return null;
  const owned = {
    organizationId: reviewCase.organizationId,
    jurisdictionCode: reviewCase.jurisdictionCode,
    projectId: reviewCase.projectId,
  };
  const [row] = await reader(ctx)
    .select({ reviewed: reviewCase, project, supervisor: jurisdiction.competentBody })
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, reviewCase.jurisdictionCode))
    .where(and(eq(reviewCase.id, caseId), scope(ctx.actor, owned)));
  if (!row) return null;
  const { reviewed } = row;
  return {
    reviewed,
    head: {
      caseId: reviewed.id,
      number: reviewed.number ?? "未编号",
      title: reviewed.title,
      resultLabel: reviewed.result ? (RESULT_LABELS[reviewed.result as Result] ?? null) : null,
      overScale: reviewed.result === "OVER_SCALE",
      clause: leadingClause(reviewed.classification),
      projectName: row.project.name,
      projectAddress: row.project.address,
      supervisor: row.supervisor,
    },
  };
}
