import { notFound, redirect } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { ResignGrantForm } from "@/features/organizations/components/delegate-forms";
import { rightsText } from "@/platform/delegated-right";
import { currentLogin } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";

type Props = { params: Promise<{ id: string }> };

/** 放弃授权: the person's own word, before or after taking it up. */
export default async function ResignPage({ params }: Props) {
  const { id } = await params;
  const here = `/delegations/${id}/resign`;
  const login = await currentLogin();
  if (!login) redirect(`/login?return=${encodeURIComponent(here)}`);
  const unit = login.units.find(({ grantId }) => grantId === id);
  if (!unit) notFound();
  return (
    <PublicShell crumbs={[{ label: "经办授权", href: "/delegations" }, { label: "放弃授权" }]} here={here}>
      <ResignGrantForm
        grantId={id}
        title="放弃授权 - 专家评审平台"
        head={
          <PageHead
            title="放弃授权"
            lead="放弃后您不能再为该单位办理，需要时由单位重新授权。"
            backHref="/delegations"
          />
        }
      >
        <Card>
          <Facts
            items={[
              { term: "单位", value: unit.organizationName },
              { term: "权限", value: rightsText(unit.rights) },
            ]}
          />
        </Card>
      </ResignGrantForm>
    </PublicShell>
  );
}
