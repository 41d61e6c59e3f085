import type { ReactNode } from "react";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import type { CaseHead } from "../queries/contractor-case";

/** The plan's name with its number and class, on every page of its draw. */
export function ContractorCaseHead({ head, actions }: { head: CaseHead; actions?: ReactNode }) {
  return <PageHead title={head.title} lead={<CaseLine head={head} />} actions={actions} />;
}

/** Number, class and clause in one line. */
export function CaseLine({ head }: { head: CaseHead }) {
  return (
    <>
      {head.number}
      {head.resultLabel ? (
        <>
          {" · "}
          <Tag tone={head.overScale ? "warn" : "idle"}>{head.resultLabel}</Tag>
        </>
      ) : null}
      {head.clause ? ` ${head.clause}` : null}
    </>
  );
}
