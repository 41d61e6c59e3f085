import { readCertificate } from "@/features/panels";
import { attachment } from "@/platform/content-disposition";
import { found, pageContext } from "@/platform/request";

type Context = { params: Promise<{ id: string; round: string }> };

/** The full certificate as a file, for `bin/verify-draw`; each download is on record. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, round } = await params;
  const ctx = await pageContext("regulator", `/regulator/cases/${id}`);
  const number = /^[1-9]\d?$/.test(round) ? Number(round) : 0;
  const read = await found(ctx, readCertificate(ctx, id, number));
  return new Response(`${JSON.stringify(read.certificate, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": attachment(`抽取证书-${read.number}-第${number}轮.json`),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
