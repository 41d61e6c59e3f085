import { redirect } from "next/navigation";
import { DraftForm } from "@/features/reports/components/draft-form";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import type { InvitationParams } from "../../own-invitation";
import { ownReport } from "../own-report";

type Props = InvitationParams & { searchParams: Promise<{ done?: string }> };

/** 起草: the leader's alone; whoever else comes here reads the report. */
export default async function DraftPage({ params, searchParams }: Props) {
  const { ctx, desk, path, crumbs } = await ownReport(params, "/draft");
  const { report } = desk;
  if (!desk.leads || desk.state !== "IN_MEETING" || report?.state !== "DRAFT") redirect(path);
  const defects = [...new Set([...desk.ticked, ...report.defects])];
  return (
    <ExpertFrame ctx={ctx} crumbs={[...crumbs, { label: "起草" }]} here={`${path}/draft`} size="elder">
      {(await searchParams).done === "saved" ? <Banner kind="success" title="草稿已保存" /> : null}
      <DraftForm
        invitationId={desk.invitationId}
        seen={report.seen}
        headings={report.headings}
        lines={report.items.map(({ sources: _, ...line }) => line)}
        defects={defects.map((value) => ({
          value,
          label: report.defectWords[report.defects.indexOf(value)] ?? value,
        }))}
        chosen={report.defects}
        conclusion={report.conclusion}
        title={`起草论证报告${onPlatform}`}
        head={
          <PageHead
            title="起草论证报告"
            lead="各位专家的意见已经汇总在下面，请合并、修改、排序。保存后到会专家都能看到。"
            backHref={path}
          />
        }
      />
    </ExpertFrame>
  );
}
