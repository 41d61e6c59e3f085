import { RecheckForm } from "@/features/panels/components/regulator-forms";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 核对回避: everybody asked or seated is compared again with the facts of today (E7, E8). */
export default async function RecheckCase({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/recheck");
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      page={{ label: "核对回避", here: `/regulator/cases/${id}/recheck` }}
    >
      <RecheckForm
        caseId={id}
        title={`核对回避 - ${reviewed.title} - 专家评审平台`}
        head={<PageHead title="核对回避" lead={reviewed.title} backHref={`/regulator/cases/${id}`} />}
      >
        <Note>
          <p>
            系统按今天的任职、股权、申报和参建单位，重新核对全部在席和受邀的专家。发现需要回避的，席位即行空出并另行补位，
            不能由人工指定或保留。
          </p>
        </Note>
      </RecheckForm>
    </CaseFrame>
  );
}
