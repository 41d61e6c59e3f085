import { findMemberRevision, type MemberRevision } from "@/features/approvals";
import { found, type PageCtx, pageContext } from "@/platform/request";

export type RevisionParams = { params: Promise<{ id: string }> };

/**
 * Who reads, and the revision if she sits on its panel; anybody else gets the same 404 as for no id. Both versions
 * of the plan are read as every plan is: in the page under her mark, or as a marked copy.
 */
export async function ownRevision(
  params: RevisionParams["params"],
  below = "",
): Promise<{ ctx: PageCtx; own: MemberRevision; path: string; planHref: (fileId: string) => string }> {
  const { id } = await params;
  const path = `/expert/revisions/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", path + below);
  const own = await found(ctx, findMemberRevision(ctx, id));
  return { ctx, own, path, planHref: (fileId) => `/expert/cases/${own.caseId}/plan/${fileId}` };
}
