// Papers: PDF in one typeface with head, foot and page numbers, and the QR codes on them.
export { headedTable } from "./headed-table";
export { type OfficialDocument, renderOfficialDocument } from "./official-document";
export { qrCode } from "./qr-code";
export { renderPdf } from "./render-pdf";
export { StampFailed, stampPdf } from "./stamp-pdf";
