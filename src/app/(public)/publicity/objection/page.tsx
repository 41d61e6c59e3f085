import { cookies } from "next/headers";
import { PublicShell } from "@/app/public-shell";
import { findObjectionByCode, formatObjectionCode, objectionCookie } from "@/features/experts";
import { ObjectionQueryForm } from "@/features/experts/components/appointment-public-forms";
import { formatInstant } from "@/features/rulebook";
import { requestContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Confirmation } from "@/ui/confirmation";
import { CopyText } from "@/ui/copy-text";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const states = { OPEN: "已收到，正在核查", UPHELD: "异议成立", DISMISSED: "异议不成立" } as const;

/**
 * 异议查询. The code comes in a cookie of ten minutes, set by the two forms that know it: no address, log or
 * history holds it. After handing in it is shown for that long and never again.
 */
export default async function ObjectionPage({ searchParams }: Props) {
  const [query, ctx, jar] = await Promise.all([searchParams, requestContext(), cookies()]);
  const code = jar.get(objectionCookie)?.value ?? "";
  const asked = query.done === "received" || query.done === "asked";
  const objection = asked && code ? await findObjectionByCode(ctx, code) : null;
  const received = query.done === "received" && objection !== null;
  return (
    <PublicShell
      crumbs={[{ label: "专家公示", href: "/publicity" }, { label: "异议查询" }]}
      here="/publicity/objection"
    >
      {received ? (
        <Received code={code} name={objection.name} at={objection.receivedAt} />
      ) : (
        <ObjectionQueryForm
          title="异议查询 - 专家评审平台"
          head={<PageHead title="异议查询" lead="凭提交异议时得到的查询码，查看核查进度和答复。" />}
        >
          {objection ? (
            <Card title="查询结果">
              <Facts
                items={[
                  { term: "公示", value: `${objection.name}（${objection.number}）` },
                  { term: "提出时间", value: formatInstant(objection.receivedAt, { year: true }) },
                  { term: "状态", value: states[objection.state] },
                  ...(objection.handledAt
                    ? [{ term: "答复时间", value: formatInstant(objection.handledAt, { year: true }) }]
                    : []),
                  ...(objection.answer
                    ? [
                        {
                          term: "答复",
                          value: <span className="whitespace-pre-line">{objection.answer}</span>,
                        },
                      ]
                    : []),
                ]}
              />
            </Card>
          ) : null}
          {asked && !objection ? (
            <Note tone="warn">
              <p>没有查到这个查询码的异议，请核对后再查。</p>
            </Note>
          ) : null}
        </ObjectionQueryForm>
      )}
    </PublicShell>
  );
}

function Received({ code, name, at }: { code: string; name: string; at: Date }) {
  const shown = formatObjectionCode(code);
  return (
    <>
      <title>异议已收到 - 专家评审平台</title>
      <Confirmation
        title="异议已收到"
        reference={{ label: "查询码", value: shown }}
        next={
          <p>
            {formatInstant(at)}收到您对{name}
            公示的异议。市监督站核查期间，该申报不会聘任；核查后的答复凭查询码查看。
          </p>
        }
      >
        <p>
          请现在抄下或者保存查询码，离开本页后不再显示，我们也无法找回。{" "}
          <CopyText text={shown} label="查询码" />
        </p>
        <ButtonLink look="quiet" href="/publicity">
          返回公示
        </ButtonLink>
      </Confirmation>
    </>
  );
}
