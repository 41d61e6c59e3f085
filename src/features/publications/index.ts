// publications: 通知公告、政策文件和培训资料 (五(三)), published by the station for whom they concern.
// Lifecycle: DRAFT, the station's alone → PUBLISHED → WITHDRAWN; an expert confirms what she has to read.
// Invariants: text, files and readers stay as they were published; nobody reads what is not for her; a confirmation
// is an expert's own, and stays.
export type { Audience, PublicationKind, PublicationState } from "@/db/schema";
export { publicationProblem } from "./files/problems";
export {
  demandPublicationUpload,
  type OpenPublicationFile,
  openPublicationFile,
  storePublicationFile,
} from "./files/publication-files";
export { whyNotChange, whyNotManage, whyNotRemind, whyNotWithdraw } from "./policy";
export { type FoundPublication, findPublication } from "./queries/find-publication";
export { countPublications, type ListedPublication, listPublications } from "./queries/list-publications";
export {
  countReaders,
  type ListedReader,
  listReaders,
  type ReaderList,
  readerLists,
} from "./queries/list-readers";
export { listToConfirm } from "./queries/list-to-confirm";
export { publicationFileLimit, publicationFilePath, publicationPage } from "./rules/files";
export { audienceLabels, kindLabels, kindOptions, stateLabels } from "./rules/labels";
export { confirmRead } from "./steps/confirm-read";
export {
  changePublication,
  draftPublication,
  publishPublication,
  withdrawPublication,
} from "./steps/publish";
export { remindReaders } from "./steps/remind-readers";
