import { outcomeLabels as complaintOutcomes, stateLabels as complaintStates } from "@/features/complaints";
import { inspectionStateLabels, reasons } from "@/features/inspections";
import { defectLabel, headingCodes, headingLabels } from "@/features/opinions";
import type { Column, Value } from "@/platform/sheet";
import type { StatisticsCtx } from "../cohort";
import { readFindings } from "../defects/read-findings";
import { readAnswers } from "../draws/read-answers";
import { readDrawn } from "../draws/read-drawn";
import { readRounds, readVacancies } from "../draws/read-rounds";
import type { StatisticsFilter } from "../input";
import { readComplaints } from "../oversight/read-complaints";
import { readInspections } from "../oversight/read-inspections";
import { readCases } from "../reviews/read-cases";
import { ageBands, ageingRows } from "../rules/ageing";
import { answerRows, answers, declineRows, redrawRows } from "../rules/answers";
import { hourBands, stageRows } from "../rules/durations";
import { frequentDefects, itemRows } from "../rules/frequent";
import {
  ageingLabels,
  answerLabels,
  conclusionLabels,
  declineLabels,
  inspectionReasons,
  inspectionStates,
  kindLabel,
  outcomeLabels,
  redrawLabels,
  roundsLabel,
  stageLabels,
} from "../rules/labels";
import { monthsOf } from "../rules/months";
import { outcomes, reasonRows, stateRows } from "../rules/oversight";
import { areaConclusions, conclusionCodes, kindTotals } from "../rules/reviews";
import { readAgeing } from "../time/read-ageing";
import { readStages } from "../time/read-stages";

interface Exported {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly read: (ctx: StatisticsCtx, filter: StatisticsFilter) => Promise<Value[][]>;
}

const words = (head: string, width = 20): Column => ({ head, width });
const number = (head: string): Column => ({ head, width: 12, kind: "number" });
const rounded = (hours: number | null): Value => (hours === null ? null : Math.round(hours * 10) / 10);

