import { redirect } from "next/navigation";
import {
  type EmploymentKind,
  employmentChanges,
  employmentKinds,
  findOwnMembership,
} from "@/features/experts";
import { EmploymentForm } from "@/features/experts/components/membership-employment";
import { dateAt } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";
import { onPlatform, plainDate } from "../../words";

const here = "/expert/profile/employment";

/** 任职变更: what has changed, asked by one tap; then only what belongs to it. */
export default async function EmploymentPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", here);
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect("/expert/profile");
  const query = await searchParams;
  const standing = own.employments.filter(({ to }) => to === null);
  const asked = employmentKinds.find((kind) => kind === one(query, "kind"));
  const leaving = asked === "move" || asked === "leave";
  const left =
    standing.find(({ id }) => id === one(query, "employmentId")) ?? standing.find(({ main }) => main);
  const crumbs = [{ label: "我的资料", href: "/expert/profile" }, { label: "变更工作单位" }];
  const address = `${here}${asked ? `?kind=${asked}${leaving && left ? `&employmentId=${left.id}` : ""}` : ""}`;
  if (!asked || (leaving && !left)) {
    return (
      <ExpertFrame ctx={ctx} crumbs={crumbs} here={here}>
        <title>{`变更工作单位${onPlatform}`}</title>
        <PageHead
          title="您的单位有什么变化？"
          lead="点一项，再填日期。变更立即生效。"
          backHref="/expert/profile"
        />
        <Stack>
          {standing.length > 0 ? (
            <Card title="现在登记的单位">
              <ul>
                {standing.map(({ id, unit, main, from }) => (
                  <li key={id}>
                    {unit}（{main ? "工作单位" : "兼职"}，{plainDate(from)}起）
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          {standing.some(({ main }) => main) ? <Choice kind="move" /> : <Choice kind="join" />}
          <Choice kind="side" />
          {standing.map(({ id, unit, main }) => (
            <ButtonLink key={id} big look="quiet" href={`${here}?kind=leave&employmentId=${id}`}>
              {main ? `离开${unit}，没有新单位` : `不再在${unit}兼职`}
            </ButtonLink>
          ))}
        </Stack>
      </ExpertFrame>
    );
  }
  return (
    <ExpertFrame ctx={ctx} crumbs={crumbs} here={address}>
      <EmploymentForm
        kind={asked}
        title={`${employmentChanges[asked]}${onPlatform}`}
        head={
          <PageHead
            title={employmentChanges[asked]}
            lead={leaving && left ? `原单位：${left.unit}` : undefined}
            backHref={here}
          />
        }
        today={dateAt(ctx.now)}
        kept={{
          employmentId: leaving && left ? left.id : "",
          lastDay: one(query, "lastDay"),
          uscc: one(query, "uscc"),
          name: one(query, "name"),
          from: one(query, "from"),
        }}
      />
    </ExpertFrame>
  );
}

function Choice({ kind }: { kind: EmploymentKind }) {
  return (
    <ButtonLink big look="quiet" href={`${here}?kind=${kind}`}>
      {employmentChanges[kind]}
    </ButtonLink>
  );
}
