import { findHandover, type Handover } from "@/features/reports";
import type { NeededRight } from "@/platform/delegated-right";
import { found, type PageCtx, pageContext } from "@/platform/request";
import type { CaseParams } from "../own-case";

/** What became of the report of a case of the reader's own; else the page does not exist. */
export async function ownHandover(
  params: CaseParams["params"],
  rest = "",
  right?: NeededRight,
): Promise<{
  ctx: PageCtx;
  handover: Handover;
  path: string;
  crumbs: { label: string; href: string }[];
}> {
  const { id } = await params;
  const own = `/contractor/cases/${id}`;
  const path = `${own}/report`;
  const ctx = await pageContext("contractor", path + rest, right);
  const handover = await found(ctx, findHandover(ctx, id));
  const crumbs = [
    { label: "论证申报", href: "/contractor/cases" },
    { label: handover.case.title, href: own },
    { label: "论证报告", href: path },
  ];
  return { ctx, handover, path, crumbs };
}
