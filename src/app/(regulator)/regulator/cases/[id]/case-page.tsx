import type { ReactNode } from "react";
import { type CaseFacts, findSupervisedCase } from "@/features/panels";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { RegulatorFrame } from "../../regulator-frame";

export type CaseParams = { params: Promise<{ id: string }> };

/** Who reads which case; a case outside of the jurisdiction is not there, and the attempt is on record. */
export async function openCase(id: string, below = ""): Promise<{ ctx: PageCtx; reviewed: CaseFacts }> {
  const ctx = await pageContext("regulator", `/regulator/cases/${id}${below}`);
  return { ctx, reviewed: await found(ctx, findSupervisedCase(ctx, id)) };
}

type FrameProps = {
  ctx: PageCtx;
  reviewed: CaseFacts;
  /** The page below the case; left out for the case itself. */
  page?: { label: string; here: string };
  /** Left out where a form sets it. */
  title?: string;
  here?: string;
  children: ReactNode;
};

/** The shell of a case's pages, with the way back to it. */
export function CaseFrame({ ctx, reviewed, page, title, here, children }: FrameProps) {
  const own = `/regulator/cases/${reviewed.id}`;
  const label = reviewed.number ?? reviewed.title;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={title}
      crumbs={[
        { label: "论证项目", href: "/regulator/cases" },
        ...(page ? [{ label, href: own }, { label: page.label }] : [{ label }]),
      ]}
      here={page?.here ?? here ?? own}
    >
      {children}
    </RegulatorFrame>
  );
}
