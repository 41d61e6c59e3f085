// accounts: who somebody is. The identity platform vouches, this feature keeps accounts, persons and sessions.
// Lifecycle: a login finds or makes account and person (recordLogin), opens a session (openSession) that ends by
// logout (closeSession), idleness or age; a disabled account is out at its next request (platform/session).
// Invariants: one account per issuer and subject; one person per identity number; numbers and phones only sealed
// and as keyed hashes; a session's cookie only as a hash; no account is ever reached by e-mail, phone or cookie.
export { accountAdapter } from "./account-adapter";
export { idNumberHash, phoneHash } from "./blind-index";
export { type Claims, readClaims } from "./claims";
export { closeSession } from "./close-session";
export {
  birthDateOf,
  checkIdNumber,
  checkMobile,
  checkPersonName,
  idNumberKind,
  isFictitiousIdNumber,
  maskIdNumber,
  maskPhone,
} from "./identifiers";
export {
  type AccountFilter,
  countAccounts,
  findAccount,
  type ListedAccount,
  listAccounts,
} from "./list-accounts";
export { type LoginError, loginErrorSentence } from "./login-errors";
export { openSession } from "./open-session";
export { homePath, ownPath, pathInside } from "./own-path";
export { accountKey, provinceId, recordLogin } from "./record-login";
export { type PersonFacts, recordPerson } from "./record-person";
export { refuseLogin } from "./refuse-login";
export { disableAccount, enableAccount } from "./switch-account";
export { homeOf, workspaces } from "./workspaces";
