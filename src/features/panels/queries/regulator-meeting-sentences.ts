import type { AuditAction } from "@/db/schema";
import type { Sentence } from "./regulator-trace-sentences";

const word = (value: unknown): string => (typeof value === "string" ? value : "");
const moved: Readonly<Record<string, string>> = {
  ACCEPTED: "一位专家确认能参加改期后的论证会",
  REFUSED: "一位专家答复不能参加改期后的论证会",
  TIMED_OUT: "有专家逾期未答复改期",
};

/** What the entries of a meeting mean to a supervisor; none says who voted for whom. */
export const meetingSentences: Partial<Record<AuditAction, Sentence>> = {
  "plan.released": "方案送专家组成员预审",
  "election.opened": ({ runoff }) => ({ text: runoff === true ? "组长再次推选开始" : "组长推选开始" }),
  "election.voted": "一位专家参加组长推选",
  "election.decided": ({ way, reason }) => ({
    text: way === "APPOINTED" ? "市监督站指定组长" : "组长推选产生",
    note: word(reason),
  }),
  "election.runOff": "组长推选得票相同，再次推选",
  "election.vacated": ({ decided }) => ({
    text: decided === true ? "组长空缺" : "组长推选终止",
    tone: "warn",
  }),
  "attendee.listed": "登记一位参会人员",
  "attendee.removed": "移除一位参会人员",
  "meeting.moveProposed": ({ reason }) => ({
    text: "提出会议改期，请专家重新确认",
    note: word(reason),
    tone: "warn",
  }),
  "meeting.moveAnswered": ({ answer }) => ({ text: moved[word(answer)] ?? "专家答复改期" }),
  "meeting.moved": { text: "会议改期", tone: "warn" },
  "meeting.moveEnded": "会议改期未成，按原时间召开",
  "meeting.checkInOpened": "备好签到码",
  "meeting.attended": ({ way }) => ({
    text: way === "PAPER" ? "按纸质签到表补录一位专家签到" : "一位专家签到",
  }),
  "meeting.started": "论证会开始",
  "meeting.suspended": ({ reason }) => ({ text: "论证会中止", note: word(reason), tone: "bad" }),
  "meeting.ended": "论证会结束",
  "meeting.noShow": { text: "一位专家接受后缺席", tone: "bad" },
  "case.suspended": { text: "论证项目暂停，等待另定会议时间", tone: "warn" },
  "case.resumed": "会议时间另定，论证项目恢复",
};
