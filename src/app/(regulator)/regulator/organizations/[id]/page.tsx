import {
  listBranches,
  listNames,
  listRelated,
  listSharesOf,
  whyNotKeepRegister,
} from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { kindsText } from "../units-table";
import { NamesCard } from "./names-card";
import { openUnit, UnitFrame, type UnitParams } from "./open-unit";
import { RelatedCard } from "./related-card";
import { SharesCard } from "./shares-card";

const news: Readonly<Record<string, string>> = {
  changed: "单位资料已保存",
  renamed: "更名已登记",
  share: "股权已登记",
  ended: "股权已终止",
  corrected: "股权记录已更正",
};

type Props = UnitParams & { searchParams: Promise<{ done?: string | string[] }> };

/** A unit: what it is, what it was called, and how it hangs together with others. */
export default async function OrganizationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  const { ctx, unit, path } = await openUnit(id, "", false);
  const [names, branches, shares, related] = await Promise.all([
    listNames(ctx, id),
    listBranches(ctx, id),
    listSharesOf(ctx, id),
    listRelated(ctx, id),
  ]);
  const keeps = whyNotKeepRegister(ctx.actor) === null;
  const today = dateAt(ctx.now);
  const told = typeof done === "string" && Object.hasOwn(news, done) ? news[done] : undefined;
  return (
    <UnitFrame ctx={ctx} unit={unit} title={unit.name}>
      {told ? (
        <Banner kind="success" title={told}>
          {done === "renamed" ? null : <p>有关论证项目的专家将自动重新核对回避。</p>}
        </Banner>
      ) : null}
      <PageHead
        title={unit.name}
        lead={unit.uscc}
        backHref="/regulator/organizations"
        actions={
          keeps ? (
            <>
              <ButtonLink href={`${path}/edit`}>修改资料</ButtonLink>
              <ButtonLink look="quiet" href={`${path}/rename`}>
                登记更名
              </ButtonLink>
            </>
          ) : undefined
        }
      />
      <Card title="基本情况">
        <Facts
          items={[
            { term: "单位类型", value: kindsText(unit.kinds) },
            {
              term: "性质",
              value: unit.stopNode ? (
                <>
                  <Tag tone="warn">止点单位</Tag> {unit.stopReason ?? "理由未记录"}
                </>
              ) : unit.branchOf ? (
                <>
                  <a href={`/regulator/organizations/${unit.branchOf}`}>{unit.headName}</a>的分支机构
                </>
              ) : (
                "法人单位"
              ),
            },
            {
              term: "本平台登记",
              value: unit.registeredAt ? `${dateAt(unit.registeredAt)} 登记` : "尚未登录登记",
            },
            { term: "记入名录", value: dateAt(unit.createdAt) },
            { term: "在职专家", value: `${unit.employed}人` },
          ]}
        />
      </Card>
      <NamesCard names={names} />
      <Card title="分支机构">
        {branches.length === 0 ? (
          <p className="muted">没有登记分支机构。</p>
        ) : (
          <ul className="stack">
            {branches.map((branch) => (
              <li key={branch.id}>
                <a href={`/regulator/organizations/${branch.id}`}>{branch.name}</a>{" "}
                <span className="small muted">{branch.uscc}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <SharesCard
        title="股东"
        empty="没有登记股东。"
        shares={shares.filter(({ ownedId }) => ownedId === id)}
        other={(share) => ({ id: share.ownerId, name: share.ownerName })}
        base={keeps ? path : undefined}
        today={today}
        addHref={keeps ? `${path}/ownership/new` : undefined}
      />
      <SharesCard
        title="对外持股"
        empty="没有登记对外持股。"
        shares={shares.filter(({ ownerId }) => ownerId === id)}
        other={(share) => ({ id: share.ownedId, name: share.ownedName })}
        base={keeps ? path : undefined}
        today={today}
      />
      <RelatedCard unit={unit} related={related} />
    </UnitFrame>
  );
}
