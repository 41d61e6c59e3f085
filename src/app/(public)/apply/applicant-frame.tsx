import type { ReactNode } from "react";
import { IdleNotice } from "@/app/idle-notice";
import { PublicShell } from "@/app/public-shell";
import { secondsLeft } from "@/app/workspace-shell";
import { currentLogin } from "@/platform/request";
import type { Crumb } from "@/ui/breadcrumb";

/** Everything around a page of the applicant, who is signed in but may have no workspace. */
export async function ApplicantFrame({
  crumbs = [],
  here,
  children,
}: {
  /** Below 专家申报. */
  crumbs?: readonly Crumb[];
  here: string;
  children: ReactNode;
}) {
  const login = await currentLogin();
  const own = { label: "专家申报", ...(crumbs.length > 0 ? { href: "/apply" } : {}) };
  return (
    <PublicShell crumbs={[own, ...crumbs]} here={here}>
      {login ? <IdleNotice key={login.sessionKey} secondsLeft={secondsLeft(login)} /> : null}
      {children}
    </PublicShell>
  );
}
