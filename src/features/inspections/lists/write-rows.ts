import type { Tx } from "@/db/client";
import { inspection } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { reasons } from "../rules/reasons";
import type { CandidateRow } from "./find-candidates";

type Row = Pick<
  CandidateRow,
  "projectId" | "caseId" | "itemId" | "organizationId" | "jurisdictionCode" | "reason" | "fact" | "since"
>;

/** Rows of a new list, each with its number and the clauses it rests on; answers their lines of the trace. */
export async function writeRows(
  tx: Tx,
  list: { readonly id: string; readonly number: string },
  rows: readonly Row[],
): Promise<Audit[]> {
  const written = rows.map((row, index) => ({
    id: randomId(),
    listId: list.id,
    ordinal: index + 1,
    number: `${list.number}-${String(index + 1).padStart(3, "0")}`,
    projectId: row.projectId,
    caseId: row.caseId,
    itemId: row.itemId,
    organizationId: row.organizationId,
    jurisdictionCode: row.jurisdictionCode,
    reason: row.reason,
    fact: row.fact,
    basis: [...reasons[row.reason].basis],
    since: row.since,
    state: "PLANNED" as const,
  }));
  await tx.insert(inspection).values(written);
  return written.map(({ id, number, reason, caseId }) => ({
    action: "inspection.listed",
    subject: { type: "inspection", id },
    detail: { list: list.number, number, reason, ...(caseId ? { case: caseId } : {}) },
  }));
}
