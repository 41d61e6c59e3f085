// exports: lists too long to be written while somebody waits, as workbooks made by the worker (D11, ADR 0030).
// Lifecycle: QUEUED → RUNNING → READY → EXPIRED | FAILED; what a killed worker left begins anew.
// Invariants: written with the standing its reader has then, never more; kept by nobody else, and no longer
// than said; a file is there exactly while it is READY; each step and each download is on record.
export { findExports, type ListedExport, openExport } from "./find-exports";
export { mostExportRows, requestExport } from "./request-export";
export type { ExportSource } from "./source";
