import { cleanParam } from "./clean-param";

/** Where a text may differ from one message to the next. `code` is a link's secret and is checked, never mended. */
type ParamKind = "code" | "words";
type Param = { name: string; kind: ParamKind; max: number };
type Template = { purpose: string; text: string; params: readonly Param[] };

const code: Param = { name: "code", kind: "code", max: 43 };
const time: Param = { name: "time", kind: "words", max: 20 };
const hours: Param = { name: "hours", kind: "words", max: 3 };
const deadline: Param = { name: "deadline", kind: "words", max: 20 };
const caseNo: Param = { name: "caseNo", kind: "words", max: 24 };
const count: Param = { name: "count", kind: "words", max: 6 };

/**
 * Every text the platform may send: a closed list, each registered with the carriers word for word.
 * `{x}` varies per message, in the order of `params` (Tencent numbers them); `<origin>` and `<tel>` are fixed when
 * the template is registered, as carriers allow no variable host. No text names a person, unit or project.
 */
const templates = {
  invitation: {
    purpose: "邀请确认",
    text: "您被随机抽取为专项施工方案论证专家，论证会{time}。请于收到后{hours}小时内登录确认：<origin>/i/{code} 咨询<tel>",
    params: [time, hours, code],
  },
  reminder3h: {
    purpose: "邀请提醒（三小时）",
    text: "您有一项专项施工方案论证邀请待确认，{deadline}截止，逾期视为不参加。请登录确认：<origin>/i/{code} 咨询<tel>",
    params: [deadline, code],
  },
  reminder5h: {
    purpose: "邀请提醒（五小时）",
    text: "再次提醒：专项施工方案论证邀请将于{deadline}截止，剩余约1小时，请尽快登录确认：<origin>/i/{code} 咨询<tel>",
    params: [deadline, code],
  },
  invitationTimedOut: {
    purpose: "逾期未确认",
    text: "您的论证邀请已于{deadline}到期，系统已按未确认记录并另行补选。如有异议可登录平台说明：<origin> 。咨询<tel>",
    params: [deadline],
  },
  invitationRevoked: {
    purpose: "邀请失效",
    text: "您收到的{time}论证会邀请已失效，无需再确认，不影响对您的评价。咨询<tel>",
    params: [time],
  },
  meetingMoved: {
    purpose: "会议改期",
    text: "您参加的论证会拟改为{time}，请于{deadline}前登录重新确认：<origin> 。不能参加不影响评价。咨询<tel>",
    params: [time, deadline],
  },
  meetingCancelled: {
    purpose: "会议取消",
    text: "您确认参加的{time}论证会已取消，无需到会，不影响对您的评价。咨询<tel>",
    params: [time],
  },
  meetingReminder: {
    purpose: "会前提醒",
    text: "您确认参加的论证会将于{time}召开，请会前登录提交审查意见，并按时到会签到：<origin> 。咨询<tel>",
    params: [time],
  },
  meetingReminderSoon: {
    purpose: "会前再次提醒",
    text: "您参加的论证会{time}召开，您的审查意见尚未提交，会后仍未提交的将如实记录：<origin> 。咨询<tel>",
    params: [time],
  },
  planReleased: {
    purpose: "方案送审",
    text: "您参加的{time}论证会专家组已成立，请登录平台阅读方案、推选组长、会前提交审查意见：<origin> 。咨询<tel>",
    params: [time],
  },
  meetingMoveEnded: {
    purpose: "会议改期未成",
    text: "您参加的论证会改期未成，会议仍于{time}召开：<origin> 。咨询<tel>",
    params: [time],
  },
  panelFormed: {
    purpose: "专家组组成",
    text: "论证编号{caseNo}的专家组已全部确认，请登录平台查看并做好会议准备：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  panelDelayed: {
    purpose: "专家组无法按时组成",
    text: "论证编号{caseNo}的专家组预计不能按时组成，请登录平台调整会议时间：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  reportDue: {
    purpose: "论证报告到期提醒",
    text: "论证编号{caseNo}的论证报告请于{deadline}前上传，逾期将如实记录：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  reportDueAgain: {
    purpose: "论证报告到期再次提醒",
    text: "再次提醒：论证编号{caseNo}的论证报告和签到表请于{deadline}前上传：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  reportDueLast: {
    purpose: "论证报告到期当日提醒",
    text: "论证编号{caseNo}的论证报告和签到表今日（{deadline}）到期，请尽快上传：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  reportToConfirm: {
    purpose: "论证报告待确认",
    text: "论证编号{caseNo}的论证报告已由组长提交，请登录平台核对并确认：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  revisionInformed: {
    purpose: "修改情况告知",
    text: "您参加论证的方案（编号{caseNo}）已提交修改稿，可登录平台查看并提出意见：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  revisionDecided: {
    purpose: "组长复审结果",
    text: "论证编号{caseNo}的修改稿已有组长审查意见，请登录平台查看并办理：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  approvalAsked: {
    purpose: "方案待监理审查",
    text: "论证编号{caseNo}的专项施工方案已报监理审查，请总监理工程师登录平台办理：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  revisionSubmitted: {
    purpose: "修改稿待审",
    text: "您任组长的论证（编号{caseNo}）已提交修改稿，请于{deadline}前登录填写审查意见：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  revisionOverdue: {
    purpose: "修改稿审查到期",
    text: "您任组长的论证（编号{caseNo}）修改稿审查已到期，施工单位正在等待，请尽快登录填写审查意见：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  caseReturned: {
    purpose: "退回补正",
    text: "论证编号{caseNo}的材料已退回补正，请登录平台查看原因并重新提交：<origin> 。咨询<tel>",
    params: [caseNo],
  },
  exportReady: {
    purpose: "导出完成",
    text: "您在平台导出的清单已经生成，请于{deadline}前登录下载，逾期自动删除：<origin> 。咨询<tel>",
    params: [deadline],
  },
  exportFailed: {
    purpose: "导出未完成",
    text: "您在平台导出的清单没有生成，请登录平台重新导出：<origin> 。咨询<tel>",
    params: [],
  },
  rectificationDue: {
    purpose: "整改到期提醒",
    text: "监督检查（编号{caseNo}）的整改将于{deadline}到期，请登录平台回复：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  rectificationDemanded: {
    purpose: "整改通知",
    text: "监督检查（编号{caseNo}）发现问题，请于{deadline}前整改并登录平台回复：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  rectificationReturned: {
    purpose: "整改复查退回",
    text: "监督检查（编号{caseNo}）的整改复查没有通过，请于{deadline}前继续整改并回复：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  outsideReviewNotified: {
    purpose: "平台外论证告知",
    text: "监督机构记录了贵单位一项未经平台的论证（编号{caseNo}），如有异议请于{deadline}前登录陈述：<origin> 。咨询<tel>",
    params: [caseNo, deadline],
  },
  applicationDecided: {
    purpose: "申报结果",
    text: "您的专家库申报已有审核结果，请登录平台查看：<origin> 。咨询<tel>",
    params: [],
  },
  deliveryAlert: {
    purpose: "短信送达告警",
    text: "平台有{count}条邀请短信未能送达，请登录工作台电话联系：<origin> 。",
    params: [count],
  },
  applicationReturned: {
    purpose: "申报退回补正",
    text: "您的专家库申报需要补正，请于{deadline}前登录平台修改后重新提交：<origin> 。咨询<tel>",
    params: [deadline],
  },
  creditNotified: {
    purpose: "信用事件告知",
    text: "平台拟记入一条与您或贵单位有关的信用事件，如有异议请于{deadline}前登录提出：<origin> 。咨询<tel>",
    params: [deadline],
  },
  creditDecided: {
    purpose: "信用异议处理结果",
    text: "您对信用事件提出的异议已有处理结果，请登录平台查看：<origin> 。咨询<tel>",
    params: [],
  },
  appealDecided: {
    purpose: "信用复核结果",
    text: "您申请的信用事件复核已有结果，请登录平台查看：<origin> 。咨询<tel>",
    params: [],
  },
  evaluationNotified: {
    purpose: "年度评价告知",
    text: "您的年度评价结果已生成，请登录平台查看，如有异议请于{deadline}前提出：<origin> 。咨询<tel>",
    params: [deadline],
  },
  evaluationChanged: {
    purpose: "年度评价更正",
    text: "您的年度评价结果已重新计算，请登录平台查看：<origin> 。咨询<tel>",
    params: [],
  },
  complaintAsked: {
    purpose: "请说明情况",
    text: "有一件事项请您或贵单位说明情况，请于{deadline}前登录平台查看并答复，查实以前不影响评价：<origin> 。咨询<tel>",
    params: [deadline],
  },
  complaintDecided: {
    purpose: "说明情况的处理结论",
    text: "您或贵单位说明过情况的事项已有结论，请登录平台查看；不服的可于{deadline}前申请复查：<origin> 。咨询<tel>",
    params: [deadline],
  },
  complaintReviewed: {
    purpose: "复查结论",
    text: "您或贵单位说明过情况的事项已有复查结论，请登录平台查看：<origin> 。咨询<tel>",
    params: [],
  },
  misuseRecorded: {
    purpose: "名义使用登记告知",
    text: "平台登记了一项您使用专家名义的情况，请于{deadline}前登录说明：<origin> 。咨询<tel>",
    params: [deadline],
  },
  titleUseDecided: {
    purpose: "名义使用答复",
    text: "您使用专家名义的申请已有答复，请登录平台查看：<origin> 。咨询<tel>",
    params: [],
  },
  libraryReminder: {
    purpose: "资料阅读提醒",
    text: "您有一份要求阅读的政策文件或者培训资料尚未阅读，请登录平台阅读并确认：<origin> 。咨询<tel>",
    params: [],
  },
  expertAppointed: {
    purpose: "聘任通知",
    text: "您的专家库申报已通过，请登录平台签署承诺，之后方可参加抽取：<origin> 。咨询<tel>",
    params: [],
  },
} as const satisfies Record<string, Template>;

