import type { Invariant } from "@/platform/invariant";
import { electionInvariants } from "./invariants/elections";
import { moveInvariants } from "./invariants/moves";
import { sittingInvariants } from "./invariants/sittings";

/** What holds of ballots and leaders, sittings and attendance, and moves of a meeting. */
export const invariants: readonly Invariant[] = [
  ...electionInvariants,
  ...sittingInvariants,
  ...moveInvariants,
];
