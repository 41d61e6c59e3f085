import { findUnit } from "@/features/accounts";
import { formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { addressOf, given, type Query } from "../../address";
import { AdminFrame, adminContext } from "../../admin-frame";
import { LockForm } from "./lock-form";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, string>> = {
  locked: "单位已锁定，登录已全部退出",
  unlocked: "已解除锁定，可以重新登录",
};

/** A unit, and whether anybody may act for it. */
export default async function UnitPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const here = `/admin/units/${id}`;
  const ctx = await adminContext("security", here);
  const unit = await found(
    ctx,
    boundedRead(ctx, (read) => findUnit(read, id)),
  );
  const told = news[given(query, "done") ?? ""];
  return (
    <AdminFrame
      ctx={ctx}
      crumbs={[{ label: "单位", href: "/admin/units" }, { label: unit.name }]}
      here={here}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      <LockForm
        organizationId={id}
        locked={unit.lockedAt !== null}
        title={`${unit.name} - 单位 - 专家评审平台`}
        head={<PageHead title={unit.name} backHref="/admin/units" />}
      >
        <Card>
          <Facts
            items={[
              { term: "统一社会信用代码", value: unit.uscc },
              {
                term: "状态",
                value: <Tag tone={unit.lockedAt ? "bad" : "good"}>{unit.lockedAt ? "已锁定" : "正常"}</Tag>,
              },
              ...(unit.lockedAt
                ? [{ term: "锁定于", value: formatInstant(unit.lockedAt, { year: true }) }]
                : []),
              {
                term: "登记于",
                value: unit.registeredAt ? formatInstant(unit.registeredAt, { year: true }) : "未登记",
              },
              {
                term: "登录账号",
                value: (
                  <a href={addressOf("/admin/accounts", { keyword: unit.name })}>
                    {unit.accounts} 个，登录中 {unit.sessions} 处
                  </a>
                ),
              },
            ]}
          />
        </Card>
      </LockForm>
    </AdminFrame>
  );
}
