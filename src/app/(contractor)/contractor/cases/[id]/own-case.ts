import { type FoundDossier, findDossier } from "@/features/reviews";
import type { NeededRight } from "@/platform/delegated-right";
import { found, type PageCtx, pageContext } from "@/platform/request";

export interface CaseParams {
  readonly params: Promise<{ id: string }>;
}

/** The case a page is about with its dossier, as far as it is the reader's own; else the page does not exist. */
export async function ownCase(
  params: CaseParams["params"],
  rest = "",
  right?: NeededRight,
): Promise<{ ctx: PageCtx; dossier: FoundDossier; path: string; crumbs: { label: string; href: string }[] }> {
  const { id } = await params;
  const path = `/contractor/cases/${id}`;
  const ctx = await pageContext("contractor", path + rest, right);
  const dossier = await found(ctx, findDossier(ctx, id));
  const crumbs = [
    { label: "论证申报", href: "/contractor/cases" },
    { label: dossier.case.title, href: path },
  ];
  return { ctx, dossier, path, crumbs };
}
