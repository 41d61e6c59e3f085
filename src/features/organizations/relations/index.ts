export { explainRelations, findRelationPath, type RelationEdge } from "./find-relation-path";
export { listRelated, type RelatedUnit } from "./list-related";
export { type Relation, type RelationPolicy, relatedOrganizations } from "./related-organizations";
