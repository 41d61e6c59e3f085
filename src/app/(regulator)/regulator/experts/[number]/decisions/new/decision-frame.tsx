import type { ReactNode } from "react";
import type { StationMember } from "@/features/experts";
import type { PageCtx } from "@/platform/request";
import { RegulatorFrame } from "../../../../regulator-frame";

type Props = { ctx: PageCtx; member: StationMember; title?: string; here: string; children: ReactNode };

/** The shell of the questions that lead to a decision, with the way back to the member. */
export function DecisionFrame({ ctx, member, title, here, children }: Props) {
  return (
    <RegulatorFrame
      ctx={ctx}
      title={title}
      crumbs={[
        { label: "专家库", href: "/regulator/experts" },
        { label: member.name, href: `/regulator/experts/${member.number}` },
        { label: "提出处理决定" },
      ]}
      here={here}
    >
      {children}
    </RegulatorFrame>
  );
}