export type TemplateId = keyof typeof templates;

/** Parameter names a template takes. */
export type TemplateParams<Id extends TemplateId> = Record<
  (typeof templates)[Id]["params"][number]["name"],
  string
>;

/** What is fixed in every text of one deployment. `origin` without a final slash. */
export type TemplateConstants = { origin: string; tel: string };

export const templateIds = Object.keys(templates) as readonly TemplateId[];

/** A value that does not fit its template: a mistake of ours, not the carrier's. */
export class TemplateMisuse extends Error {}

/** What a template is for, in Chinese, for the message log. */
export function purposeOf(id: TemplateId): string {
  return templates[id].purpose;
}

/** A text with the constants filled in and `{x}` left open. */
function openText(id: TemplateId, constants: TemplateConstants): string {
  return templates[id].text
    .replaceAll("<origin>", () => constants.origin)
    .replaceAll("<tel>", () => constants.tel);
}

/** The text to register with a carrier, in its notation: `${name}` for Aliyun, `{1}` for Tencent. */
export function registeredText(
  id: TemplateId,
  constants: TemplateConstants,
  carrier: "aliyun" | "tencent",
): string {
  const params: readonly Param[] = templates[id].params;
  return openText(id, constants).replace(/\{(\w+)\}/g, (_, name: string) =>
    carrier === "aliyun" ? `\${${name}}` : `{${params.findIndex((p) => p.name === name) + 1}}`,
  );
}

