import type { OwnApplication } from "@/features/experts";
import { RemoveSpecialty } from "@/features/experts/components/application-specialty";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Banner } from "@/ui/note";
import { type OwnProps, one, writablePage } from "../../own";
import { StepFrame, StepHead } from "../../step-frame";
import { onPlatform, specialtyText } from "../../words";

const done = { saved: "专业已保存", removed: "专业已移除，它的证明材料也一并移除" } as const;

/** 申报专业: as many as the policy allows, each with the works done in it. */
export default async function SpecialtiesPage({ params, searchParams }: OwnProps) {
  const { path, own } = await writablePage(params, "/specialties");
  const news = one(await searchParams, "done");
  const most = own.limits.maxSpecialties;
  const full = own.specialties.length >= most;
  const none = own.specialties.length === 0;
  return (
    <StepFrame path={path} step="specialties" below="specialties">
      <title>{`申报专业${onPlatform}`}</title>
      {news === "saved" || news === "removed" ? <Banner kind="success" title={done[news]} /> : null}
      <StepHead
        own={own}
        step="specialties"
        lead={`最多申报${most}个专业，每个专业单独评审。聘任后只在通过的专业中被抽取。`}
        backHref={path}
      />
      {none ? (
        <EmptyState title="还没有申报专业" why="请添加您有业绩、能够参加论证的专业。" />
      ) : (
        <Asked own={own} path={path} />
      )}
      <Actions>
        {full ? null : (
          <ButtonLink look={none ? undefined : "quiet"} href={`${path}/specialties/new`}>
            添加专业
          </ButtonLink>
        )}
        {none ? null : <ButtonLink href={path}>继续</ButtonLink>}
      </Actions>
      {full ? <p>已申报{most}个专业，要换专业请先移除一个。</p> : null}
    </StepFrame>
  );
}

function Asked({ own, path }: { own: OwnApplication; path: string }) {
  return own.specialties.map(({ code, statement }) => (
    <Card key={code} title={specialtyText(code)}>
      <p className="whitespace-pre-line">{statement || "请补充业绩。"}</p>
      <div className="actions">
        <a href={`${path}/specialties/${code}`}>
          修改业绩<span className="visually-hidden">{specialtyText(code)}</span>
        </a>
        <RemoveSpecialty applicationId={own.application.id} specialty={code} name={specialtyText(code)} />
      </div>
    </Card>
  ));
}
