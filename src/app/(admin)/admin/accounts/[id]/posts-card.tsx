import type { ListedPost } from "@/features/accounts";
import { formatDate } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Table } from "@/ui/table";
import { postWords } from "../../posts/post-words";

type Props = { userId: string; posts: readonly ListedPost[]; own: boolean };

/** The posts of the person behind an account, with the ways to give and to end one; not for one's own. */
export function PostsCard({ userId, posts, own }: Props) {
  const path = `/admin/accounts/${encodeURIComponent(userId)}/posts`;
  return (
    <Card title="岗位">
      {posts.length === 0 ? (
        <EmptyState title="没有岗位" why="这个人员没有监管岗位，也不是管理员。" />
      ) : (
        <Table
          caption="岗位"
          rows={posts}
          rowKey={(row) => row.id}
          columns={[
            { head: "岗位", names: true, cell: postWords },
            {
              head: "任期",
              cell: (row) =>
                `${formatDate(row.validFrom, { year: true })}起，${row.validTo ? `至${formatDate(row.validTo, { year: true })}` : "长期"}`,
            },
            {
              head: "办理",
              cell: (row) =>
                row.openChange ? (
                  <a href={`/admin/posts/${row.openChange}`}>免职待确认</a>
                ) : own ? (
                  "—"
                ) : (
                  <a href={`${path}/${row.id}/end`}>免职</a>
                ),
            },
          ]}
        />
      )}
      {own ? null : (
        <ButtonLink look="quiet" href={`${path}/new`}>
          提出任命
        </ButtonLink>
      )}
    </Card>
  );
}
