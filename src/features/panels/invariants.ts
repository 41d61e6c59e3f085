import type { Invariant } from "@/platform/invariant";
import { invitationInvariants } from "./invariants/invitations";
import { memberQuestionInvariants } from "./invariants/member-questions";
import { panelInvariants } from "./invariants/panels";
import { roundInvariants } from "./invariants/rounds";

/** What holds of rounds, seats, invitations, holds and formed panels. */
export const invariants: readonly Invariant[] = [
  ...roundInvariants,
  ...invitationInvariants,
  ...panelInvariants,
  ...memberQuestionInvariants,
];
