import { WorkspaceShell } from "@/app/workspace-shell";
import { findDelegate } from "@/features/organizations";
import { EndDelegateForm } from "@/features/organizations/components/delegate-forms";
import { rightsText } from "@/platform/delegated-right";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { onPlatform } from "../../../words";

type Props = { params: Promise<{ id: string }> };

/** 终止授权. */
export default async function EndDelegatePage({ params }: Props) {
  const { id } = await params;
  const here = `/contractor/delegates/${id}/end`;
  const ctx = await pageContext("contractor", here, "UNIT");
  const delegate = await found(ctx, findDelegate(ctx, id));
  await found(ctx, Promise.resolve(delegate.endedAt ? null : true));
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "经办人", href: "/contractor/delegates" }, { label: "终止授权" }]}
      here={here}
    >
      <EndDelegateForm
        grantId={id}
        title={`终止授权${onPlatform}`}
        head={
          <PageHead
            title="终止授权"
            lead="终止后立即生效，已经办理的事项继续有效。以后可以重新授权。"
            backHref="/contractor/delegates"
          />
        }
      >
        <Card>
          <Facts
            items={[
              { term: "姓名", value: delegate.name },
              { term: "权限", value: rightsText(delegate.rights) },
              { term: "期间", value: `${delegate.validFrom} 至 ${delegate.validTo}` },
            ]}
          />
        </Card>
      </EndDelegateForm>
    </WorkspaceShell>
  );
}
