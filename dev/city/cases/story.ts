import type { CaseState, DeclineReason } from "@/db/schema";

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
}
