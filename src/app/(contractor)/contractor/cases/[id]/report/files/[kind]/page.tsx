import { notFound, redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { whyNotHandIn } from "@/features/reports";
import { currentFiles, fileKindLabels, fileKindOf, problemSentence, sizeLimits } from "@/features/reviews";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { UploadForm } from "@/ui/upload-form";
import { one, type Query } from "../../../../../address";
import { onPlatform, sizeText } from "../../../../../words";
import { FileVersions } from "../../../file-versions";
import { ownHandover } from "../../own-report";

type Props = { params: Promise<{ id: string; kind: string }>; searchParams: Promise<Query> };

const leads = {
  report: "到会专家手写签名后的论证报告，全部页面扫描成一个PDF，页脚的校验码要清楚。",
  sign_in_sheet: "论证会签到表，五类参会人员手写签名，全部页面扫描成一个PDF。",
} as const;

/** Upload of one of the two papers, while the report is awaited. */
export default async function ReportFilePage({ params, searchParams }: Props) {
  const kind = fileKindOf((await params).kind);
  if (kind !== "report" && kind !== "sign_in_sheet") notFound();
  const query = await searchParams;
  const here = `/files/${kind}`;
  const { handover, path, crumbs } = await ownHandover(params, here, "FILE");
  if (whyNotHandIn(handover.case.state)) redirect(path);
  const label = fileKindLabels[kind];
  const problem = problemSentence(one(query, "problem"));
  const versions = handover.files.filter((file) => file.kind === kind);
  const done = versions.find((file) => String(file.version) === one(query, "done"));
  const current = currentFiles(versions)[0];
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label }]} here={path + here}>
      <title>{`${problem ? "错误：" : ""}上传${label}${onPlatform}`}</title>
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      {done && !problem ? <Banner kind="success" title={`第${done.version}版已收到`} /> : null}
      <PageHead title={`上传${label}`} lead={leads[kind]} backHref={path} />
      <Card>
        <UploadForm
          action={`/api/uploads/${handover.case.id}/${kind}`}
          page={path + here}
          label={label}
          accept=".pdf,application/pdf"
          hint={`PDF格式，不超过${sizeText(sizeLimits[kind])}；不能有密码、脚本或附件。`}
          error={problem ?? undefined}
        />
      </Card>
      {versions.length > 0 ? (
        <Card title="已上传的版本">
          <FileVersions files={versions} current={current?.id} />
        </Card>
      ) : null}
      <ButtonLink look="quiet" href={path}>
        回到论证报告
      </ButtonLink>
    </WorkspaceShell>
  );
}
