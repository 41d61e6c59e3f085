import type { Certificate, DrawRequest } from "@/features/draws";

/** What was stored at the draw with the request that was stored before it. Unchecked. */
export function certificateOf(row: {
  readonly request: Readonly<Record<string, unknown>>;
  readonly candidates: string;
  readonly certificate: Readonly<Record<string, unknown>> | null;
}): Certificate {
  const request = { ...row.request, candidates: JSON.parse(row.candidates) } as object as DrawRequest;
  return Object.assign({ request }, row.certificate, { request }) as object as Certificate;
}
