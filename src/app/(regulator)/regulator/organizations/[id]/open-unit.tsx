import type { ReactNode } from "react";
import { findRegisteredUnit, type RegisteredUnit, whyNotKeepRegister } from "@/features/organizations";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { RegulatorFrame } from "../../regulator-frame";

export type UnitParams = { params: Promise<{ id: string }> };

/** The unit a page is about; `keep`: only for who keeps the register, for others the page is not there. */
export async function openUnit(
  id: string,
  rest: string,
  keep: boolean,
): Promise<{ ctx: PageCtx; unit: RegisteredUnit; path: string }> {
  const path = `/regulator/organizations/${id}`;
  const ctx = await pageContext("regulator", path + rest);
  if (keep) await found(ctx, Promise.resolve(whyNotKeepRegister(ctx.actor) ? null : true));
  return { ctx, unit: await found(ctx, findRegisteredUnit(ctx, id)), path };
}

type FrameProps = {
  ctx: PageCtx;
  unit: RegisteredUnit;
  /** A page below the unit's own. */
  page?: { label: string; rest: string };
  title?: string;
  children: ReactNode;
};

/** The shell of a unit's pages. */
export function UnitFrame({ ctx, unit, page, title, children }: FrameProps) {
  const path = `/regulator/organizations/${unit.id}`;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={title}
      crumbs={[
        { label: "单位名录", href: "/regulator/organizations" },
        page ? { label: unit.name, href: path } : { label: unit.name },
        ...(page ? [{ label: page.label }] : []),
      ]}
      here={path + (page?.rest ?? "")}
    >
      {children}
    </RegulatorFrame>
  );
}
