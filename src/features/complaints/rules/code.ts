/** Where the browser keeps a query code for some minutes: not in an address, which logs and histories keep. */
export const complaintCookie = "gongping.complaint";

/** A query code as it is read and copied: `1A2B-3C4D-…`. */
export function formatComplaintCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}
