export { type Correction, correctOwnership } from "./correct-ownership";
export { endOwnership } from "./end-ownership";
export { findShareForChange, type ListedShare, listSharesOf } from "./list-shares";
export { recordOwnership } from "./record-ownership";
