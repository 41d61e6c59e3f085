import { redirect } from "next/navigation";
import { type DrawDesk, readDrawDesk } from "@/features/panels";
import { CaseLine } from "@/features/panels/components/contractor-case-head";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { DrawFrame } from "./draw-frame";
import { DrawStep } from "./draw-step";
import { RequestCheck } from "./request-check";

type Props = { params: Promise<{ id: string }> };

/** 抽取: whatever the next step towards the draw is. */
export default async function DrawPage({ params }: Props) {
  const { id } = await params;
  const here = `/contractor/cases/${id}/draw`;
  const ctx = await pageContext("contractor", here, "DRAW");
  const desk = await found(ctx, readDrawDesk(ctx, id));
  if (desk.step === "asking") redirect(`${here}/${desk.open}`);
  if (desk.step === "drawn") redirect(`/contractor/cases/${id}/panel`);
  return (
    <DrawFrame head={desk.head} here={here}>
      {desk.step === "checking" ? <RequestCheck desk={desk} /> : null}
      {desk.step === "drawing" ? <DrawStep desk={desk} /> : null}
      {desk.step === "closed" ? <Closed desk={desk} /> : null}
    </DrawFrame>
  );
}

/** Not yet, or not any more: why, and where to go. */
function Closed({ desk }: { desk: Extract<DrawDesk, { step: "closed" }> }) {
  return (
    <>
      <title>{`抽取专家 - ${desk.head.number} - 专家评审平台`}</title>
      <PageHead title="抽取专家" lead={<CaseLine head={desk.head} />} />
      <Card>
        <EmptyState title="现在不能抽取" why={desk.denial.sentence}>
          <ButtonLink href={`/contractor/cases/${desk.head.caseId}`}>查看论证项目</ButtonLink>
        </EmptyState>
      </Card>
    </>
  );
}
