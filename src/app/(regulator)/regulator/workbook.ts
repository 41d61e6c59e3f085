/** How a workbook is sent: a download, never kept, never sniffed. */
export const workbookHeaders = {
  "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
} as const;
