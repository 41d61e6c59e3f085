import { findAccount, isAdministration, listPostsOf } from "@/features/accounts";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { AdminFrame, adminContext } from "../../../../../admin-frame";
import { postWords } from "../../../../../posts/post-words";
import { decoded } from "../../../decoded";
import { EndPostForm } from "./end-post-form";

type Props = { params: Promise<{ id: string; postId: string }> };

/** Ends an office at once, or proposes that a post of administration ends; not for one's own. */
export default async function EndPost({ params }: Props) {
  const { id, postId } = await params;
  const userId = decoded(id);
  const account = `/admin/accounts/${encodeURIComponent(userId)}`;
  const here = `${account}/posts/${postId}/end`;
  const ctx = await adminContext("security", here);
  const { name, post } = await found(
    ctx,
    boundedRead(ctx, async (read) => {
      const one = await findAccount(read, userId);
      const post = (await listPostsOf(read, userId)).find((held) => held.id === postId);
      if (!one || !post || post.openChange || userId === ctx.actor.id) return null;
      return { name: one.name ?? "未实名", post };
    }),
  );
  const byTwo = isAdministration(post.post);
  const lead = byTwo
    ? `${name}。提出后由系统管理员确认，确认后立即免去。`
    : `${name}。提交后立即免去，登录立即退出。`;
  return (
    <AdminFrame
      ctx={ctx}
      crumbs={[
        { label: "登录账号", href: "/admin/accounts" },
        { label: name, href: account },
        { label: "免职" },
      ]}
      here={here}
    >
      <EndPostForm
        postId={postId}
        byTwo={byTwo}
        title={`免去${postWords(post)} - ${name} - 专家评审平台`}
        head={<PageHead title={`免去${postWords(post)}`} lead={lead} backHref={account} />}
      />
    </AdminFrame>
  );
}
