// title-use: what experts do outside in the bureau's name (四(二)5), with its consent or without.
// Lifecycle: a request is consented to, refused, withdrawn, or lapses when it begins unanswered; a misuse is recorded by
// one, the expert is heard, and another confirms or cancels it.
// Invariants: consent comes before the activity and is the bureau's; silence is none; nobody decides about herself,
// nor confirms what she recorded; what was consented to is no misuse.
export { decideMisuse, stateMisuse } from "./misuse/answer-misuse";
export {
  countMisuses,
  findMisuse,
  type ListedMisuse,
  listMisuses,
  listMisusesToState,
  type MisuseList,
} from "./misuse/list-misuses";
export { recordMisuse } from "./misuse/record-misuse";
export { decideUse, lapseUses, withdrawUse } from "./requests/end-use";
export { countUses, findUse, type ListedUse, listUses, type UseList } from "./requests/list-uses";
export { requestUse } from "./requests/request-use";
export { kindLabels, misuseLabels, requestLabels } from "./rules/labels";
