import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { serviceHours, sitePhone } from "@/app/site";
import { homeOf, workspaces } from "@/features/accounts";
import { findOwnOrganization } from "@/features/organizations";
import { currentLogin, requestContext } from "@/platform/request";
import { accountActor } from "@/platform/session";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Columns } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = { title: "选择工作台 - 专家评审平台" };

/** Sends a login to where it belongs, or lets it choose, or says why it belongs nowhere yet. */
export default async function HomePage() {
  const login = await currentLogin();
  if (!login) redirect("/login");
  const home = homeOf(login.actors, login.units);
  if (home.kind === "go") redirect(home.path);
  if (home.kind === "choose") {
    return (
      <PublicShell crumbs={[{ label: "选择工作台" }]} here="/home">
        <PageHead title="选择工作台" lead="您有多个身份，请选择这次要用的一个，以后可以随时换。" />
        <Columns kind="half">
          {home.roles.map((role) => (
            <Card key={role} title={workspaces[role].name}>
              <ButtonLink href={workspaces[role].path} look="quiet">
                进入{workspaces[role].name}
              </ButtonLink>
            </Card>
          ))}
          {home.units ? (
            <Card title="经办单位">
              <p>有单位授权您担任经办人，可以接受授权，或者换一个单位办理。</p>
              <ButtonLink href="/delegations" look="quiet">
                查看经办授权
              </ButtonLink>
            </Card>
          ) : null}
        </Columns>
      </PublicShell>
    );
  }
  const unit = await findOwnOrganization({ ...(await requestContext()), actor: accountActor(login) });
  if (unit && !unit.registeredAt) redirect("/register");
  return (
    <PublicShell crumbs={[{ label: "暂无可办业务" }]} here="/home">
      <PageHead title="暂无可办业务" />
      {unit ? (
        <p>{unit.name}已登记。目前只有施工单位和监理单位在本平台办理业务，其他单位无需操作。</p>
      ) : (
        <p>
          您已用个人账号登录，但还不是库内专家，也没有监督管理岗位或者单位的经办授权。如果您是为单位办理业务，请退出后改用法人账号登录，或者请单位授权您为经办人。
        </p>
      )}
      {unit ? null : (
        <p>
          想申请进入专家库，或者查看已有的申报，请到<a href="/apply">专家申报</a>。
        </p>
      )}
      <p>
        如果您认为有误，请拨打 <a href={`tel:${sitePhone()}`}>{sitePhone()}</a>（{serviceHours}）。
      </p>
      <Actions>
        <ButtonLink href="/logout" look="quiet">
          退出登录
        </ButtonLink>
      </Actions>
    </PublicShell>
  );
}
