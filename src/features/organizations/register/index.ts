export { changeOrganization } from "./change-organization";
export { findRegisteredUnit, listBranches, listNames, type RegisteredUnit } from "./find-organization";
export { countOrganizations, type ListedOrganization, listOrganizations } from "./list-organizations";
export { recordStructure } from "./record-structure";
export { renameOrganization } from "./rename-organization";
