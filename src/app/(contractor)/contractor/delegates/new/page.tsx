import { WorkspaceShell } from "@/app/workspace-shell";
import { openPrepared } from "@/features/organizations";
import { DelegateForm } from "@/features/organizations/components/delegate-forms";
import { addDays, dateAt } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { onPlatform } from "../../words";

const here = "/contractor/delegates/new";
type Props = { searchParams: Promise<{ grant?: string | string[] }> };

/** 授权经办人, first page. Coming back from the check, everything but the identity number is still there. */
export default async function NewDelegatePage({ searchParams }: Props) {
  const ctx = await pageContext("contractor", here, "UNIT");
  const { grant } = await searchParams;
  const before = typeof grant === "string" ? openPrepared(ctx.actor, grant) : null;
  const today = dateAt(ctx.now);
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "经办人", href: "/contractor/delegates" }, { label: "授权经办人" }]}
      here={here}
    >
      <DelegateForm
        title={`授权经办人${onPlatform}`}
        head={
          <PageHead
            title="授权经办人"
            lead={`授权单位：${ctx.actor.organizationName ?? ""}。经办人不能再授权他人，不能变更单位登记。`}
            backHref="/contractor/delegates"
          />
        }
        days={
          before ? { from: before.validFrom, to: before.validTo } : { from: today, to: addDays(today, 364) }
        }
        before={before ?? undefined}
      />
    </WorkspaceShell>
  );
}
