import type { CaseState, Conclusion, DeclineReason } from "@/db/schema";

/** What an invited expert does; quiet: the SMS arrives and nobody answers. */
export type Answer = "accept" | "quiet" | "unreachable" | "no-receipt" | { readonly decline: DeclineReason };

/** How far the filing on the contractor's desk has come. */
export type Desk = "bare" | "parts" | "refused-plan" | "plan" | "complete";

export interface Conditions {
  readonly at: Date;
  readonly main: number;
  /** How many further specialties, one person each. */
  readonly extras: number;
  /** Left out: the applicant has not got that far. */
  readonly meeting?: { readonly date: string; readonly from: string; readonly to: string };
  readonly place?: string;
}

/** What becomes of a member's 审查意见表; late: when the panel has sat down already. */
export type Writing = "handed-in" | "draft" | "late" | "none";

/** What the panel does from the day it stands until its report is locked. */
export interface PanelStory {
  /** When its members take the plan up. */
  readonly begins: Date;
  /** How many vote, all for the same; more than half decides. */
  readonly votes: number;
  /** By seat; members not named write nothing. */
  readonly opinions: readonly Writing[];
  /** Another day is asked for; so many members have said yes. */
  readonly move?: { readonly at: Date; readonly date: string; readonly agreed: number };
  readonly sits?: {
    /** So many of the main specialty do not come. */
    readonly absent?: number;
    /** How far it gets: drafted, put to the members, divided, everybody agrees, or broken off. */
    readonly until: "draft" | "confirming" | "dissent" | "locked" | "suspended";
    readonly conclusion: Conclusion;
  };
}

/** A revised plan with its reply table, and what the leader says of it. */
export interface RevisionStory {
  readonly at: Date;
  /** Kept: written, and not given yet. */
  readonly decided?: {
    readonly at: Date;
    readonly decision: "CONFIRMED" | "MORE_CHANGES";
    readonly kept?: boolean;
  };
}

/** What happens after the meeting. */
export interface ConclusionStory {
  /** Signed report and sheet; amiss: what is typed beside the scan does not agree with the record. */
  readonly handedIn: Date;
  readonly amiss?: boolean;
  readonly sentBack?: { readonly at: Date; readonly reason: string };
  readonly accepted?: Date;
  readonly revisions?: readonly RevisionStory[];
  /** The company has signed: with the supervising unit from here on. */
  readonly approvalAsked?: Date;
  readonly refused?: { readonly at: Date; readonly reason: string };
  readonly granted?: Date;
  /** Declared a substantial change: reviewed anew. */
  readonly superseded?: { readonly at: Date; readonly reason: string };
}

/** What happened to one case, and when. Instants in the order of the fields; what lies ahead never happens. */
export interface Story {
  /** The state it is in at the end. */
  readonly ending: CaseState;
  readonly drafted: Date;
  readonly desk: Desk;
  readonly submitted?: Date;
  readonly returned?: { readonly at: Date; readonly reasons: readonly string[] };
  readonly resubmitted?: Date;
  /** By the supervising body. */
  readonly admitted?: Date;
  /** Nobody decides in time: the case is admitted by itself. */
  readonly undecided?: boolean;
  readonly conditions?: Conditions;
  readonly requested?: Date;
  readonly pressed?: Date;
  /** In the order in which the invitations leave, then `rest`. */
  readonly answers?: readonly Answer[];
  readonly rest?: Answer;
  /** Somebody who has accepted leaves again. */
  readonly withdrawn?: Date;
  readonly cancelRequested?: { readonly at: Date; readonly reason: string };
  /** The station agrees to the cancellation asked for. */
  readonly cancelApproved?: Date;
  /** Dropped by the contractor itself. */
  readonly cancelled?: { readonly at: Date; readonly reason: string };
  /** About work that few in the pool know. */
  readonly rare?: boolean;
  /** The story of the closed case that this one follows, about the same work. */
  readonly follows?: Story;
  /** The bureau lets it pass by the emergency lane. */
  readonly emergency?: Date;
  readonly panel?: PanelStory;
  readonly conclusion?: ConclusionStory;
}
