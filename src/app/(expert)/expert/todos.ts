import { type ListedRevision, listMemberRevisions } from "@/features/approvals";
import { listStatementsAsked } from "@/features/complaints";
import { kindWords, type ListedEvent, listObjectable, listUnrated, pointsText } from "@/features/credit";
import { listMemberDuties, type MemberDuty } from "@/features/experts";
import { listMeetingTodos, type MeetingTodo } from "@/features/meetings";
import { listOpinionDuties, type OpinionDuty } from "@/features/opinions";
import { countInvitations } from "@/features/panels";
import { kindLabels, listToConfirm } from "@/features/publications";
import { listReportTodos, type ReportTodo } from "@/features/reports";
import { dateAt, formatDate, formatDeadline } from "@/features/rulebook";
import { listMisusesToState } from "@/features/title-use";
import type { PageCtx } from "@/platform/request";
import { meetingTime } from "./words";

/** Something she has to do, as she reads it. */
export interface Todo {
  readonly key: string;
  readonly title: string;
  /** The project it belongs to, where it belongs to one. */
  readonly project?: string;
  readonly about: string;
  readonly act: string;
  readonly href: string;
  readonly overdue?: boolean;
}

/** What waits for her besides unanswered invitations: of meetings first, which wait for nobody. */
export async function listTodos(ctx: PageCtx): Promise<Todo[]> {
  const [meetings, reports, opinions, revisions, duties, complaints, misuses, events, unrated, unread] =
    await Promise.all([
      listMeetingTodos(ctx),
      listReportTodos(ctx),
      listOpinionDuties(ctx),
      listMemberRevisions(ctx),
      listMemberDuties(ctx),
      listStatementsAsked(ctx),
      listMisusesToState(ctx),
      listObjectable(ctx),
      listUnrated(ctx),
      listToConfirm(ctx),
    ]);
  return [
    ...meetings.map(wordsOfMeeting),
    ...reports.map(wordsOfReport),
    ...opinions.map(wordsOfOpinion),
    ...revisions.filter(({ leads }) => leads).map(wordsOfRevision),
    ...complaints.map((one) =>
      wordsOfStatement(ctx.now, "涉及您的举报", `/expert/complaints/${one.id}`, one),
    ),
    ...misuses.map((one) =>
      wordsOfStatement(ctx.now, "违规使用名义的登记", `/expert/title-use/misuse/${one.id}`, one),
    ),
    ...duties.map(wordsOf),
    ...events.map(wordsOfEvent),
    ...unrated.map(({ caseId, title, by }) => ({
      key: `rating ${caseId}`,
      title: "会后互评",
      project: title,
      about: `可以在 ${formatDeadline(by)} 前评价参建单位和组长；不评价不影响您。`,
      act: "去评价",
      href: `/expert/cases/${caseId}/rating`,
    })),
    ...unread.map(({ id, kind, title }) => ({
      key: `reading ${id}`,
      title: `阅读${kindLabels[kind]}`,
      about: `《${title}》要求专家阅读并确认。`,
      act: "去阅读",
      href: `/expert/library/${id}`,
    })),
  ];
}

/** How much waits for her: the number beside 待办, always that of the list. */
export async function countTodos(ctx: PageCtx): Promise<number> {
  const [asked, todos] = await Promise.all([countInvitations(ctx, "to-answer"), listTodos(ctx)]);
  return asked + todos.length;
}

/** What a meeting asks of her, as she reads it. */
function wordsOfMeeting({ kind, by, caseId, project }: MeetingTodo): Todo {
  const common = { key: `meeting ${caseId} ${kind}`, project, href: `/expert/meetings/${caseId}` };
  const until = formatDeadline(by);
  switch (kind) {
    case "ANSWER":
      return {
        ...common,
        title: "会议改期，请重新确认",
        about: `请在 ${until} 前答复能否参加。不能参加不影响评价。`,
        act: "去答复",
      };
    case "VOTE":
      return {
        ...common,
        title: "推选组长",
        about: `专家组已经成立，请在 ${until} 前推选组长。`,
        act: "去推选",
      };
    case "CHECK_IN":
      return {
        ...common,
        title: "到会签到",
        about: `到达会场后请签到，${until} 截止。`,
        act: "去签到",
      };
  }
}

