import type { Invariant } from "@/platform/invariant";
import { evaluationInvariants } from "./invariants/evaluations";
import { eventInvariants } from "./invariants/events";
import { ratingInvariants } from "./invariants/ratings";

/** What holds of credit events, their ledger, the ratings and the year's evaluation. */
export const invariants: readonly Invariant[] = [
  ...eventInvariants,
  ...ratingInvariants,
  ...evaluationInvariants,
];
