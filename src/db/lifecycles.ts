import type {
  ApprovalState,
  ElectionState,
  FileState,
  InvitationState,
  MessageState,
  MoveState,
  OpinionState,
  ReportState,
  RevisionState,
  RoundState,
  SittingState,
} from "./schema";

/** One state machine as data: where its rows begin and where each may go from each state. */
export interface Lifecycle<State extends string = string> {
  /** The table whose column `state` it governs. */
  readonly table: string;
  /** 中文名 and the part of domain.md it follows. */
  readonly title: string;
  readonly begins: readonly State[];
  readonly steps: Readonly<Record<State, readonly State[]>>;
}

/** For the compiler: every state has its row, and no row names a state that does not exist. */
function lifecycle<State extends string>(one: Lifecycle<State>): Lifecycle {
  return one;
}

/**
 * Every state machine but those of the case and of the application, which stand with their features. Each step is
 * enforced in the WHERE of the update that takes it; docs/lifecycles.md is drawn from here, and random walks of
 * all actors are compared with it.
 */
export const lifecycles: readonly Lifecycle[] = [
  lifecycle<RoundState>({
    table: "draw_round",
    title: "抽取轮次 Draw round (D4)",
    begins: ["REQUESTED"],
    steps: { REQUESTED: ["DRAWN", "INFEASIBLE"], DRAWN: [], INFEASIBLE: [], VOIDED: [] },
  }),
  lifecycle<InvitationState>({
    table: "invitation",
    title: "邀请 Invitation (D5)",
    begins: ["CREATED"],
    steps: {
      CREATED: ["SENT", "DELIVERED", "UNDELIVERABLE", "REVOKED"],
      SENT: ["DELIVERED", "ACCEPTED", "DECLINED", "UNDELIVERABLE", "REVOKED"],
      DELIVERED: ["ACCEPTED", "DECLINED", "TIMED_OUT", "REVOKED"],
      ACCEPTED: ["WITHDRAWN", "REMOVED_CONFLICT", "RELEASED", "ATTENDED", "NO_SHOW"],
      DECLINED: [],
      TIMED_OUT: [],
      UNDELIVERABLE: [],
      REVOKED: [],
      WITHDRAWN: [],
      REMOVED_CONFLICT: [],
      RELEASED: [],
      ATTENDED: [],
      NO_SHOW: [],
    },
  }),
  lifecycle<"OPEN" | "KEPT" | "REPLACED" | "LAPSED">({
    table: "member_question",
    title: "专家去留 Question about a member (E7, E22)",
    begins: ["OPEN"],
    steps: { OPEN: ["KEPT", "REPLACED", "LAPSED"], KEPT: [], REPLACED: [], LAPSED: [] },
  }),
  lifecycle<ElectionState>({
    table: "leader_election",
    title: "组长推选 Leader's ballot (D6)",
    begins: ["OPEN"],
    steps: {
      OPEN: ["DECIDED", "RUNOFF", "VACATED"],
      DECIDED: ["VACATED"],
      RUNOFF: [],
      VACATED: [],
    },
  }),
  lifecycle<MoveState>({
    table: "meeting_move",
    title: "会议改期 Move of a meeting (E29)",
    begins: ["ASKING"],
    steps: { ASKING: ["AGREED", "REFUSED", "WITHDRAWN"], AGREED: [], REFUSED: [], WITHDRAWN: [] },
  }),
  lifecycle<SittingState>({
    table: "sitting",
    title: "论证会 Sitting (四(二)4, E14)",
    begins: ["CHECK_IN"],
    steps: { CHECK_IN: ["HELD", "SUSPENDED"], HELD: ["ENDED", "SUSPENDED"], SUSPENDED: [], ENDED: [] },
  }),
  lifecycle<OpinionState>({
    table: "opinion",
    title: "审查意见 Opinion (D7)",
    begins: ["NOT_STARTED"],
    steps: {
      NOT_STARTED: ["DRAFT", "SUBMITTED", "SUBMITTED_LATE", "MISSING"],
      DRAFT: ["SUBMITTED", "SUBMITTED_LATE", "MISSING"],
      SUBMITTED: [],
      SUBMITTED_LATE: [],
      MISSING: [],
    },
  }),
  lifecycle<ReportState>({
    table: "report",
    title: "论证报告 Report (D8)",
    begins: ["DRAFT"],
    steps: {
      DRAFT: ["CONFIRMING"],
      CONFIRMING: ["WITHDRAWN", "DISSENTED", "LOCKED"],
      WITHDRAWN: [],
      DISSENTED: [],
      LOCKED: ["ACCEPTED"],
      ACCEPTED: [],
    },
  }),
  lifecycle<"OPEN" | "AGREED" | "FAILED">({
    table: "mediation",
    title: "协调 Mediation (E16)",
    begins: ["OPEN"],
    steps: { OPEN: ["AGREED", "FAILED"], AGREED: [], FAILED: [] },
  }),
  lifecycle<"CHECKING" | "ACCEPTED" | "RETURNED">({
    table: "report_submission",
    title: "报告报送 Hand-in of the report (四(一)4, E17)",
    begins: ["CHECKING"],
    steps: { CHECKING: ["ACCEPTED", "RETURNED"], ACCEPTED: [], RETURNED: [] },
  }),
  lifecycle<RevisionState>({
    table: "revision_round",
    title: "修改轮 Revision round (D9)",
    begins: ["LEADER_REVIEW"],
    steps: {
      LEADER_REVIEW: ["CONFIRMED", "MORE_CHANGES", "SUBSTANTIAL"],
      CONFIRMED: [],
      MORE_CHANGES: [],
      SUBSTANTIAL: [],
    },
  }),
  lifecycle<ApprovalState>({
    table: "approval",
    title: "审批 Approval (D10)",
    begins: ["SUPERVISOR_REVIEW"],
    steps: {
      COMPANY_REVIEW: ["SUPERVISOR_REVIEW"],
      SUPERVISOR_REVIEW: ["APPROVED", "REJECTED"],
      APPROVED: [],
      REJECTED: [],
    },
  }),
  lifecycle<FileState>({
    table: "stored_file",
    title: "文件 File (上传中、校验中、查毒中、可用、已拒绝)",
    // A paper that the system makes itself is there at once.
    begins: ["UPLOADING", "AVAILABLE"],
    steps: {
      UPLOADING: ["CHECKING", "REJECTED"],
      CHECKING: ["SCANNING", "REJECTED"],
      SCANNING: ["AVAILABLE", "REJECTED"],
      AVAILABLE: [],
      REJECTED: [],
    },
  }),
  lifecycle<MessageState>({
    table: "sms_message",
    title: "短信 SMS message",
    begins: ["CREATED"],
    steps: {
      CREATED: ["SENDING", "SENT", "DELIVERED", "FAILED", "UNDELIVERED", "CANCELLED"],
      // Back to CREATED: the carrier did not take it, the next try is due.
      SENDING: ["CREATED", "SENT", "DELIVERED", "FAILED", "UNDELIVERED"],
      SENT: ["DELIVERED", "FAILED", "UNDELIVERED"],
      DELIVERED: [],
      FAILED: [],
      UNDELIVERED: [],
      CANCELLED: [],
    },
  }),
  lifecycle<"OPEN" | "UPHELD" | "DISMISSED">({
    table: "publicity_objection",
    title: "公示异议 Objection (D1)",
    begins: ["OPEN"],
    steps: { OPEN: ["UPHELD", "DISMISSED"], UPHELD: [], DISMISSED: [] },
  }),
  lifecycle<"PROPOSED" | "CONFIRMED" | "REFUSED" | "WITHDRAWN">({
    table: "expert_decision",
    title: "专家处理决定 Decision about an expert, by two people (D2)",
    begins: ["PROPOSED"],
    steps: { PROPOSED: ["CONFIRMED", "REFUSED", "WITHDRAWN"], CONFIRMED: [], REFUSED: [], WITHDRAWN: [] },
  }),
  lifecycle<"REFUSED" | "PREVIEWED" | "COMMITTED" | "DISCARDED">({
    table: "bulk_import",
    title: "批量导入 Bulk import",
    begins: ["REFUSED", "PREVIEWED"],
    steps: { PREVIEWED: ["COMMITTED", "DISCARDED", "REFUSED"], REFUSED: [], COMMITTED: [], DISCARDED: [] },
  }),
];
