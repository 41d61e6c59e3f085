// credit: the ledger of what experts and units did, the ratings after a meeting, and the year's evaluation (D13, E32).
// Lifecycle: recorded or proposed → told → objected to, upheld or cancelled → confirmed → expired; a year is computed,
// told, objected to, final, applied and published.
// Invariants: the ledger is append-only and its sum is the score (I8); nothing counts before its window has ended or by
// the hand that proposed it; a reversal is a compensating line; an evaluation follows from the ledger alone.
export type { CreditKind, CreditState, EffectKind, EvaluationLevel, RatingSide, RunState } from "@/db/schema";
export { decideAppeal } from "./appeals/decide-appeal";
export { fileAppeal } from "./appeals/file-appeal";
export { dropEffect, proposeEffect, recordTalk } from "./evaluations/carry-out-effect";
export { computeRun } from "./evaluations/compute-run";
export { applyRun, finalizeRun, publishRun } from "./evaluations/finalize-run";
export { discardRun, notifyRun } from "./evaluations/notify-run";
export { decideResultObjection, objectToResult } from "./evaluations/object-to-result";
export { type Preview, type PreviewRow, previewYear } from "./evaluations/preview-year";
export { confirmEvents } from "./events/confirm-events";
export { cancelEvent, decideObjection } from "./events/decide-event";
export { notifyEvent, withdrawEvent } from "./events/notify-event";
export { objectToEvent } from "./events/object-to-event";
export { proposeEvent } from "./events/propose-event";
export { proposeOnEvent } from "./events/propose-on-event";
export { readPreview } from "./input/evaluation";
export { type ManualKind, manualKinds } from "./input/event";
export type { LedgerLine } from "./ledger/read-lines";
export { type FoundEvent, findEvent } from "./queries/find-event";
export {
  countEvents,
  type EventFilter,
  type EventTab,
  eventTabs,
  type ListedEvent,
  listEvents,
  listEventsAbout,
  listEventsOnComplaint,
  listObjectable,
  listOwnEvents,
  listOwnYears,
} from "./queries/list-events";
export {
  countPublished,
  listPublicEvents,
  listPublicLevels,
  listPublished,
  listPublishedYears,
  type PublicEvent,
  type PublicLevel,
  type PublishedLevel,
} from "./queries/public-credit";
export {
  listOwnUnitYears,
  listUnitYears,
  readCredit,
  readOwnCredit,
  sumLedger,
  type UnitYear,
  type YearCredit,
} from "./queries/read-credit";
export {
  countResults,
  type FoundResult,
  findOwnResult,
  findResult,
  findRunOf,
  type ListedResult,
  type ListedRun,
  listDecidedLevels,
  listEvaluable,
  listOwnResults,
  listResults,
  listRuns,
  type ResultFilter,
} from "./queries/runs";
export { findRatedMeeting, listUnrated, type RatedMeeting, type RatingTarget } from "./ratings/find-meeting";
export { giveRating } from "./ratings/give-rating";
export { readOwnRatings, readRatingsOf, type ShownRatings } from "./ratings/read-ratings";
export {
  whyNotAppeal,
  whyNotCancel,
  whyNotConfirm,
  whyNotDecideAppeal,
  whyNotDecideObjection,
  whyNotNotify,
  whyNotObject,
  whyNotSuspendOn,
  whyNotWithdraw,
} from "./rules/event";
export { effectWords, kindWords, levelWords, pointsText, runWords, stateWords } from "./rules/kinds";
export { qualities, sideWords, whyNotRate } from "./rules/rating";
export {
  levelOrder,
  whyNotApply,
  whyNotCarryOut,
  whyNotCompute,
  whyNotDecideResultObjection,
  whyNotDiscard,
  whyNotFinalize,
  whyNotNotifyRun,
  whyNotObjectToResult,
  whyNotPublish,
} from "./rules/run";
export type { Credit } from "./rules/score";
