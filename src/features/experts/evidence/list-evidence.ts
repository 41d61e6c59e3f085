import { and, asc, eq, isNull } from "drizzle-orm";
import { evidenceFile, expertApplication } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import type { EvidenceKind, EvidenceOwnerType } from "../rules/evidence";
import { evidenceScope } from "./owner";

export interface EvidenceItem {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly specialty: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly scanner: string;
  readonly uploadedAt: Date;
}

/** The files of an application or a decision that the actor may open, oldest first; removed ones left out. */
export async function listEvidence(
  ctx: Ctx,
  owner: { readonly type: EvidenceOwnerType; readonly id: string },
): Promise<EvidenceItem[]> {
  if (!isId(owner.id)) return [];
  const column = owner.type === "application" ? evidenceFile.applicationId : evidenceFile.decisionId;
  return reader(ctx)
    .select({
      id: evidenceFile.id,
      kind: evidenceFile.kind,
      specialty: evidenceFile.specialty,
      name: evidenceFile.displayName,
      contentType: evidenceFile.contentType,
      size: evidenceFile.size,
      sha256: evidenceFile.sha256,
      scanner: evidenceFile.scanner,
      uploadedAt: evidenceFile.uploadedAt,
    })
    .from(evidenceFile)
    .leftJoin(expertApplication, eq(expertApplication.id, evidenceFile.applicationId))
    .where(and(eq(column, owner.id), isNull(evidenceFile.removedAt), evidenceScope(ctx.actor)))
    .orderBy(asc(evidenceFile.uploadedAt), asc(evidenceFile.id));
}
