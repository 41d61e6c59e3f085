import { readOpinions } from "@/features/opinions";
import { Opinions } from "@/features/opinions/components/opinion-list";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 专家审查意见, for the regulators of the case from the meeting's start on; reading them is on record. */
export default async function CaseOpinions({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/opinions");
  const list = await found(ctx, readOpinions(ctx, id));
  const label = "专家审查意见";
  const own = `/regulator/cases/${id}`;
  return (
    <CaseFrame ctx={ctx} reviewed={reviewed} title={label} page={{ label, here: `${own}/opinions` }}>
      <PageHead title={label} backHref={own} />
      <Opinions
        list={list}
        until="论证会开始以后，才能看到专家的审查意见。"
        when={(at) => formatInstant(at)}
      />
    </CaseFrame>
  );
}
