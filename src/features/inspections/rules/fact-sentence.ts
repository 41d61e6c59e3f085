import type { InspectionReason } from "@/db/schema";

/** What is on record about a row before it is written into a list. */
export interface FactDetail {
  readonly part?: string | null;
  readonly caseNumber?: string | null;
  /** Days in China, `YYYY-MM-DD`. */
  readonly recordedOn?: string | null;
  readonly begunOn?: string | null;
  readonly approvedOn?: string | null;
  readonly dueOn?: string | null;
  readonly count?: number | null;
  readonly plan?: string | null;
  readonly lastOn?: string | null;
  readonly watchedUntil?: string | null;
}

const day = (date: string | null | undefined) => {
  const [year, month, of] = (date ?? "").split("-").map(Number);
  return year && month && of ? `${year}年${month}月${of}日` : "日期不详";
};
const work = (part: string | null | undefined) => (part ? `“${part}”` : "该危大工程");

/** 情况: one sentence that says what was found, for the list and for whoever goes there. Pure. */
export function factSentence(reason: InspectionReason, fact: FactDetail): string {
  switch (reason) {
    case "NO_CASE":
      return `${work(fact.part)}属于超过一定规模的危大工程，${day(fact.recordedOn)}列入危大工程清单，至今没有申报论证。`;
    case "STARTED_EARLY":
      return `${work(fact.part)}现场检查记录于${day(fact.begunOn)}开工，${fact.approvedOn ? `方案${day(fact.approvedOn)}才获批准` : "方案尚未获批准"}。`;
    case "VERSION_DIFFERS":
      return fact.plan === "NONE"
        ? `${work(fact.part)}现场没有已批准的专项施工方案。`
        : `${work(fact.part)}现场的专项施工方案与批准的版本不一致。`;
    case "REPORT_OVERDUE":
      return `论证报告和签到表应于${day(fact.dueOn)}前上传，逾期仍未上传。`;
    case "OPINION_MISSING":
      return `会前未提交专家审查意见表的专家${fact.count ?? 0}人，已如实记录。`;
    case "WATCH_DUE":
      return `列为重点检查对象至${day(fact.watchedUntil)}，${lastInspected(fact.lastOn)}。`;
    case "ROUTINE":
      return `${lastInspected(fact.lastOn)}，已到日常检查间隔。`;
    case "RANDOM":
      return "由可验证的随机抽取选出。";
  }
}

const lastInspected = (date: string | null | undefined) =>
  date ? `上次现场检查为${day(date)}` : "尚未接受过现场检查";
