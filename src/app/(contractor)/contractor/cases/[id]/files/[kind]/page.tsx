import { notFound, redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import {
  type CaseState,
  currentFiles,
  fileKindLabels,
  fileKindOf,
  isDossierKind,
  problemSentence,
  sizeLimits,
  whyNotChange,
} from "@/features/reviews";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { UploadForm } from "@/ui/upload-form";
import { one, type Query } from "../../../../address";
import { onPlatform, sizeText } from "../../../../words";
import { FileVersions } from "../../file-versions";
import { ownCase } from "../../own-case";

type Props = { params: Promise<{ id: string; kind: string }>; searchParams: Promise<Query> };

const leads = {
  plan: "经单位技术负责人审核、总监理工程师审查后定稿的专项施工方案全文，含计算书和图纸。",
  company_review:
    "施工单位技术负责人审核签字并加盖单位公章的页面；专业分包编制的，含分包单位技术负责人签字。",
  supervisor_review: "总监理工程师审查签字并加盖执业印章的页面。",
} as const;

/** Upload of one kind of file: versions, state, limits, and what was wrong with the last one. */
export default async function UploadPage({ params, searchParams }: Props) {
  const kind = fileKindOf((await params).kind);
  if (!isDossierKind(kind)) notFound();
  const query = await searchParams;
  const here = `/files/${kind}`;
  const { dossier, path, crumbs } = await ownCase(params, here, "FILE");
  if (whyNotChange(dossier.case.state)) redirect(laterPage(path, dossier.case.state, query));
  const label = fileKindLabels[kind];
  const problem = problemSentence(one(query, "problem"));
  const versions = dossier.files.filter((file) => file.kind === kind);
  const done = versions.find((file) => String(file.version) === one(query, "done"));
  const current = currentFiles(versions)[0];
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label }]} here={path + here}>
      <title>{`${problem ? "错误：" : ""}上传${label}${onPlatform}`}</title>
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      {done && !problem ? (
        <Banner kind="success" title={`第${done.version}版已收到`}>
          <p>
            {done.state === "AVAILABLE"
              ? "校验和查毒已完成，可以使用。"
              : "校验已通过，正在查毒；完成后自动变为“可用”，不必在此等待。"}
          </p>
        </Banner>
      ) : null}
      <PageHead title={`上传${label}`} lead={leads[kind]} backHref={`${path}/tasks`} />
      <Card>
        <UploadForm
          action={`/api/uploads/${dossier.case.id}/${kind}`}
          page={path + here}
          label={label}
          accept=".pdf,application/pdf"
          hint={`PDF格式，不超过${sizeText(sizeLimits[kind])}；不能有密码、脚本或附件。${current ? "上传新文件即成为新的版本，旧版本保留。" : ""}`}
          error={problem ?? undefined}
        />
      </Card>
      {versions.length > 0 ? (
        <Card title="已上传的版本">
          <FileVersions files={versions} current={current?.id} />
        </Card>
      ) : null}
      <ButtonLink look="quiet" href={`${path}/tasks`}>
        回到任务清单
      </ButtonLink>
    </WorkspaceShell>
  );
}

/** Every upload of a plan comes back here: after the conclusion it is made on other pages. */
function laterPage(path: string, state: CaseState, query: Query): string {
  const page = state === "REVISION" ? "/revision" : state === "APPROVAL" ? "/approval" : "";
  if (!page) return path;
  if (problemSentence(one(query, "problem"))) return `${path}${page}?problem=${one(query, "problem")}`;
  return /^\d+$/.test(one(query, "done") ?? "") ? `${path}${page}?done=${one(query, "done")}` : path + page;
}
