import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { ActForUnitForm } from "@/features/organizations/components/delegate-forms";
import { rightsText } from "@/platform/delegated-right";
import type { DelegatedUnit } from "@/platform/delegated-units";
import { currentLogin } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

const here = "/delegations";
export const metadata: Metadata = { title: "经办授权 - 专家评审平台" };
type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** 经办授权: the units a person may act for; each is taken up and chosen here, never by itself. */
export default async function DelegationsPage({ searchParams }: Props) {
  const login = await currentLogin();
  if (!login) redirect(`/login?return=${encodeURIComponent(here)}`);
  const { done } = await searchParams;
  const acting = login.actors.find(({ role }) => role === "contractor")?.organizationId;
  const expert = login.actors.some(({ role }) => role === "expert");
  const { units } = login;
  return (
    <PublicShell crumbs={[{ label: "经办授权" }]} here={here}>
      {done === "resigned" ? <Banner kind="success" title="已放弃授权" /> : null}
      <PageHead title="经办授权" lead="单位授权您以个人账号为其办理业务。一次只能替一个单位办理。" />
      {units.length === 0 ? (
        <Card>
          <EmptyState
            title="没有有效的经办授权"
            why="请单位用法人账号登录，在“经办人”页面授权；授权到期或者终止后不再列出。"
          >
            <ButtonLink href="/home" look="quiet">
              返回
            </ButtonLink>
          </EmptyState>
        </Card>
      ) : (
        <>
          {expert ? (
            <Note tone="warn" title="您是专家库专家">
              接受某单位的授权后，您视同该单位人员，不再被抽取为其参建工程的专家；已在其专家组中的，将由他人替换。
            </Note>
          ) : null}
          {units.map((unit, index) => (
            <Unit
              key={unit.grantId}
              unit={unit}
              acting={unit.organizationId === acting}
              primary={index === 0}
            />
          ))}
        </>
      )}
    </PublicShell>
  );
}

type UnitProps = { unit: DelegatedUnit; acting: boolean; primary: boolean };

function Unit({ unit, acting, primary }: UnitProps) {
  const label = unit.accepted ? `替${unit.organizationName}办理` : `接受${unit.organizationName}的授权并办理`;
  return (
    <Card title={unit.organizationName}>
      <Facts
        items={[
          { term: "权限", value: rightsText(unit.rights) },
          { term: "期间", value: `${unit.validFrom} 至 ${unit.validTo}` },
          { term: "状态", value: acting ? "正在替该单位办理" : unit.accepted ? "已接受" : "待您接受" },
        ]}
      />
      <ActForUnitForm grantId={unit.grantId} label={label} primary={primary}>
        <ButtonLink look="quiet" href={`/delegations/${unit.grantId}/resign`}>
          {unit.accepted ? "不再担任经办人" : "不接受"}
          <span className="visually-hidden">（{unit.organizationName}）</span>
        </ButtonLink>
      </ActForUnitForm>
    </Card>
  );
}
