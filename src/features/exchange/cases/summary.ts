import { jurisdiction, organization, project, reviewCase } from "@/db/schema";
import { stateLabels } from "@/features/reviews";
import { specialtyOf } from "@/features/rulebook";
import type { Answered } from "../contract/operations";

/** What both the list and a single case are made of. */
export const summaryColumns = {
  number: reviewCase.number,
  title: reviewCase.title,
  state: reviewCase.state,
  projectName: project.name,
  contractorName: organization.name,
  contractorUscc: organization.uscc,
  areaCode: jurisdiction.code,
  areaName: jurisdiction.name,
  mainSpecialty: reviewCase.mainSpecialty,
  result: reviewCase.result,
  submittedAt: reviewCase.submittedAt,
  conclusion: reviewCase.conclusion,
  concludedAt: reviewCase.concludedAt,
  approvedAt: reviewCase.approvedAt,
};

type Row = { readonly [K in keyof typeof summaryColumns]: (typeof summaryColumns)[K]["_"]["data"] | null };

/** A filed case as another system gets it. */
export function summaryOf(row: Row): Answered<"listCases">["items"][number] {
  const { number, title, state, submittedAt, mainSpecialty, result } = row;
  // A filed case has both; the scope leaves drafts out.
  if (!number || !submittedAt || !state || !title) throw new Error("a case without number or filing");
  return {
    number,
    title,
    state,
    stateLabel: stateLabels[state],
    project: row.projectName ?? "",
    contractor: { name: row.contractorName ?? "", uscc: row.contractorUscc ?? "" },
    area: { code: row.areaCode ?? "", name: row.areaName ?? "" },
    specialty: mainSpecialty
      ? { code: mainSpecialty, label: specialtyOf(mainSpecialty)?.label ?? mainSpecialty }
      : null,
    // A CHECK of the classifier's four words stands behind the column of the item; the case's own has none.
    result: result as Answered<"getCase">["result"],
    submittedAt: submittedAt.toISOString(),
    conclusion: row.conclusion,
    concludedAt: row.concludedAt?.toISOString() ?? null,
    approvedAt: row.approvedAt?.toISOString() ?? null,
  };
}
