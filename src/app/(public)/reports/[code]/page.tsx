import type { Metadata } from "next";
import { NotOnRecord } from "@/app/(public)/not-on-record";
import { PublicShell } from "@/app/public-shell";
import { conclusionLabels, findPublicReport, type PublicReport } from "@/features/reports";
import { formatInstantExactly } from "@/features/rulebook";
import { requestContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = { title: "论证报告核验 - 专家评审平台", robots: { index: false } };

/** What the QR code of a report's page leads to: what the paper must say. No name of a person, unit or project. */
export default async function PublicReportPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const report = await findPublicReport(await requestContext(), code);
  return (
    <PublicShell crumbs={[{ label: "论证报告核验" }]} here={report ? `/reports/${code}` : "/verify-document"}>
      {report ? <Found report={report} /> : <NotOnRecord paper="论证报告" />}
    </PublicShell>
  );
}

function Found({ report }: { report: PublicReport }) {
  return (
    <>
      <PageHead title="论证报告核验" lead="请逐项对照纸质报告，有任何一处不同，就不是平台锁定的报告。" />
      {report.void ? (
        <Note tone="bad">论证工作已被认定无效。</Note>
      ) : report.accepted ? (
        <Note tone="good">签名的报告已经监督机构核对。</Note>
      ) : (
        <Note tone="warn">报告已锁定，签名的纸质件尚未核对。</Note>
      )}
      <Card title="报告内容">
        <Facts
          items={[
            { term: "论证编号", value: report.number },
            { term: "论证结论", value: <b>{conclusionLabels[report.conclusion]}</b> },
            { term: "必须修改", value: `${report.required}条` },
            { term: "建议", value: `${report.advice}条` },
            { term: "校验码", value: <code>{report.checkCode}</code> },
            { term: "方案版本", value: `第${report.planVersion}版` },
            { term: "方案校验值（SHA-256）", value: <Hash value={report.planSha256} /> },
            { term: "报告校验值（SHA-256）", value: <Hash value={report.contentHash} /> },
            { term: "锁定时间", value: formatInstantExactly(report.lockedAt, { year: true }) },
          ]}
        />
      </Card>
      <p className="small muted">本页不公开工程、单位和专家的名称；纸质报告上的手写签名是法定原件。</p>
    </>
  );
}
