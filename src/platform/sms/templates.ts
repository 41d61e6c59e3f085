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
  rectificationDue: {
    purpose: "整改到期提醒",
    text: "论证编号{caseNo}有监督检查整改事项，请于{deadline}前整改并登录回复：<origin> 。咨询<tel>",
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
