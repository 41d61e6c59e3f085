import {
  conclusionLabels,
  type FoundReport,
  findingSentences,
  type Handover,
  type Submission,
} from "@/features/reports";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { Table } from "@/ui/table";

type Props = { report: FoundReport; submission: Submission; handover: Handover };

/** What is on record beside what was read off the paper, line by line (E17). */
export function SideBySide({ report, submission, handover }: Props) {
  const signed = new Set(submission.signers);
  const paper = handover.files.find(({ id }) => id === submission.reportFileId);
  const sheet = handover.files.find(({ id }) => id === submission.sheetFileId);
  const has = (finding: string) => submission.findings.includes(finding);
  const rows = [
    {
      what: "签名的专家",
      record: report.content.panel.map(({ name }) => name).join("、"),
      paper: [
        report.content.panel
          .filter(({ invitationId }) => signed.has(invitationId))
          .map(({ name }) => name)
          .join("、"),
        has("SIGNER_EXTRA") ? "另有名单以外的人" : "",
      ]
        .filter(Boolean)
        .join("；"),
      differs: has("SIGNER_MISSING") || has("SIGNER_EXTRA"),
    },
    {
      what: "论证结论",
      record: conclusionLabels[report.conclusion],
      paper: conclusionLabels[submission.conclusion],
      differs: has("CONCLUSION_DIFFERS"),
    },
    {
      what: "校验码",
      record: report.checkCode,
      paper: submission.checkCode,
      differs: has("CODE_DIFFERS"),
    },
    {
      what: "页数",
      record: `${handover.form?.pages ?? "—"}页`,
      paper: `${paper?.pages ?? "—"}页`,
      differs: has("PAGES_FEWER"),
    },
  ];
  return (
    <Card title="比对">
      {submission.findings.length > 0 ? (
        <Note tone="warn" title="自动比对发现不一致，须人工核对">
          <ul>
            {submission.findings.map((one) => (
              <li key={one}>{findingSentences[one as keyof typeof findingSentences]}</li>
            ))}
          </ul>
        </Note>
      ) : (
        <Note tone="good">自动比对一致。请打开扫描件核对签名是否为手写、页面是否清楚完整。</Note>
      )}
      <Table
        caption="平台记录和纸质报告的比对"
        rows={rows}
        rowKey={({ what }) => what}
        columns={[
          { head: "项目", names: true, cell: ({ what }) => what },
          { head: "平台记录", cell: ({ record }) => record },
          { head: "施工单位按纸质件填报", cell: (row) => row.paper },
          { head: "结果", cell: ({ differs }) => (differs ? "不一致" : "一致") },
        ]}
      />
      <p>
        {paper ? (
          <a href={`/api/files/${paper.id}`} download>
            论证报告扫描件
          </a>
        ) : null}
        　
        {sheet ? (
          <a href={`/api/files/${sheet.id}`} download>
            会议签到表
          </a>
        ) : null}
        　
        {handover.form ? (
          <a href={`/api/files/${handover.form.id}`} download>
            锁定的论证报告
          </a>
        ) : null}
      </p>
    </Card>
  );
}
