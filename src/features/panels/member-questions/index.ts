// What panels do when a member loses her standing (D2 a): asked, answered or carried out, or moot.
export { whyNotDecideQuestion } from "../rules/member-question";
export { carryOutQuestions } from "./carry-out-questions";
export { decideQuestion } from "./decide-question";
export { followStanding } from "./follow-standing";
export {
  countQuestions,
  findMemberQuestion,
  type ListedQuestion,
  listLateConflicts,
  listOpenQuestionsOf,
  listQuestions,
  type QuestionList,
} from "./list-questions";
export { listSeatsOf, type MemberSeat } from "./list-seats-of";
export { findLostStanding } from "./lost-standing";
