import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";
import { meetingTime, onPlatform } from "../../words";
import { DutyFacts } from "./duty-facts";
import { OpinionCard } from "./opinion-card";
import { OthersCard } from "./others-card";
import { type DeskParams, ownDesk } from "./own-desk";
import { PlanCard } from "./plan-card";

/** 一次论证的办理页: what there is to read and to do for one duty, a card for each. */
export default async function DutyDesk({
  params,
  searchParams,
}: DeskParams & { searchParams: Promise<Query> }) {
  const { ctx, desk, path } = await ownDesk(params);
  const done = one(await searchParams, "done") === "submitted" && desk.version > 0;
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的论证", href: "/expert/cases" }, { label: desk.project }]}
      here={path}
      size="elder"
    >
      <title>{`论证办理${onPlatform}`}</title>
      {done ? (
        <Banner kind="success" title="审查意见已提交">
          <p>已记录为第 {desk.version} 版。论证会开始前还可以修改后再次提交。</p>
        </Banner>
      ) : null}
      <PageHead title={desk.project} lead={`论证会：${meetingTime(desk)}`} />
      <Stack>
        <PlanCard ctx={ctx} desk={desk} path={path} />
        <OpinionCard desk={desk} path={path} now={ctx.now} />
        <OthersCard ctx={ctx} desk={desk} path={path} />
        <DutyFacts desk={desk} />
      </Stack>
    </ExpertFrame>
  );
}
