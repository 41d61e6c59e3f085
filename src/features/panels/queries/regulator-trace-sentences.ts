import type { AuditAction } from "@/db/schema";
import { EXCLUSION_TEXT } from "@/features/draws";
import { meetingSentences } from "./regulator-meeting-sentences";
import { reportSentences } from "./regulator-report-sentences";

export interface TraceSentence {
  readonly text: string;
  readonly note?: string;
  readonly tone?: "warn" | "bad";
}

type Detail = Readonly<Record<string, unknown>>;
export type Sentence = string | TraceSentence | ((detail: Detail) => TraceSentence);

const word = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(word).filter(Boolean) : []);
const short = (value: unknown) => (word(value) ? `${word(value).slice(0, 12)}…` : "");

const declined: Readonly<Record<string, string>> = {
  TIME: "时间冲突",
  INTEREST: "有利害关系",
  SPECIALTY: "专业不符",
  HEALTH: "健康原因",
  OTHER: "其他原因",
};
const ended: Readonly<Record<string, string>> = {
  ...EXCLUSION_TEXT,
  HELD: "同一时间已有其他论证",
  CONFLICT: "核对发现需要回避",
  CANCELLED: "论证项目撤销",
  MOVED: "会议改期后不能参加",
  TERM_EXPIRED: "聘期届满",
  RESIGNED: "已退出专家库",
  REMOVED: "已取消专家资格",
  DECEASED: "专家去世",
};
const revised: Readonly<Record<string, string>> = {
  CONFIRMED: "确认",
  MORE_CHANGES: "继续修改",
  SUBSTANTIAL: "属于重大修改，另行论证",
};
const answers: Readonly<Record<string, string>> = { KEEP: "保留", REPLACE: "更换" };
const exhausted: Readonly<Record<string, string>> = {
  POOL_SHORT: "可抽专家不足",
  MAX_ROUNDS: "已达抽取轮次上限",
  NO_TIME: "会议时间已到",
};

