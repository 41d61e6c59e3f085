import type { NoticeDesk } from "@/db/schema";
import type { TemplateId } from "@/platform/sms/templates";

/**
 * Kinds of messages, as a person may switch them. FIXED: invitations, decisions and deadlines with legal effect are
 * always sent; ON is sent until she chooses otherwise.
 */
type Sending = "FIXED" | "ON";

interface Kind {
  readonly label: string;
  /** What it says, and for a fixed one why it cannot be switched off. */
  readonly about: string;
  readonly sms: Sending;
  /** Where its messages are read. */
  readonly desks: readonly NoticeDesk[];
}

export const messageKinds = {
  invitation: {
    label: "论证邀请",
    about: "邀请、确认期限和邀请的结果。确认时限从短信送达起算，不能关闭。",
    sms: "FIXED",
    desks: ["expert"],
  },
  meeting: {
    label: "论证会安排",
    about: "专家组成立、会议改期和取消。需要您在期限内答复或者到会，不能关闭。",
    sms: "FIXED",
    desks: ["expert", "unit"],
  },
  meetingReminder: {
    label: "会前提醒",
    about: "开会以前提醒提交审查意见、按时到会。",
    sms: "ON",
    desks: ["expert"],
  },
  report: {
    label: "论证报告",
    about: "报告的确认、三日报送期限和退回补正。逾期如实记录，不能关闭。",
    sms: "FIXED",
    desks: ["expert", "unit"],
  },
  revision: {
    label: "修改复审和审批",
    about: "修改稿待审、审查结果和监理审查。期限和决定以通知为准，不能关闭。",
    sms: "FIXED",
    desks: ["expert", "unit"],
  },
  progress: {
    label: "进展告知",
    about: "专家组已经组成、修改稿已经提交等不需要您答复的进展。",
    sms: "ON",
    desks: ["expert", "unit"],
  },
  inspection: {
    label: "监督检查",
    about: "整改要求、整改期限和平台外论证的告知。期限有法律效力，不能关闭。",
    sms: "FIXED",
    desks: ["unit"],
  },
  application: {
    label: "专家申报和聘任",
    about: "申报的退回、结果和聘任。属于决定，不能关闭。",
    sms: "FIXED",
    desks: ["expert"],
  },
  credit: {
    label: "信用和年度评价",
    about: "拟记入的事件、异议期限和处理结果。期限有法律效力，不能关闭。",
    sms: "FIXED",
    desks: ["expert", "unit"],
  },
  complaint: {
    label: "举报核查",
    about: "请您或者本单位说明情况、处理和复查的结论。期限有法律效力，不能关闭。",
    sms: "FIXED",
    desks: ["expert", "unit"],
  },
  titleUse: {
    label: "专家名义使用",
    about: "使用专家名义的答复，以及登记的名义使用情况。属于决定，不能关闭。",
    sms: "FIXED",
    desks: ["expert"],
  },
  export: {
    label: "后台导出",
    about: "较长的清单已经生成，或者没有生成。",
    sms: "ON",
    desks: ["regulator"],
  },
  duty: {
    label: "值班告警",
    about: "邀请短信大量未送达时通知值班人员，不能关闭。",
    sms: "FIXED",
    desks: ["regulator"],
  },
  library: {
    label: "资料阅读提醒",
    about: "提醒阅读尚未确认阅读的政策文件和培训资料。",
    sms: "ON",
    desks: ["expert"],
  },
} as const satisfies Record<string, Kind>;

export type MessageKind = keyof typeof messageKinds;
export const messageKindIds = Object.keys(messageKinds) as readonly MessageKind[];

/** Kinds whose messages somebody can get at a desk. */
export function kindsAt(desk: NoticeDesk): readonly MessageKind[] {
  return messageKindIds.filter((kind) => (messageKinds[kind] as Kind).desks.includes(desk));
}

/** Kinds with a switch. */
export const switchableKinds = messageKindIds.filter((kind) => messageKinds[kind].sms !== "FIXED");

interface Fact {
  readonly kind: MessageKind;
  /** Where somebody reads it who is told for herself; what a unit is told is read at the unit's desk. */
  readonly desk: Exclude<NoticeDesk, "unit">;
  /** In Chinese, for the list of texts. */
  readonly reader: string;
  readonly clause: string;
}

const fact = (kind: MessageKind, reader: string, clause: string, desk: Fact["desk"] = "expert"): Fact => ({
  kind,
  reader,
  clause,
  desk,
});

