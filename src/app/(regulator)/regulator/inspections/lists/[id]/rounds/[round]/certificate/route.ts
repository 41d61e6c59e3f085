import { readListCertificate } from "@/features/inspections";
import { attachment } from "@/platform/content-disposition";
import { found, pageContext } from "@/platform/request";

/** The full certificate of a round, as `bin/verify-draw` reads it. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ id: string; round: string }> },
): Promise<Response> {
  const { id, round } = await params;
  const ctx = await pageContext("regulator", `/regulator/inspections/lists/${id}`);
  const { certificate, number } = await found(ctx, readListCertificate(ctx, id, Number(round)));
  return new Response(`${JSON.stringify(certificate, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": attachment(`${number}-${certificate.request.round}.json`),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
