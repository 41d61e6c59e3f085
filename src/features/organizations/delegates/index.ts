export { endDelegate } from "./end-delegate";
export { grantDelegate } from "./grant-delegate";
export { findDelegate, type ListedDelegate, listDelegates } from "./list-delegates";
export { openPrepared, type PreparedGrant, prepareDelegate } from "./prepare-delegate";
export { resignGrant, takeUpGrant } from "./take-up-grant";
