import { cookies } from "next/headers";
import { findToken, findTokenBySecret, tokenCookie } from "@/features/exchange";
import { formatDeadline } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Confirmation } from "@/ui/confirmation";
import { CopyText } from "@/ui/copy-text";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { AdminFrame, adminContext } from "../../admin-frame";

const path = "/admin/interface/issued";

/**
 * 令牌已签发. The token comes in a cookie of some minutes that this page alone is sent: no address, log or history holds
 * it. Afterwards nobody can have it again.
 */
export default async function IssuedToken() {
  const [ctx, jar] = await Promise.all([adminContext("security", path), cookies()]);
  const secret = jar.get(tokenCookie)?.value;
  const known = secret ? await findTokenBySecret(ctx, secret) : null;
  const token = known ? await findToken(ctx, known.id) : null;
  return (
    <AdminFrame
      ctx={ctx}
      title="令牌已签发"
      crumbs={[{ label: "开放接口", href: "/admin/interface" }, { label: "令牌已签发" }]}
      here={path}
    >
      {secret && token ? (
        <Confirmation
          title="令牌已签发"
          reference={{ label: "令牌", value: secret }}
          next={
            <p>
              交给{token.operator}，用于“{token.system}”，{formatDeadline(token.expiresAt, { year: true })}
              失效。泄露或者不再使用的，请立即吊销。
            </p>
          }
        >
          <p>
            请现在复制，5分钟后不再显示，我们也无法找回。 <CopyText text={secret} label="令牌" />
          </p>
          <ButtonLink look="quiet" href={`/admin/interface/${token.id}`}>
            查看这个令牌
          </ButtonLink>
        </Confirmation>
      ) : (
        <>
          <PageHead title="令牌不再显示" backHref="/admin/interface" />
          <EmptyState title="令牌只在签发后显示5分钟" why="没有保存的，请吊销原来的令牌，另签发一个。">
            <Actions>
              <ButtonLink href="/admin/interface">返回开放接口</ButtonLink>
            </Actions>
          </EmptyState>
        </>
      )}
    </AdminFrame>
  );
}
