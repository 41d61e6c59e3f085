import { evidenceProblemSentence, type OwnApplication } from "@/features/experts";
import { EvidenceRemove } from "@/features/experts/components/evidence-remove";
import { EvidenceUpload } from "@/features/experts/components/evidence-upload";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Banner, Note } from "@/ui/note";
import { type OwnProps, one, writablePage } from "../../own";
import { StepFrame, StepHead } from "../../step-frame";
import { onPlatform, sizeText, specialtyText } from "../../words";

/** 佐证材料: the certificate, and proof for each specialty. */
export default async function EvidencePage({ params, searchParams }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/evidence");
  const query = await searchParams;
  const problem = evidenceProblemSentence(one(query, "problem"));
  const news = one(query, "done") ? "文件已收到" : one(query, "removed") ? "文件已移除" : "";
  return (
    <StepFrame path={path} step="evidence" below="evidence">
      <title>{`${problem ? "错误：" : ""}佐证材料${onPlatform}`}</title>
      {problem ? <ErrorSummary errors={{}} message={`文件没有上传成功：${problem}。`} /> : null}
      {news && !problem ? <Banner kind="success" title={news} /> : null}
      <StepHead
        own={own}
        step="evidence"
        lead="职称证书和每个专业的业绩证明（合同、任命文件、论证报告、获奖证书等）至少各一个文件。"
        backHref={path}
      />
      <Card>
        <EvidenceUpload ownerType="application" ownerId={id} kind="TITLE_CERTIFICATE" />
        <Files files={own.files.filter(({ kind }) => kind === "TITLE_CERTIFICATE")} />
      </Card>
      {own.specialties.map(({ code }) => (
        <Card key={code}>
          <EvidenceUpload
            ownerType="application"
            ownerId={id}
            kind="SPECIALTY_EVIDENCE"
            specialty={{ code, label: specialtyText(code) }}
          />
          <Files files={own.files.filter(({ specialty }) => specialty === code)} />
        </Card>
      ))}
      {own.specialties.length === 0 ? (
        <Note>
          <p>
            先在<a href={`${path}/specialties`}>申报专业</a>中添加专业，再上传它的业绩证明。
          </p>
        </Note>
      ) : null}
      <Actions>
        <ButtonLink href={path}>继续</ButtonLink>
      </Actions>
    </StepFrame>
  );
}

function Files({ files }: { files: OwnApplication["files"] }) {
  if (files.length === 0) return <p className="mt-4 muted">还没有上传文件。</p>;
  return (
    <>
      <p className="mt-4">已上传{files.length}个文件：</p>
      <ul className="stack">
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <div className="actions">
              <span>
                <a href={`/api/evidence/files/${id}`}>{name}</a>（{sizeText(size)}）
              </span>
              <EvidenceRemove fileId={id} name={name} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
