import { type ContractorPanel, readContractorPanel } from "@/features/panels";
import { ContractorCaseHead } from "@/features/panels/components/contractor-case-head";
import { ContractorWay } from "@/features/panels/components/contractor-way";
import { formatInstantExactly } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Columns, Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { PrintButton } from "@/ui/print-button";
import { PrintLine } from "@/ui/print-line";
import { DrawFrame } from "../draw/draw-frame";
import { MeetingFacts } from "./meeting-facts";
import { Members } from "./members";
import { Rounds } from "./rounds";
import { SeatsCard } from "./seats-card";
import { ShortageCard } from "./shortage-card";
import { EndedNote, RequestedNote } from "./standing-notes";
import { TraceCard } from "./trace-card";

type Props = { params: Promise<{ id: string }> };

/** 抽取结果: how far the panel is, as of the last batch; its names when it stands. */
export default async function PanelPage({ params }: Props) {
  const { id } = await params;
  const here = `/contractor/cases/${id}/panel`;
  const ctx = await pageContext("contractor", here);
  const panel = await found(ctx, readContractorPanel(ctx, id));
  return (
    <DrawFrame head={panel.head} here={here}>
      <title>{`抽取与确认 - ${panel.head.number} - 专家评审平台`}</title>
      {panel.stage === "undrawn" ? (
        <Undrawn head={panel.head} />
      ) : (
        <Standing
          panel={panel}
          printed={{ by: ctx.actor.name, at: formatInstantExactly(ctx.now, { year: true }) }}
        />
      )}
    </DrawFrame>
  );
}

function Undrawn({ head }: Pick<ContractorPanel, "head">) {
  return (
    <>
      <PageHead title="抽取与确认" lead={`${head.number} ${head.title}`} />
      <Card>
        <EmptyState title="还没有抽取专家" why="填好抽取条件、公布抽取请求以后才能抽取。">
          <ButtonLink href={`/contractor/cases/${head.caseId}/draw`}>前往抽取</ButtonLink>
        </EmptyState>
      </Card>
    </>
  );
}

function Standing({ panel, printed }: { panel: ContractorPanel; printed: { by: string; at: string } }) {
  return (
    <>
      <ContractorCaseHead head={panel.head} actions={<PrintButton>打印过程记录</PrintButton>} />
      <ContractorWay state={panel.state} />
      <EndedNote panel={panel} />
      <RequestedNote panel={panel} />
      <Columns>
        <Stack>
          {panel.stage === "formed" ? <Members panel={panel} /> : null}
          {panel.shortage ? <ShortageCard panel={panel} shortage={panel.shortage} /> : null}
          {panel.stage === "waiting" || panel.stage === "short" ? <SeatsCard panel={panel} /> : null}
          <Rounds panel={panel} />
        </Stack>
        <Stack>
          <MeetingFacts panel={panel} />
          {panel.stage === "formed" ? (
            <Card title="专家审查意见">
              <p>
                <a href={`/contractor/cases/${panel.head.caseId}/opinions`}>查看专家审查意见</a>
                （论证会开始后公开）
              </p>
            </Card>
          ) : null}
          <TraceCard panel={panel} />
        </Stack>
      </Columns>
      <PrintLine {...printed} />
    </>
  );
}
