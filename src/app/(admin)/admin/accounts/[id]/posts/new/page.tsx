import { findAccount, listDistricts } from "@/features/accounts";
import { dateAt } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { AdminFrame, adminContext } from "../../../../admin-frame";
import { decoded } from "../../decoded";
import { GivePostForm } from "./give-post-form";

type Props = { params: Promise<{ id: string }> };

/** Proposes a post for the person behind a personal account; not for one's own. */
export default async function NewPost({ params }: Props) {
  const userId = decoded((await params).id);
  const account = `/admin/accounts/${encodeURIComponent(userId)}`;
  const here = `${account}/posts/new`;
  const ctx = await adminContext("security", here);
  const { name, districts } = await found(
    ctx,
    boundedRead(ctx, async (read) => {
      const one = await findAccount(read, userId);
      if (one?.userType !== "natural" || userId === ctx.actor.id) return null;
      return { name: one.name ?? "未实名", districts: await listDistricts(read) };
    }),
  );
  return (
    <AdminFrame
      ctx={ctx}
      crumbs={[
        { label: "登录账号", href: "/admin/accounts" },
        { label: name, href: account },
        { label: "提出任命" },
      ]}
      here={here}
    >
      <GivePostForm
        userId={userId}
        today={dateAt(ctx.now)}
        districts={districts.map(({ code, name: label }) => ({ value: code, label }))}
        title={`提出任命 - ${name} - 专家评审平台`}
        head={<PageHead title="提出任命" lead={`${name}。提出后由系统管理员确认。`} backHref={account} />}
      />
    </AdminFrame>
  );
}