/** The table beside each chart as a workbook: the same rows, the same words. */
export const exportedTables = {
  months: {
    name: "各月各类论证项目",
    columns: [words("提交月份", 12), words("危大工程类别", 36), number("论证项目")],
    read: async (ctx, filter) => {
      const rows = await readCases(ctx, filter);
      return monthsOf(filter.from, filter.to).flatMap(({ month }) =>
        kindTotals(rows.filter((row) => row.month === month)).map(({ kind, cases }): Value[] => [
          month,
          kindLabel(kind),
          cases,
        ]),
      );
    },
  },
  kinds: {
    name: "各类危大工程的论证项目",
    columns: [words("危大工程类别", 36), number("论证项目")],
    read: async (ctx, filter) =>
      kindTotals(await readCases(ctx, filter)).map(({ kind, cases }) => [kindLabel(kind), cases]),
  },
  conclusions: {
    name: "各区域论证结论",
    columns: [
      words("监督区域"),
      ...conclusionCodes.map((code) => number(conclusionLabels[code])),
      number("合计"),
    ],
    read: async (ctx, filter) =>
      areaConclusions(await readCases(ctx, filter)).map((row) => [
        row.name,
        ...conclusionCodes.map((code) => row[code]),
        row.cases,
      ]),
  },
  stages: {
    name: "各阶段用时",
    columns: [
      words("阶段", 30),
      number("已完成项目"),
      number("进行中或未再进行"),
      number("中位数（小时）"),
      number("九成在此以内（小时）"),
    ],
    read: async (ctx, filter) =>
      stageRows(await readStages(ctx, filter)).map(({ stage, cases, open, median, p90 }) => [
        stageLabels[stage],
        cases,
        open,
        rounded(median),
        rounded(p90),
      ]),
  },
  panels: {
    name: "发起抽取到专家组成立",
    columns: [words("用时"), number("论证项目")],
    read: async (ctx, filter) => {
      const panel = (await readStages(ctx, filter)).find(({ stage }) => stage === "PANEL");
      return [
        ...hourBands(panel?.hours ?? []).map(({ label, cases }): Value[] => [label, cases]),
        ["尚未成立或已撤销", panel?.open ?? 0],
      ];
    },
  },
  ageing: {
    name: "逾期未办事项",
    columns: [words("事项", 26), ...ageBands.map(number), number("合计")],
    read: async (ctx, filter) =>
      ageingRows(await readAgeing(ctx, filter)).map(({ kind, bands, times }) => [
        ageingLabels[kind],
        ...bands,
        times,
      ]),
  },
  answers: {
    name: "邀请的答复",
    columns: [
      words("项目提交月份", 14),
      ...answers.map((answer) => number(answerLabels[answer])),
      number("合计"),
    ],
    read: async (ctx, filter) =>
      answerRows(await readAnswers(ctx, filter), monthsOf(filter.from, filter.to)).map((row) => [
        row.month,
        ...answers.map((answer) => row[answer]),
        row.times,
      ]),
  },
  declines: {
    name: "不能参加的理由",
    columns: [words("理由"), number("次数")],
    read: async (ctx, filter) =>
      declineRows(await readAnswers(ctx, filter)).map(({ reason, times }) => [
        declineLabels[reason] ?? reason,
        times,
      ]),
  },
  rounds: {
    name: "抽取轮次",
    columns: [words("抽取轮次"), number("论证项目")],
    read: async (ctx, filter) =>
      (await readRounds(ctx, filter)).map(({ rounds, cases }) => [roundsLabel(rounds), cases]),
  },
  redraws: {
    name: "补抽的原因",
    columns: [words("原因", 30), number("席位")],
    read: async (ctx, filter) =>
      redrawRows(await readVacancies(ctx, filter)).map(({ reason, times }) => [redrawLabels[reason], times]),
  },
  exposure: {
    name: "专家被抽到的次数",
    columns: [
      number("被抽到（次）"),
      number("专家人数"),
      number("随机预期"),
      number("预期下限"),
      number("预期上限"),
    ],
    read: async (ctx, filter) =>
      (await readDrawn(ctx, filter)).bars.map(({ draws, experts, expected, low, high }) => [
        draws,
        experts,
        rounded(expected),
        rounded(low),
        rounded(high),
      ]),
  },
  inspections: {
    name: "监督检查的结果",
    columns: [
      words("列入原因", 30),
      ...outcomes.map((outcome) => number(outcomeLabels[outcome])),
      number("合计"),
    ],
    read: async (ctx, filter) =>
      reasonRows(await readInspections(ctx, filter), inspectionReasons).map((row) => [
        reasons[row.reason].label,
        ...outcomes.map((outcome) => row[outcome]),
        row.times,
      ]),
  },
  inspectionStates: {
    name: "监督检查的状态",
    columns: [words("状态"), number("检查")],
    read: async (ctx, filter) =>
      stateRows(await readInspections(ctx, filter), inspectionStates).map(({ state, times }) => [
        inspectionStateLabels[state],
        times,
      ]),
  },
  complaints: {
    name: "举报的办理",
    columns: [words("状态"), words("结论"), number("举报")],
    read: async (ctx, filter) =>
      (await readComplaints(ctx, filter)).map(({ state, outcome, times }) => [
        complaintStates[state],
        outcome === null ? "" : complaintOutcomes[outcome],
        times,
      ]),
  },
  defects: {
    name: "各类方案常见的严重缺陷",
    columns: [words("危大工程类别", 36), words("严重缺陷", 60), number("论证报告"), number("该类报告合计")],
    read: async (ctx, filter) =>
      frequentDefects(await readFindings(ctx, filter)).flatMap(({ kind, reports, named, unnamed }) => [
        ...named.map(({ code, reports: times }): Value[] => [
          kindLabel(kind),
          defectLabel(code) ?? code,
          times,
          reports,
        ]),
        ...(unnamed > 0
          ? [[kindLabel(kind), "其他（过少或以专家组文字表述，不单列）", unnamed, reports]]
          : []),
      ]),
  },
  items: {
    name: "各类方案的审查意见",
    columns: [
      words("危大工程类别", 36),
      number("论证报告"),
      ...headingCodes.map(
        (code): Column => ({
          head: `必须修改：${headingLabels[code]}`,
          width: 30,
          kind: "number",
        }),
      ),
      number("建议"),
      number("意见合计"),
    ],
    read: async (ctx, filter) =>
      itemRows(await readFindings(ctx, filter), headingCodes).map(
        ({ kind, reports, must, advice, items }) => [kindLabel(kind), reports, ...must, advice, items],
      ),
  },
} as const satisfies Readonly<Record<string, Exported>>;

export type ExportedTable = keyof typeof exportedTables;

/** Whether a word of an address names a table. */
export function isExportedTable(word: string): word is ExportedTable {
  return Object.hasOwn(exportedTables, word);
}
