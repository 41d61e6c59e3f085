import { type Desk, findDesk } from "@/features/opinions";
import { found, type PageCtx, pageContext } from "@/platform/request";

export type DeskParams = { params: Promise<{ id: string }> };

/** Who reads, and her duty in the case; anybody without a seat of it gets the same 404 as for a case that is none. */
export async function ownDesk(
  params: DeskParams["params"],
  below = "",
): Promise<{ ctx: PageCtx; desk: Desk; path: string; crumbs: { label: string; href: string }[] }> {
  const { id } = await params;
  const path = `/expert/cases/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", path + below);
  const desk = await found(ctx, findDesk(ctx, id));
  return {
    ctx,
    desk,
    path,
    crumbs: [
      { label: "我的论证", href: "/expert/cases" },
      { label: desk.project, href: path },
    ],
  };
}
