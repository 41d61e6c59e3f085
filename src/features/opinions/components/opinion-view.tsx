import type { OpinionContent } from "@/db/schema";
import { Card } from "@/ui/card";
import { SummaryList } from "@/ui/summary-list";
import { defectLabel } from "../rules/defects";
import { conclusionLabels, headingCodes, headingLabels, severityLabels } from "../rules/lacks";

/** An opinion, word for word. */
export function OpinionView({ content }: { content: OpinionContent }) {
  const { headings, items, defects, conclusion, siteVisit } = content;
  return (
    <>
      <SummaryList
        rows={[
          ...headingCodes.map((code) => ({
            term: headingLabels[code],
            value: <Lines text={headings[code] || "（未填写）"} />,
          })),
          {
            term: "严重缺陷",
            value:
              defects.length > 0 ? defects.map((code) => defectLabel(code) ?? code).join("；") : "未勾选",
          },
          { term: "现场踏勘记录", value: <Lines text={siteVisit || "无"} /> },
          { term: "初步结论", value: <b>{conclusion ? conclusionLabels[conclusion] : "（未选择）"}</b> },
        ]}
      />
      <Card title={`具体意见（${items.length}条）`}>
        {items.length === 0 ? <p>没有具体意见。</p> : null}
        <ol>
          {items.map((item) => (
            <li key={item.id}>
              <b>{severityLabels[item.severity]}</b>
              {[item.chapter, item.page ? `第${item.page}页` : ""].filter(Boolean).map((part) => `　${part}`)}
              <Lines text={item.text} />
            </li>
          ))}
        </ol>
      </Card>
    </>
  );
}

/** Line breaks as they were typed. */
function Lines({ text }: { text: string }) {
  return <span className="whitespace-pre-line block">{text}</span>;
}
