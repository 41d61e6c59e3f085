import type { OwnApplication } from "@/features/experts";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { day, specialtyText } from "../words";

const conductLabels: Readonly<Record<string, string>> = {
  CONFIRM_TIMEOUT: "逾期未确认",
  DECLINED_WITHOUT_REASON: "无正当理由谢绝",
  WITHDREW_LATE: "会前24小时内退出",
  UNDISCLOSED_CONFLICT: "应回避未回避",
};

/** 上一聘期: what the renewal is judged by beside what is written now. */
export function LastTerm({ term }: { term: NonNullable<OwnApplication["lastTerm"]> }) {
  const conduct = term.conduct.map(
    ({ kind, times, points }) => `${conductLabels[kind] ?? kind}${times}次（${points}分）`,
  );
  return (
    <Card title="上一聘期">
      <Facts
        items={[
          { term: "专家编号", value: term.number },
          { term: "聘期", value: `${day(term.from)}至${day(term.to)}` },
          { term: "专业", value: term.specialties.map(specialtyText).join("；") || "—" },
          { term: "参加论证", value: `${term.reviews}次` },
          { term: "履职记录", value: conduct.join("；") || "没有不良记录" },
        ]}
      />
      <p className="hint">以下内容已按在库信息预先填写，请核对、补充。</p>
    </Card>
  );
}
