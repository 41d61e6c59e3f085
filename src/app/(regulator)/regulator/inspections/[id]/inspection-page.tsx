import type { ReactNode } from "react";
import { type FoundInspection, findInspection } from "@/features/inspections";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { RegulatorFrame } from "../../regulator-frame";

export type InspectionParams = { params: Promise<{ id: string }> };

/** Who reads which inspection; another body's planned visit is not there, and the attempt is on record. */
export async function openInspection(id: string, below = ""): Promise<{ ctx: PageCtx; at: FoundInspection }> {
  const ctx = await pageContext("regulator", `/regulator/inspections/${id}${below}`);
  return { ctx, at: await found(ctx, findInspection(ctx, id)) };
}

/** The shell of an inspection's pages, with the way back to it. */
export function InspectionFrame({
  ctx,
  at,
  page,
  title,
  children,
}: {
  ctx: PageCtx;
  at: FoundInspection;
  /** The page below the inspection; left out for the inspection itself. */
  page?: { label: string; here: string };
  title?: string;
  children: ReactNode;
}) {
  const own = `/regulator/inspections/${at.id}`;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={title}
      crumbs={[
        { label: "监督检查", href: "/regulator/inspections" },
        ...(page ? [{ label: at.number, href: own }, { label: page.label }] : [{ label: at.number }]),
      ]}
      here={page?.here ?? own}
    >
      {children}
    </RegulatorFrame>
  );
}
