import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { serviceHours, sitePhone } from "@/app/site";
import { homePath, loginErrorSentence, ownPath } from "@/features/accounts";
import { env } from "@/platform/env";
import { currentLogin } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Columns } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

type Query = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata({ searchParams }: { searchParams: Query }): Promise<Metadata> {
  const failed = loginErrorSentence((await searchParams).error) !== null;
  return { title: `${failed ? "错误：" : ""}登录 - 专家评审平台` };
}

/** 登录: two doors, both through the provincial platform. */
export default async function LoginPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const wanted = ownPath(query.return, env().APP_URL);
  const error = loginErrorSentence(query.error);
  if (error === null && (await currentLogin())) redirect(wanted);
  const start = (type: "legal" | "natural") =>
    `/login/start?type=${type}${wanted === homePath ? "" : `&return=${encodeURIComponent(wanted)}`}`;
  return (
    <PublicShell crumbs={[{ label: "登录" }]} here={`/login?return=${encodeURIComponent(wanted)}`} anonymous>
      <PageHead title="登录" lead="通过山东省统一身份认证平台实名登录。本平台不保存您的登录密码。" />
      {error === null ? null : (
        <Note tone="bad">
          <p role="alert">{error}</p>
        </Note>
      )}
      <Columns kind="half">
        <Card title="法人登录">
          <p>施工、监理、建设等单位办理业务，请用单位的法人账号登录。</p>
          <Actions>
            <ButtonLink href={start("legal")} big>
              法人登录
            </ButtonLink>
          </Actions>
        </Card>
        <Card title="个人登录">
          <p>评审专家、申请入库的人员和监督管理人员，请用本人的实名账号登录。</p>
          <Actions>
            <ButtonLink href={start("natural")} look="quiet" big>
              个人登录
            </ButtonLink>
          </Actions>
        </Card>
      </Columns>
      <p>
        第一次使用请看<a href="/manual">操作手册</a>。登录遇到困难，请拨打{" "}
        <a href={`tel:${sitePhone()}`}>{sitePhone()}</a>（{serviceHours}）。
      </p>
    </PublicShell>
  );
}
