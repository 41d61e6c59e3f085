export { type ImportKind, importKinds, importNames, type TemplateColumn, templateColumns } from "./columns";
export { commitImport, discardImport } from "./commit-import";
export { demandImport, importKindOf, importProblemSentence } from "./doors";
export { previewImport } from "./preview-import";
export type { Problem } from "./problems";
export {
  countImports,
  type FoundImport,
  findImport,
  type ImportCounts,
  type ListedImport,
  listImports,
} from "./queries";
export { writeTemplate } from "./template";