/** What each text belongs to, and who reads it where. */
export const templateFacts: Readonly<Record<TemplateId, Fact>> = {
  invitation: fact("invitation", "抽中的专家", "二(三)"),
  reminder3h: fact("invitation", "尚未答复的专家", "二(三)"),
  reminder5h: fact("invitation", "尚未答复的专家", "二(三)"),
  invitationTimedOut: fact("invitation", "逾期未确认的专家", "二(三)"),
  invitationRevoked: fact("invitation", "邀请失效的专家", "二(三)"),
  meetingMoved: fact("meeting", "专家组成员", "四(一)4"),
  meetingCancelled: fact("meeting", "已确认参加的专家", "四(一)4"),
  meetingMoveEnded: fact("meeting", "专家组成员", "四(一)4"),
  meetingReminder: fact("meetingReminder", "未提交审查意见的专家", "四(二)3"),
  meetingReminderSoon: fact("meetingReminder", "未提交审查意见的专家", "四(二)3"),
  planReleased: fact("meeting", "专家组成员", "四(二)3"),
  panelFormed: fact("progress", "申报单位", "二(三)"),
  panelDelayed: fact("meeting", "申报单位", "二(三)"),
  reportDue: fact("report", "申报单位", "四(一)3"),
  reportDueAgain: fact("report", "申报单位", "四(一)3"),
  reportDueLast: fact("report", "申报单位", "四(一)3"),
  reportToConfirm: fact("report", "参会专家", "四(二)4"),
  revisionInformed: fact("progress", "专家组其他成员", "四(一)5"),
  revisionDecided: fact("revision", "申报单位", "四(二)4"),
  approvalAsked: fact("revision", "监理单位", "四(一)3"),
  revisionSubmitted: fact("revision", "专家组组长", "四(二)4"),
  revisionOverdue: fact("revision", "专家组组长", "四(二)4"),
  caseReturned: fact("report", "申报单位", "四(一)3"),
  rectificationDue: fact("inspection", "被检查单位", "五(二)"),
  rectificationDemanded: fact("inspection", "被检查单位", "五(二)"),
  rectificationReturned: fact("inspection", "被检查单位", "五(二)"),
  outsideReviewNotified: fact("inspection", "组织平台外论证的单位", "五(二)"),
  applicationDecided: fact("application", "申报人", "一(二)"),
  deliveryAlert: fact("duty", "市监督站值班人员", "二(三)", "regulator"),
  applicationReturned: fact("application", "申报人", "一(二)"),
  creditNotified: fact("credit", "有关专家或者单位", "四(二)1"),
  creditDecided: fact("credit", "有关专家或者单位", "四(二)1"),
  appealDecided: fact("credit", "有关专家或者单位", "四(二)1"),
  evaluationNotified: fact("credit", "参加评价的专家", "二(三)"),
  evaluationChanged: fact("credit", "评价结果有变化的专家", "二(三)"),
  complaintAsked: fact("complaint", "被举报的专家或者单位", "四(二)6"),
  complaintDecided: fact("complaint", "说明过情况的专家或者单位", "四(二)6"),
  complaintReviewed: fact("complaint", "说明过情况的专家或者单位", "四(二)6"),
  titleUseDecided: fact("titleUse", "申请使用名义的专家", "四(二)5"),
  misuseRecorded: fact("titleUse", "被登记的专家", "四(二)5"),
  exportReady: fact("export", "导出清单的监管人员", "五(二)", "regulator"),
  exportFailed: fact("export", "导出清单的监管人员", "五(二)", "regulator"),
  libraryReminder: fact("library", "未确认阅读的专家", "五(三)"),
  expertAppointed: fact("application", "拟聘任的专家", "一(二)"),
};

/** Their texts. */
export const switchableTemplates = Object.entries(templateFacts).flatMap(([template, { kind }]) =>
  switchableKinds.includes(kind) ? [template] : [],
);

/** Texts of the six hours: they are sent by the rules alone, and never again by hand (D5). */
const underDeadline: readonly string[] = [
  "invitation",
  "reminder3h",
  "reminder5h",
] satisfies readonly TemplateId[];

/** Whether a text that did not arrive may be sent once more by hand. */
export function mayBeResent(template: string): boolean {
  return Object.hasOwn(templateFacts, template) && !underDeadline.includes(template);
}

/** Whether an SMS of this kind leaves, given what its reader has chosen; `undefined`: nothing. */
export function smsLeaves(kind: MessageKind, chosen: boolean | undefined): boolean {
  return messageKinds[kind].sms === "FIXED" || chosen !== false;
}
