import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { approval, type FileKind, projectParty, storedFile } from "@/db/schema";
import { currentFiles, type ReviewCase } from "@/features/reviews";
import { revisionBasis } from "../accepted-report";
import { type Candidate, lacksOfApproval, planToApprove } from "../rules/permission";

const signedKinds: readonly FileKind[] = [
  "company_approval",
  "subcontractor_approval",
  "supervisor_approval",
];

/** What an approval of a case would rest on: report, versions, signed pages, earlier approvals. */
export async function approvalBasis(tx: Pick<Tx, "select">, reviewed: ReviewCase) {
  const basis = await revisionBasis(tx, reviewed.id);
  const approvals = await tx
    .select()
    .from(approval)
    .where(eq(approval.caseId, reviewed.id))
    .orderBy(desc(approval.ordinal));
  const pages = await tx
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.caseId, reviewed.id), inArray(storedFile.kind, [...signedKinds])));
  const signed = currentFiles(pages);
  const authors = await tx
    .select({ role: projectParty.role })
    .from(projectParty)
    .where(
      and(
        eq(projectParty.projectId, reviewed.projectId),
        inArray(projectParty.role, ["subcontractor", "plan_author"]),
        isNull(projectParty.removedAt),
      ),
    );
  const confirmed = basis?.rounds.find(({ state }) => state === "CONFIRMED") ?? null;
  const latest = basis?.rounds[0];
  const candidate: Candidate = {
    conclusion: reviewed.conclusion,
    reviewed: basis?.reviewed ?? null,
    // A later round undoes an earlier confirmation.
    confirmed: latest && confirmed && latest.id === confirmed.id ? confirmed : null,
    newest: basis?.plans.find(({ state }) => state === "AVAILABLE") ?? null,
  };
  return {
    basis,
    approvals,
    open: approvals.find(({ state }) => state === "SUPERVISOR_REVIEW") ?? null,
    granted: approvals.find(({ state }) => state === "APPROVED") ?? null,
    candidate,
    /** Whether a subcontractor's engineer signs too: where it wrote the plan, which is on record or has to be asked. */
    authored: authoredBy(authors.map(({ role }) => role)),
    company: signedSince(signed, "company_approval", approvals[0]?.companyFileId),
    subcontractor: signedSince(signed, "subcontractor_approval", approvals[0]?.subcontractorFileId),
    supervisor: signedSince(signed, "supervisor_approval", undefined),
  };
}

export type ApprovalBasis = Awaited<ReturnType<typeof approvalBasis>>;

/** A page signed for an earlier, refused request is not taken for the next one: it was signed under another file. */
function signedSince(
  files: ReturnType<typeof currentFiles>,
  kind: FileKind,
  usedId: string | null | undefined,
) {
  const file = files.find((one) => one.kind === kind);
  return file && file.id !== usedId ? file : null;
}

function authoredBy(roles: readonly string[]): "SUBCONTRACTOR" | "ASK" | "CONTRACTOR" {
  if (roles.includes("plan_author")) return "SUBCONTRACTOR";
  return roles.length > 0 ? "ASK" : "CONTRACTOR";
}

export function needsSubcontractor(found: Pick<ApprovalBasis, "authored">, declared: boolean): boolean {
  return found.authored === "SUBCONTRACTOR" || (found.authored === "ASK" && declared);
}

/** What is missing before the approval of one's choice can be asked for. */
export function lacksOf(
  state: ReviewCase["state"],
  found: ApprovalBasis,
  { wantsOwn, subcontractorWrote }: { wantsOwn: boolean; subcontractorWrote: boolean },
): string[] {
  return lacksOfApproval({
    state,
    open: found.open !== null,
    bound: planToApprove(found.candidate, wantsOwn),
    companyFile: found.company !== null,
    subcontractorNeeded: needsSubcontractor(found, subcontractorWrote),
    subcontractorFile: found.subcontractor !== null,
  });
}
