import {
  conclusionLabels,
  headingCodes,
  headingLabels,
  type ShownReport,
  severityLabels,
} from "@/features/reports";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Tag } from "@/ui/tag";

/** A report as it stands, every word of it. */
export function ReportText({ report }: { report: ShownReport }) {
  const { headings, items, defectWords, conclusion, content, contentHash, checkCode } = report;
  return (
    <>
      <Card title="论证结论">
        <p>
          <b>{conclusion ? conclusionLabels[conclusion] : "尚未选择"}</b>
        </p>
        {defectWords.length > 0 ? <p>严重缺陷：{defectWords.join("；")}</p> : null}
      </Card>
      <Card title="专家组意见">
        {headingCodes.map((code) => (
          <div key={code}>
            <h3>{headingLabels[code]}</h3>
            {(headings[code] || "尚未填写").split("\n").map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ))}
      </Card>
      <Card title={`修改内容和建议（${items.length}条）`}>
        {items.length === 0 ? <p>没有。</p> : null}
        <ol className="stack">
          {items.map((item) => (
            <li key={item.id}>
              <Tag tone={item.severity === "MUST" ? "warn" : "idle"}>{severityLabels[item.severity]}</Tag>{" "}
              {item.text}
              <div className="small muted">
                {[item.chapter, item.page ? `第${item.page}页` : ""].filter(Boolean).join("，")}
                {item.from.length > 0 ? `　来自：${item.from.join("、")}` : ""}
              </div>
            </li>
          ))}
        </ol>
      </Card>
      {content && contentHash && checkCode ? (
        <Card title="依据">
          <Facts
            items={[
              { term: "方案", value: `${content.plan.name}（第${content.plan.version}版）` },
              { term: "方案校验值", value: <Hash value={content.plan.sha256} /> },
              { term: "报告校验码", value: <code>{checkCode}</code> },
            ]}
          />
        </Card>
      ) : null}
    </>
  );
}
