import { dossierKinds, type storedFile } from "@/db/schema";
import { sha256 } from "@/platform/crypto";
import type { PlannedCase } from "./plan-cases";

const names = {
  plan: "专项施工方案",
  company_review: "施工单位审核页",
  supervisor_review: "总监审查页",
} as const;

/**
 * The three files of every filed case, as rows alone: nothing lies in the object store under their keys,
 * so lists and pages can be measured, and a download answers that the file is gone.
 */
export function* bulkFiles(cases: readonly PlannedCase[]): Generator<typeof storedFile.$inferInsert> {
  for (const { id, item, createdAt, submittedAt } of cases) {
    if (!submittedAt) continue;
    for (const [place, kind] of dossierKinds.entries()) {
      const digest = sha256(`${id}/${kind}`);
      yield {
        // The id follows from the case, so that a city is the same each time.
        id: `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
        caseId: id,
        kind,
        version: 1,
        displayName: `${item.part}${names[kind]}.pdf`,
        objectKey: `city/${id}/${kind}`,
        state: "AVAILABLE",
        size: kind === "plan" ? 4_000_000 + (digest.charCodeAt(0) % 16) * 1_000_000 : 180_000,
        sha256: digest,
        contentType: "application/pdf",
        pages: kind === "plan" ? 86 : 1,
        scanner: "none",
        uploadedBy: "city",
        startedAt: createdAt,
        availableAt: new Date(createdAt.getTime() + (place + 1) * 60_000),
      };
    }
  }
}