function wordsOfReport({ kind, invitationId, project }: ReportTodo): Todo {
  const common = {
    key: `report ${invitationId}`,
    project,
    href: `/expert/invitations/${invitationId}/report`,
  };
  return kind === "DRAFT"
    ? { ...common, title: "起草论证报告", about: "您是本次论证的组长，请汇总意见、写明结论。", act: "去起草" }
    : {
        ...common,
        title: "确认论证报告",
        about: "组长已提交论证报告，请核对后确认；不同意的，可以写明理由。",
        act: "去核对",
      };
}

function wordsOfOpinion(one: OpinionDuty): Todo {
  return {
    key: `opinion ${one.caseId}`,
    title: "提交审查意见",
    project: one.project,
    about: `${one.title}。论证会 ${meetingTime(one)}，请在会议开始前提交。`,
    act: one.begun ? "继续填写" : "阅读方案，填写意见",
    href: `/expert/cases/${one.caseId}`,
  };
}

function wordsOfRevision(one: ListedRevision): Todo {
  return {
    key: `revision ${one.roundId}`,
    title: "审查修改稿",
    project: one.title,
    about: `您是组长，请在 ${formatDeadline(one.dueAt)} 前对第${one.round}轮修改稿给出审查意见。`,
    act: "去审查",
    href: `/expert/revisions/${one.roundId}`,
  };
}

/** Something held against her that she may answer, with the day until which she is waited for. */
function wordsOfStatement(
  now: Date,
  what: string,
  href: string,
  one: { id: string; statementBy: Date | null },
): Todo {
  const overdue = one.statementBy !== null && one.statementBy <= now;
  return {
    key: `statement ${one.id}`,
    title: "请说明情况",
    about: one.statementBy
      ? `${what}，请在 ${formatDeadline(one.statementBy)} 前说明情况。查实以前不影响您的评价。`
      : what,
    act: "去说明",
    href,
    overdue,
  };
}

function wordsOfEvent(one: ListedEvent): Todo {
  return {
    key: `credit ${one.id}`,
    title: `信用事件：${kindWords[one.kind]}`,
    about: `发生于${formatDate(dateAt(one.occurredAt))}，${pointsText(one.points)}。${one.objectionDueAt ? `有异议的，请在 ${formatDeadline(one.objectionDueAt)} 前提出；` : ""}没有异议的不需要办理。`,
    act: "查看",
    href: `/expert/credit/${one.id}`,
  };
}

/** A duty as she reads it: what it is, by when, what happens otherwise. */
function wordsOf({ kind, by, overdue }: MemberDuty): Todo {
  const key = `duty ${kind}`;
  const until = by ? formatDeadline(by, { year: true }) : "";
  switch (kind) {
    case "ONBOARD":
      return {
        key,
        overdue,
        title: "签署承诺，完成入库",
        about: "您已被聘任。签署保密、廉洁、回避承诺并核对手机号以后，才会被抽取。",
        act: "去办理",
        href: "/expert/onboarding",
      };
    case "CONFIRM_EMPLOYER":
      return {
        key,
        overdue,
        title: "确认您的工作单位",
        about: overdue
          ? `${by ? `上次确认已于 ${until} 到期` : "您还没有确认过"}，现在不会抽取您。确认以后立即恢复。`
          : `请在 ${until} 前确认，过期不再抽取您。`,
        act: "去确认",
        href: "/expert/profile/confirm",
      };
    case "RENEW":
      return {
        key,
        overdue,
        title: overdue ? "聘期已经届满" : "聘期快要届满",
        about: overdue
          ? `聘期已于 ${until} 届满，不再抽取您；已经接受的论证照常参加。愿意续聘的，请申请。`
          : `聘期到 ${until} 为止。愿意续聘的，请在届满前申请，原来的材料不用重填。`,
        act: "申请续聘",
        href: "/apply",
      };
    case "FINISH_APPLICATION":
      return {
        key,
        overdue,
        title: "续聘申报还没有提交",
        about: `聘期${overdue ? "已于" : "到"} ${until} ${overdue ? "届满" : "为止"}，请继续填写并提交。`,
        act: "继续填写",
        href: "/apply",
      };
  }
}

/** `2026年12月1日（周二）至12月10日（周四）`. */
export function formatDays(from: string, to: string): string {
  if (from === to) return formatDate(from, { year: true });
  return `${formatDate(from, { year: true })}至${formatDate(to, { year: from.slice(0, 4) !== to.slice(0, 4) })}`;
}
