import { type ListedRevision, listMemberRevisions } from "@/features/approvals";
import { listMemberDuties, type MemberDuty } from "@/features/experts";
import { listMeetingTodos, type MeetingTodo } from "@/features/meetings";
import { listOpinionDuties, type OpinionDuty } from "@/features/opinions";
import { countInvitations } from "@/features/panels";
import { listReportTodos, type ReportTodo } from "@/features/reports";
import { formatDate, formatDeadline } from "@/features/rulebook";
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
  const [meetings, reports, opinions, revisions, duties] = await Promise.all([
    listMeetingTodos(ctx),
    listReportTodos(ctx),
    listOpinionDuties(ctx),
    listMemberRevisions(ctx),
    listMemberDuties(ctx),
  ]);
  return [
    ...meetings.map(wordsOfMeeting),
    ...reports.map(wordsOfReport),
    ...opinions.map(wordsOfOpinion),
    ...revisions.filter(({ leads }) => leads).map(wordsOfRevision),
    ...duties.map(wordsOf),
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