/** What each action means to a supervisor; actions that never concern a case are not listed. */
const sentences: Partial<Record<AuditAction, Sentence>> = {
  "project.recorded": "登记工程信息",
  "project.changed": "修改工程信息",
  "party.added": "增加参建单位",
  "party.removed": { text: "移除参建单位", tone: "warn" },
  "item.recorded": "登记危大工程并判定",
  "item.removed": "移除一项危大工程",
  "case.drafted": "新建论证申报",
  "case.changed": "修改申报内容",
  "case.partsTicked": "核对方案九项内容",
  "case.submitted": "提交论证申报",
  "case.returned": ({ reasons }) => ({ text: "退回补正", note: list(reasons).join("；"), tone: "warn" }),
  "case.admitted": ({ automatic }) => ({
    text: automatic === true ? "受理（期限内未办理，自动核验通过）" : "受理",
  }),
  "case.conditionsSet": "填写抽取条件",
  "case.cancelRequested": ({ reason }) => ({ text: "申请撤销", note: word(reason), tone: "warn" }),
  "case.cancelRefused": ({ reason }) => ({ text: "不同意撤销", note: word(reason) }),
  "case.cancelled": ({ reason }) => ({ text: "撤销论证项目", note: word(reason), tone: "warn" }),
  "file.uploadStarted": "开始上传文件",
  "file.made": "文件上传完成，已固定指纹",
  "file.rejected": { text: "文件未通过检查", tone: "warn" },
  "file.scanned": "文件查毒完成",
  "file.read": "查阅文件",
  "case.succeeded": ({ reason }) => ({ text: "本项目关闭，另行论证", note: word(reason), tone: "warn" }),
  "seat.inherited": "延用已撤销项目中已确认的一个席位，须重新确认",
  "revision.draftSaved": ({ by }) => ({
    text: by === "leader" ? "组长保存对修改稿的意见" : "保存修改对照表",
  }),
  "revision.commented": "一位专家对修改稿提出意见",
  "revision.submitted": ({ round, sha256 }) => ({
    text: `提交第 ${word(round)} 轮修改稿`,
    note: `文件指纹 ${short(sha256)}`,
  }),
  "revision.decided": ({ round, decision }) => ({
    text: `组长对第 ${word(round)} 轮修改稿的意见：${revised[word(decision)] ?? ""}`,
  }),
  "revision.overdue": ({ round }) => ({ text: `第 ${word(round)} 轮修改稿组长审查到期未办`, tone: "warn" }),
  "approval.requested": ({ sha256 }) => ({ text: "报监理审查", note: `文件指纹 ${short(sha256)}` }),
  "approval.opinionOpened": "监理打开专家意见",
  "approval.granted": ({ sha256 }) => ({
    text: "总监理工程师批准，方可实施",
    note: `文件指纹 ${short(sha256)}`,
  }),
  "approval.refused": ({ reason }) => ({ text: "总监理工程师不同意", note: word(reason), tone: "warn" }),
  "package.exported": "导出证据包",
  "emergency.granted": ({ order }) => ({ text: "启用抢险通道", note: `文号 ${word(order)}`, tone: "warn" }),
  "emergency.audited": ({ finding }) => ({ text: "抢险通道事后核查", note: word(finding) }),
  "draw.requested": ({ round, requestHash }) => ({
    text: `第 ${word(round)} 轮抽取：固定请求`,
    note: `请求指纹 ${short(requestHash)}`,
  }),
  "draw.drawn": ({ round, drawn, certificateHash }) => ({
    text: `第 ${word(round)} 轮抽取完成，抽中 ${word(drawn)} 人`,
    note: `证书指纹 ${short(certificateHash)}`,
  }),
  "draw.infeasible": ({ round }) => ({ text: `第 ${word(round)} 轮抽取：人数不足，没有抽出`, tone: "bad" }),
  "certificate.read": ({ round }) => ({ text: `查阅第 ${word(round)} 轮抽取证书` }),
  "invitation.created": ({ round }) => ({ text: `为一个席位生成邀请（第 ${word(round)} 轮）` }),
  "invitation.sent": "邀请短信已发出",
  "invitation.delivered": ({ via }) => ({
    text: via === "viewed" ? "专家已打开邀请，开始计时" : "邀请短信已送达，开始计时",
  }),
  "invitation.accepted": "一位专家确认参加",
  "invitation.declined": ({ reason }) => ({
    text: "一位专家答复不能参加",
    note: declined[word(reason)] ?? "",
    tone: "warn",
  }),
  "invitation.timedOut": { text: "一位专家逾期未确认，另行补位", tone: "warn" },
  "invitation.undeliverable": { text: "邀请短信无法送达，另行补位", tone: "warn" },
  "invitation.revoked": ({ reason }) => ({ text: "一份邀请失效", note: ended[word(reason)] ?? "" }),
  "invitation.released": ({ reason }) => ({
    text: "一位已确认的专家解除安排",
    note: ended[word(reason)] ?? "",
  }),
  "invitation.withdrawn": { text: "一位已确认的专家退出", tone: "warn" },
  "invitation.removed": ({ reason }) => ({
    text: "一位已确认的专家需要回避，席位另行补位",
    note: ended[word(reason)] ?? "",
    tone: "bad",
  }),
  "question.opened": ({ cause }) => ({
    text: "专家组一位成员资格变化，提请市监督站决定去留",
    note: ended[word(cause)] ?? "",
    tone: "warn",
  }),
  "question.decided": ({ decision, unanswered, reason }) => ({
    text:
      unanswered === true
        ? `到期未决定，按建议${answers[word(decision)] ?? ""}`
        : `市监督站决定${answers[word(decision)] ?? ""}`,
    note: word(reason),
  }),
  "question.lapsed": "资格变化的事项无需再决定",
  "panel.conflictFound": ({ reason }) => ({
    text: "会议开始后发现一位成员需要回避，等待市监督站处理",
    note: ended[word(reason)] ?? "",
    tone: "bad",
  }),
  "panel.formed": "专家组成立",
  ...meetingSentences,
  ...reportSentences,
  "pool.exhausted": ({ code }) => ({
    text: "专家不足，等待市监督站处理",
    note: exhausted[word(code)] ?? "",
    tone: "bad",
  }),
  "pool.relaxed": ({ reason }) => ({ text: "放宽抽取条件后恢复抽取", note: word(reason), tone: "warn" }),
  "message.created": "生成一条短信",
  "message.claimed": "开始发送短信",
  "message.sent": ({ channel }) => ({
    text: "短信交运营商",
    note: channel === "tencent" ? "备用通道" : channel === "aliyun" ? "主通道" : undefined,
  }),
  "message.delivered": "短信送达",
  "message.failed": { text: "短信发送失败", tone: "warn" },
  "message.undelivered": { text: "短信未送达", tone: "warn" },
  "message.cancelled": "短信不再发送",
};

/** One Chinese sentence for an entry of a case's trace; names nobody. */
export function sentenceOfTrace(action: string, detail: Detail): TraceSentence {
  const sentence = (sentences as Readonly<Record<string, Sentence | undefined>>)[action];
  if (sentence === undefined) return { text: "其他记录" };
  if (typeof sentence === "string") return { text: sentence };
  const said = typeof sentence === "function" ? sentence(detail) : sentence;
  return said.note === "" ? { ...said, note: undefined } : said;
}
