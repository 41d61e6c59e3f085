import { findToken, resourceLabels, tokenState, tokenStateLabels } from "@/features/exchange";
import { RevokeTokenForm } from "@/features/exchange/components/token-forms";
import { formatDeadline, formatInstant, formatInstantExactly } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { given, type Query } from "../../address";
import { AdminFrame, adminContext } from "../../admin-frame";
import { tokenTones } from "../token-tones";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
type Token = NonNullable<Awaited<ReturnType<typeof findToken>>>;

/** A token, what its system does with it, and its end. */
export default async function TokenPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/admin/interface/${id}`;
  const ctx = await adminContext("security", here);
  const token = await found(ctx, findToken(ctx, id));
  const head = (
    <PageHead title={token.system} lead={`接口令牌，尾号 ${token.ending}`} backHref="/admin/interface" />
  );
  const title = `${token.system} - 开放接口`;
  const facts = <TokenFacts token={token} now={ctx.now} />;
  return (
    <AdminFrame
      ctx={ctx}
      title={token.revokedAt ? title : undefined}
      crumbs={[{ label: "开放接口", href: "/admin/interface" }, { label: token.system }]}
      here={here}
    >
      {given(query, "done") === "revoked" && token.revokedAt ? (
        <Banner kind="success" title="令牌已吊销，接入系统不能再读取" />
      ) : null}
      {token.revokedAt ? (
        <>
          {head}
          {facts}
        </>
      ) : (
        <RevokeTokenForm tokenId={token.id} title={`${title} - 专家评审平台`} head={head}>
          {facts}
        </RevokeTokenForm>
      )}
    </AdminFrame>
  );
}

function TokenFacts({ token, now }: { token: Token; now: Date }) {
  const state = tokenState(token, now);
  const { revokedAt, revokedReason, lastUsedAt } = token;
  return (
    <>
      <Card title="令牌">
        <Facts
          items={[
            { term: "运行单位", value: token.operator },
            { term: "状态", value: <Tag tone={tokenTones[state]}>{tokenStateLabels[state]}</Tag> },
            { term: "可以读取", value: token.resources.map((one) => resourceLabels[one]).join("、") },
            {
              term: "地区",
              value: token.areas.includes("370200") ? "全市" : token.areaNames.join("、"),
            },
            { term: "签发", value: `${formatInstant(token.issuedAt, { year: true })}，${token.issuedBy}` },
            { term: "失效", value: formatDeadline(token.expiresAt, { year: true }) },
            ...(revokedAt
              ? [
                  { term: "吊销", value: formatInstant(revokedAt, { year: true }) },
                  { term: "吊销理由", value: revokedReason ?? "" },
                ]
              : []),
          ]}
        />
      </Card>
      <Card title="使用">
        <Facts
          items={[
            {
              term: "最近使用",
              value: lastUsedAt ? formatInstantExactly(lastUsedAt, { year: true }) : "没有用过",
            },
            { term: "近24小时调用", value: `${token.callsOfDay} 次` },
            ...token.positions.map(({ resource, through }) => ({
              term: `${resourceLabels[resource]}已取至`,
              value: formatInstantExactly(through, { year: true }),
            })),
          ]}
        />
      </Card>
    </>
  );
}
