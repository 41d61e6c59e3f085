// search: one box over cases, projects, units and experts, and the lists one comes back to.
// Lifecycle: none for what is found; a view is kept and removed by whoever it belongs to.
// Invariants: nothing is found that the actor's own lists would not show; a kept view is an address of ours,
// seen by its owner alone, and shows what she may see on the day she opens it.
// Names are found by a part and by their pinyin initials, in the database's own pinyin order.
export type { ViewWorkspace } from "@/db/schema";
export { type Found, findEverywhere, mostFound } from "./find-everywhere";
export { keywordInput } from "./input";
export { workspaceOf } from "./rules/view-address";
export { type ListedView, listViews, removeView, saveView } from "./views/keep-view";
