// meetings: leader, moves and sittings of a panel (ADR 0018).
// Lifecycle: a ballot is decided or appointed, and vacated when its leader can lead no longer.
// Invariants: one current leader a case, holding a seat of its panel.
export { type CurrentLeader, currentLeader } from "./elections/current-leader";
