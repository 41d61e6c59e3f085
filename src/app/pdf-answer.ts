import { attachment } from "@/platform/content-disposition";

/** A paper as a download; never kept by anybody on the way. */
export function pdfAnswer(bytes: Buffer, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": attachment(name),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
