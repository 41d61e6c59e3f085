import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { openPrepared } from "@/features/organizations";
import { GrantForm } from "@/features/organizations/components/delegate-forms";
import { rightsText } from "@/platform/delegated-right";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { onPlatform } from "../../words";

const here = "/contractor/delegates/check";
type Props = { searchParams: Promise<{ grant?: string | string[] }> };

/** 核对授权: what will be granted; the address carries it sealed, the number only as a keyed hash. */
export default async function CheckDelegatePage({ searchParams }: Props) {
  const ctx = await pageContext("contractor", here, "UNIT");
  const { grant } = await searchParams;
  const prepared = typeof grant === "string" ? openPrepared(ctx.actor, grant) : null;
  if (!prepared || typeof grant !== "string") redirect("/contractor/delegates/new");
  const changeHref = `/contractor/delegates/new?grant=${encodeURIComponent(grant)}`;
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "经办人", href: "/contractor/delegates" }, { label: "核对授权" }]}
      here={`${here}?grant=${encodeURIComponent(grant)}`}
    >
      <GrantForm
        grant={grant}
        title={`核对授权${onPlatform}`}
        head={
          <PageHead
            title="核对授权"
            lead="确认后，持该身份证件登录的人可以接受授权，为本单位办理。"
            backHref={changeHref}
          />
        }
      >
        <SummaryList
          rows={[
            { term: "姓名", value: prepared.name, changeHref },
            { term: "身份证件号码", value: prepared.masked, changeHref },
            { term: "权限", value: rightsText(prepared.rights), changeHref },
            {
              term: "期间",
              value: `${prepared.validFrom} 至 ${prepared.validTo}，含首尾两日`,
              changeHref,
            },
          ]}
        />
      </GrantForm>
    </WorkspaceShell>
  );
}
