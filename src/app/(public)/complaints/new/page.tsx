import { PublicShell } from "@/app/public-shell";
import { signedInAs } from "@/features/complaints";
import { ComplaintForm } from "@/features/complaints/components/public-forms";
import { currentLogin } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

/** 我要举报: the same form for everybody; who is signed in may give her name by her login, and need not. */
export default async function NewComplaintPage() {
  const one = signedInAs(await currentLogin());
  return (
    <PublicShell
      crumbs={[{ label: "举报", href: "/complaints" }, { label: "我要举报" }]}
      here="/complaints/new"
    >
      <ComplaintForm
        title="我要举报 - 专家评审平台"
        head={<PageHead title="我要举报" lead="请写清楚谁、什么事、怎样查证。" backHref="/complaints" />}
        signedIn={one ? [one.name, one.organizationName].filter(Boolean).join("，") : undefined}
      >
        <Note>
          <p>
            提交后给您一个查询码，凭它查看办理情况。事实和依据也加密保存，只有承办人可以看到。现在只能提交文字；有照片、录音等材料的，写明在哪里可以取得。
          </p>
        </Note>
      </ComplaintForm>
    </PublicShell>
  );
}
