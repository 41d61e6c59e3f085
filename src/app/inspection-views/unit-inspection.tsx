import {
  type FoundInspection,
  inspectionFileProblem,
  type ListedInspectionFile,
  whyNotReply,
} from "@/features/inspections";
import { InspectionUpload } from "@/features/inspections/components/file-upload";
import { ReplyForm } from "@/features/inspections/components/unit-forms";
import { formatDate } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { InspectionFiles } from "./files-list";
import { AnsweredChecklist, FindingAnswers, FindingCard, FindingWords } from "./findings";
import { InspectionFacts } from "./inspection-facts";

/** An inspection as a unit reads it: what was found, what it is asked, its answers and what became of them. */
export function UnitInspection({
  at,
  files,
  role,
  news,
  problem,
}: {
  at: FoundInspection;
  files: readonly ListedInspectionFile[];
  role: "contractor" | "supervision";
  news: "replied" | "uploaded" | null;
  /** The code in the address the last upload came back with. */
  problem: string | undefined;
}) {
  const open = at.findings.filter(({ checks }) => !checks.some(({ done }) => done));
  const asked = whyNotReply(at)
    ? []
    : open.filter(({ duty, replies }) => duty === role && !replies.some(({ round }) => round === at.round));
  const rest = at.findings.filter(({ id }) => !asked.some((one) => one.id === id));
  const page = `/${role}/inspections/${at.id}`;
  const error = inspectionFileProblem(problem) ?? undefined;
  return (
    <>
      {news ? <Banner kind="success" title={news === "replied" ? "整改回复已提交" : "文件已上传"} /> : null}
      <PageHead title={at.projectName} lead={`监督检查 ${at.number}`} backHref={`/${role}/inspections`} />
      {asked.length > 0 ? (
        <Note tone={at.overdueAt ? "bad" : "warn"} title={at.overdueAt ? "整改已经逾期" : "请整改并回复"}>
          <p>
            {at.dueDate ? `请于${formatDate(at.dueDate, { year: true })}24:00前整改，` : ""}
            先上传整改照片或资料，再逐项填写整改情况并提交。
          </p>
        </Note>
      ) : null}
      <InspectionFacts
        found={at}
        caseHref={role === "contractor" && at.caseId ? `/contractor/cases/${at.caseId}` : undefined}
      />
      {asked.length > 0 ? (
        <>
          <Card title="整改照片和资料">
            <Stack>
              <InspectionFiles
                files={files.filter(({ kind, round }) => kind === "REPLY" && round === at.round)}
              />
              <InspectionUpload
                ownerType="inspection"
                ownerId={at.id}
                kind="REPLY"
                page={page}
                error={error}
              />
            </Stack>
          </Card>
          <ReplyForm
            inspectionId={at.id}
            role={role}
            findings={asked.map((finding) => ({
              id: finding.id,
              ordinal: finding.ordinal,
              about: (
                <>
                  <FindingWords finding={finding} />
                  <FindingAnswers finding={finding} />
                  <InspectionFiles files={files.filter(({ findingId }) => findingId === finding.id)} />
                </>
              ),
            }))}
          />
        </>
      ) : null}
      {rest.map((finding) => (
        <FindingCard key={finding.id} finding={finding} files={files} />
      ))}
      <AnsweredChecklist found={at} />
    </>
  );
}
