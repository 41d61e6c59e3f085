// exchange: the open interface for other authorities' systems, the city's 一张网 (features.md 106).
// Lifecycle: a token is issued by the security administrator, told once, used, and ends by its day or by revocation;
// a system reads page by page, comes back for what has changed, and says up to when it has taken everything.
// Invariants: a token reads its resources in its areas and nothing else; tokens and keys are kept as keyed hashes;
// no person leaves; one key, one answer; a position moves forward alone.
export { acknowledge } from "./acknowledgements/acknowledge";
export { listPositions } from "./acknowledgements/list-positions";
export { authenticate, type ClientCtx, TokenRefused } from "./calls/authenticate";
export { countCall, isCalledTooOften } from "./calls/count-call";
export { findExchangedCase } from "./cases/find-case";
export { listExchangedCases } from "./cases/list-cases";
export { findExchangedCertificate } from "./certificates/find-certificate";
export { acknowledgementRequest, problem } from "./contract/answers";
export {
  type OpenApiDocument,
  type OperationObject,
  openApiDocument,
  type SchemaObject,
} from "./contract/document";
export {
  type Answered,
  type Operation,
  type OperationName,
  operations,
  type Query,
} from "./contract/operations";
export { type ProblemCode, problemOf, problems } from "./contract/problems";
export { findExchangedInspection } from "./inspections/find-inspection";
export { listExchangedInspections } from "./inspections/list-inspections";
export { findExchangedList, listExchangedLists } from "./inspections/list-lists";
export { resourceLabels } from "./rules/resources";
export { type TokenState, tokenCookie, tokenState, tokenStateLabels } from "./rules/token";
export { issueToken } from "./tokens/issue-token";
export {
  countTokens,
  findToken,
  findTokenBySecret,
  type ListedToken,
  listTokens,
} from "./tokens/list-tokens";
export { revokeToken } from "./tokens/revoke-token";
