import { findAccount } from "@/features/accounts";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { given, type Query } from "../../address";
import { AdminFrame, adminContext } from "../../admin-frame";
import { kindOf } from "../account-words";
import { SwitchForm } from "./switch-form";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, string>> = {
  disabled: "账号已停用，登录已全部退出",
  enabled: "账号已恢复，可以重新登录",
};

/** An account, and the one thing that can be done with it. */
export default async function AccountPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const userId = decoded(id);
  const here = `/admin/accounts/${encodeURIComponent(userId)}`;
  const ctx = await adminContext("security", here);
  const account = await found(ctx, findAccount(ctx, userId));
  const told = news[given(query, "done") ?? ""];
  const name = account.name ?? "未实名";
  return (
    <AdminFrame
      ctx={ctx}
      crumbs={[{ label: "登录账号", href: "/admin/accounts" }, { label: name }]}
      here={here}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      <SwitchForm
        userId={userId}
        disabled={account.disabledAt !== null}
        own={userId === ctx.actor.id}
        title={`${name} - 登录账号 - 专家评审平台`}
        head={<PageHead title={name} lead={kindOf(account)} backHref="/admin/accounts" />}
      >
        <Card>
          <Facts
            items={[
              { term: "单位", value: account.organizationName ?? "—" },
              {
                term: "状态",
                value: (
                  <Tag tone={account.disabledAt ? "bad" : "good"}>
                    {account.disabledAt ? "已停用" : "正常"}
                  </Tag>
                ),
              },
              { term: "登录中", value: `${account.sessions} 处` },
              { term: "首次登录", value: formatInstant(account.createdAt, { year: true }) },
            ]}
          />
        </Card>
        {userId === ctx.actor.id ? (
          <Note>
            <p>这是您自己的账号，不能停用。</p>
          </Note>
        ) : null}
      </SwitchForm>
    </AdminFrame>
  );
}

/** The id as it was before it became part of an address; a broken one is nobody's. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
