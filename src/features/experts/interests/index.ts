// interests: what a member declares of herself and her relatives (E24), a predicate of the draw and nothing else.
export { declareInterest, declareOwnInterest } from "./declare-interest";
export { endInterest } from "./end-interest";
export {
  countStandingInterests,
  findOwnInterest,
  listOwnInterests,
  type MemberInterest,
} from "./own-interests";
