export {
  type PoolFilter,
  type PoolQuery,
  type PoolSort,
  type PublicPoolFilter,
  readPoolFilter,
  readPublicPoolFilter,
  type Standing,
  standingNames,
  standings,
} from "../input/pool";
export { whyNotExport } from "../policy/pool";
export { exportMembers } from "./export-members";
export { exportUnits } from "./export-units";
export { findIntegrityFile, type IntegrityFile, type PublicNotice } from "./find-integrity-file";
export { countMembers, type ListedMember, listMembers } from "./list-members";
export { countPublicMembers, listPublicMembers, type PublicMember } from "./list-public";
