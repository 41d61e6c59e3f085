import { pdfAnswer } from "@/app/pdf-answer";
import { findOwnSite, printNotice } from "@/features/approvals";
import { env } from "@/platform/env";
import { found, pageContext } from "@/platform/request";

/** 现场公示牌 of an own approved case, to be printed and hung up. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext("contractor", `/contractor/cases/${encodeURIComponent(id)}/site-notice.pdf`);
  const site = await found(ctx, findOwnSite(ctx, id));
  const address = new URL(`/site/${site.siteCode}`, env().APP_URL).href;
  return pdfAnswer(await printNotice(site, address, ctx.now), `现场公示牌-${site.number}.pdf`);
}
