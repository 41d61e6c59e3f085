import type { ReactNode } from "react";
import { WorkspaceShell } from "@/app/workspace-shell";
import type { CaseHead } from "@/features/panels";

/** The shell of a page on the way to the draw. */
export function DrawFrame({ head, here, children }: { head: CaseHead; here: string; children: ReactNode }) {
  return (
    <WorkspaceShell
      role="contractor"
      here={here}
      crumbs={[
        { label: "论证申报", href: "/contractor/cases" },
        { label: head.number, href: `/contractor/cases/${head.caseId}` },
        { label: "抽取与确认" },
      ]}
    >
      {children}
    </WorkspaceShell>
  );
}
