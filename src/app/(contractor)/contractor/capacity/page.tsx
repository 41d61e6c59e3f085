import { WorkspaceShell } from "@/app/workspace-shell";
import { previewCapacity, readCapacity } from "@/features/panels";
import { listProjects } from "@/features/projects";
import { listJurisdictions, policyInForce } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { ErrorSummary } from "@/ui/error-summary";
import { PageHead } from "@/ui/page-head";
import { address, one, type Query } from "../address";
import { onPlatform } from "../words";
import { CapacityAnswer } from "./capacity-answer";
import { CapacityForm } from "./capacity-form";

const path = "/contractor/capacity";
const names = ["project", "area", "specialty", "count", "extra", "extraCount", "date", "from"] as const;
const title = "抽取可行性预览";

type Props = { searchParams: Promise<Query> };

/** 抽取可行性预览 (features.md C17): before a plan is filed, can this specialty stand at this time. */
export default async function CapacityPage({ searchParams }: Props) {
  const query = await searchParams;
  const asked = Object.fromEntries(names.map((name) => [name, one(query, name)]));
  const here = address(path, asked);
  const ctx = await pageContext("contractor", here);
  const [projects, areas, { values: policy }] = await Promise.all([
    listProjects(ctx, { sort: "created", direction: "desc", limit: 100, offset: 0 }),
    listJurisdictions(ctx),
    policyInForce(ctx),
  ]);
  const started = Object.values(asked).some((value) => value !== undefined);
  const read = readCapacity(
    asked,
    {
      areas: areas.map(({ code }) => code),
      projects: new Map(projects.map(({ id, jurisdictionCode }) => [id, jurisdictionCode])),
    },
    ctx.now,
    policy,
  );
  const faults = started && read.kind === "faults" ? read.faults : {};
  const wrong = Object.keys(faults).length > 0;
  return (
    <WorkspaceShell role="contractor" crumbs={[{ label: title }]} here={here}>
      <title>{(wrong ? "错误：" : "") + title + onPlatform}</title>
      <ErrorSummary errors={faults} again={here} />
      <PageHead
        title={title}
        lead="申报前先看一看：这个专业的专家在拟定的会议时间够不够、多久能凑齐。只显示人数，不产生任何记录，也不影响以后的抽取。"
      />
      <CapacityForm
        action={path}
        asked={asked}
        faults={faults}
        areas={areas.map(({ code, name }) => ({ value: code, label: name }))}
        projects={projects.map(({ id, name }) => ({ value: id, label: name }))}
        extraMost={policy["panel.extra_per_specialty"].max}
      />
      {started && read.kind === "asked" ? (
        <CapacityAnswer answer={await previewCapacity(ctx, read.value)} meeting={read.value.meeting.from} />
      ) : null}
    </WorkspaceShell>
  );
}
