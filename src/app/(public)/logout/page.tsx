import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { currentLogin } from "@/platform/request";
import { Actions, Button, ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = { title: "退出登录 - 专家评审平台" };

/** 退出: asks first, because following a link must not end anything. */
export default async function LogoutPage() {
  const login = await currentLogin();
  return (
    <PublicShell crumbs={[{ label: "退出登录" }]} here="/logout">
      {login ? (
        <>
          <PageHead title="退出登录" lead="同时退出本平台和省统一身份认证平台。" />
          <form method="post" action="/logout/end">
            <Actions>
              <Button>退出登录</Button>
              <ButtonLink href="/home" look="quiet">
                继续使用
              </ButtonLink>
            </Actions>
          </form>
        </>
      ) : (
        <>
          <PageHead title="您已退出登录" />
          <Note>
            <p>如果使用的是公用电脑，请关闭浏览器的全部窗口，以同时结束在省统一身份认证平台的登录。</p>
          </Note>
          <Actions>
            <ButtonLink href="/login">重新登录</ButtonLink>
            <ButtonLink href="/" look="quiet">
              回到首页
            </ButtonLink>
          </Actions>
        </>
      )}
    </PublicShell>
  );
}
