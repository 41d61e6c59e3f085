import { fileKindLabels, fileKindOf, problemSentence, type TraceLine } from "@/features/reviews";
import { formatInstantExactly } from "@/features/rulebook";
import { Trace } from "@/ui/trace";

const words: Readonly<Record<string, string>> = {
  "case.drafted": "新建申报",
  "case.changed": "修改申报内容",
  "case.partsTicked": "确认方案九项内容",
  "case.submitted": "提交申报",
  "case.returned": "退回",
  "case.admitted": "受理",
  "case.conditionsSet": "保存抽取条件",
  "case.cancelRequested": "申请撤销",
  "case.cancelRefused": "不同意撤销",
  "case.cancelled": "撤销",
  "file.uploadStarted": "开始上传",
  "file.made": "上传完成",
  "file.rejected": "文件被拒绝",
  "file.scanned": "文件检查通过",
  "panel.formed": "专家组成立",
  "meeting.moveProposed": "论证会改期，请专家重新确认",
  "meeting.moved": "论证会已改期",
  "meeting.started": "论证会开始",
  "meeting.suspended": "论证会中止",
  "meeting.ended": "论证会结束，论证报告锁定",
  "case.concluded": "论证项目已有结论",
  "case.succeeded": "另行论证",
  "revision.submitted": "提交修改稿",
  "revision.decided": "组长给出修改稿审查意见",
  "revision.overdue": "组长审查到期未办",
  "approval.requested": "报监理审查",
  "approval.opinionOpened": "监理打开专家意见",
  "approval.granted": "总监理工程师批准，方可实施",
  "approval.refused": "总监理工程师不同意",
  "emergency.granted": "启用抢险通道",
};

/** What happened to a case, as its contractor and supervising unit may see it. */
export function FiledTrace({ lines }: { lines: readonly TraceLine[] }) {
  return (
    <Trace
      events={lines.map((line) => ({
        id: line.id,
        at: formatInstantExactly(line.at),
        dateTime: line.at.toISOString(),
        actor: actorOf(line),
        text: textOf(line),
        note: noteOf(line.detail),
        tone: line.action === "case.returned" ? "warn" : line.action === "file.rejected" ? "bad" : undefined,
      }))}
    />
  );
}

function actorOf(line: TraceLine): string {
  if (line.actorKind === "system") return "系统";
  // Whose word was the last is the panel's own affair.
  if (line.action.startsWith("meeting.") && line.actorRole === "expert") return "专家组";
  return line.actorRole === "regulator" ? "监督机构" : (line.actorName ?? "施工单位");
}

function textOf({ action, detail }: TraceLine): string {
  let text = words[action] ?? "";
  const kind = typeof detail.kind === "string" ? fileKindOf(detail.kind) : null;
  if (action === "file.scanned") text = detail.stage === "virus" ? "查毒完成，可以使用" : "校验通过";
  const automatic = detail.automatic === true ? "（到期自动）" : "";
  return kind ? `${text}：${fileKindLabels[kind]}第${String(detail.version)}版` : text + automatic;
}

function noteOf(detail: TraceLine["detail"]): string | undefined {
  if (Array.isArray(detail.reasons)) return detail.reasons.join("；");
  if (typeof detail.problem === "string") return problemSentence(detail.problem) ?? undefined;
  return typeof detail.reason === "string" ? detail.reason : undefined;
}
