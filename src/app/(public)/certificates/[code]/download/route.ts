import { findPublicCertificate } from "@/features/panels";
import { found, requestContext } from "@/platform/request";

/** The public certificate as a file, in the form that /verify and bin/verify-draw read. */
export async function GET(_: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const ctx = await requestContext();
  const { certificate } = await found(ctx, findPublicCertificate(ctx, (await params).code));
  const name = `${certificate.request.case}-${certificate.request.round}.json`.replaceAll(/[^\w.-]/g, "");
  return new Response(`${JSON.stringify(certificate, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