/** A text as it is read in the workspace: the same words, without the address and the telephone number at their end. */
export function workspaceText(id: TemplateId, values: Readonly<Record<string, string>>): string {
  const params: readonly Param[] = templates[id].params;
  return templates[id].text
    .replace(/：?<origin>(\/i\/\{code\})? ?。?/, "。")
    .replace(/ ?咨询<tel>$/, "")
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      cleanParam(values[name] ?? "", params.find((one) => one.name === name)?.max ?? 0),
    );
}

/**
 * Cleans the values for a template, in the order of its placeholders.
 * Throws TemplateMisuse for a missing or unknown name and for a malformed `code`.
 */
export function prepareParams(
  id: TemplateId,
  values: Readonly<Record<string, string>>,
): { name: string; value: string }[] {
  const wanted: readonly Param[] = templates[id].params;
  const unknown = Object.keys(values).find((name) => !wanted.some((p) => p.name === name));
  if (unknown !== undefined) throw new TemplateMisuse(`${id} takes no parameter of that name`);
  return wanted.map(({ name, kind, max }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value !== "string") throw new TemplateMisuse(`${id} needs the parameter ${name}`);
    if (kind === "words") return { name, value: cleanParam(value, max) };
    if (!/^[A-Za-z0-9_-]{16,43}$/.test(value)) throw new TemplateMisuse(`${id}: ${name} is not a link code`);
    return { name, value };
  });
}

/** The whole text as the handset shows it, signature first; for previews and length counts. */
export function renderText<Id extends TemplateId>(
  id: Id,
  values: TemplateParams<Id>,
  constants: TemplateConstants & { signName: string },
): string {
  const params = prepareParams(id, values);
  const text = openText(id, constants).replace(
    /\{(\w+)\}/g,
    (hole, name: string) => params.find((p) => p.name === name)?.value ?? hole,
  );
  return `【${constants.signName}】${text}`;
}
