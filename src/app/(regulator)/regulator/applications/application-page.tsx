import type { ReactNode } from "react";
import { type ApplicationFacts, findApplication } from "@/features/experts";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { RegulatorFrame } from "../regulator-frame";

/** Who reads which application; for the districts there is none, and the attempt is on record. */
export async function openApplication(
  id: string,
  below = "",
): Promise<{ ctx: PageCtx; application: ApplicationFacts }> {
  const ctx = await pageContext("regulator", `/regulator/applications/${id}${below}`);
  return { ctx, application: await found(ctx, findApplication(ctx, id)) };
}

type FrameProps = {
  ctx: PageCtx;
  application: ApplicationFacts;
  /** The pages below the application, the last one this; left out for the application itself. */
  below?: readonly { label: string; path: string }[];
  /** Left out where a form sets it. */
  title?: string;
  children: ReactNode;
};

/** The shell of an application's pages, with the way back to it. */
export function ApplicationFrame({ ctx, application, below = [], title, children }: FrameProps) {
  const own = `/regulator/applications/${application.id}`;
  const label = application.number ?? application.name;
  const crumbs = below.map(({ label, path }, index) =>
    index === below.length - 1 ? { label } : { label, href: own + path },
  );
  return (
    <RegulatorFrame
      ctx={ctx}
      title={title}
      crumbs={[
        { label: "专家申报", href: "/regulator/applications" },
        ...(below.length > 0 ? [{ label, href: own }, ...crumbs] : [{ label }]),
      ]}
      here={own + (below.at(-1)?.path ?? "")}
    >
      {children}
    </RegulatorFrame>
  );
}
