import { conclusionLabels, type FoundReport, type Handover } from "@/features/reports";
import { formatInstant } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";

/** The locked report: what it concludes, and the form to print and sign. */
export function ReportCard({ report, form }: { report: FoundReport; form: Handover["form"] }) {
  const required = report.items.filter(({ severity }) => severity === "MUST").length;
  return (
    <Card title="锁定的报告">
      <Facts
        items={[
          { term: "论证结论", value: <b>{conclusionLabels[report.conclusion]}</b> },
          { term: "必须修改", value: `${required}条` },
          { term: "建议", value: `${report.items.length - required}条` },
          { term: "校验码", value: <code>{report.checkCode}</code> },
          { term: "锁定时间", value: formatInstant(report.lockedAt, { year: true }) },
          { term: "方案校验值", value: <Hash value={report.content.plan.sha256} /> },
        ]}
      />
      {form ? (
        <ButtonLink look="quiet" href={`/api/files/${form.id}`} download>
          下载论证报告（{form.pages}页）
        </ButtonLink>
      ) : (
        <p>论证报告表格正在生成，请稍候刷新本页。</p>
      )}
      <p className="small muted">打印后由到会专家逐人手写签名，扫描全部页面上传。</p>
    </Card>
  );
}
