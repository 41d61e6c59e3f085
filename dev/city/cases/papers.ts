import { Readable } from "node:stream";
import type { FileKind } from "@/db/schema";
import { checkFile, finishUpload, startUpload, storeUpload } from "@/features/reviews";
import { makePlanPdf } from "../plan/plan-pdf";
import { makeCompanyReviewPdf, makeSupervisorReviewPdf } from "../plan/sign-off-pdf";
import type { ActorCtx } from "./actors";

/** A plan with its two sign-offs. */
export type Papers = Readonly<Record<FileKind, Buffer>>;

const subjects: readonly [Subject, ...Subject[]] = [
  { title: "明挖段基坑专项施工方案", depth: 12.6 },
  { title: "工作井基坑专项施工方案", depth: 17.3 },
];

interface Subject {
  readonly title: string;
  readonly depth: number;
}

/** The few papers all cases share: laying one out takes a second or more. */
export async function makePapers(date: string): Promise<readonly Papers[]> {
  const of = (subject: Subject) => ({ ...subject, date, projectName: "演示工程（模拟）" });
  const company_review = await makeCompanyReviewPdf(of(subjects[0]));
  const supervisor_review = await makeSupervisorReviewPdf(of(subjects[0]));
  const sets: Papers[] = [];
  for (const one of subjects)
    sets.push({ plan: await makePlanPdf(of(one)), company_review, supervisor_review });
  return sets;
}

const names: Readonly<Record<Exclude<FileKind, "plan">, string>> = {
  company_review: "施工单位审核表.pdf",
  supervisor_review: "总监理工程师审查表.pdf",
};

/** One file all the way into the store, as the upload's route takes it; its scan is a job of its own. */
export async function upload(
  ctx: ActorCtx,
  to: { caseId: string; title: string; kind: FileKind },
  bytes: Buffer,
): Promise<void> {
  const { caseId, title, kind } = to;
  const fileName = kind === "plan" ? `${title}.pdf` : names[kind];
  const file = await startUpload(ctx, { caseId, kind, fileName });
  const measured = await storeUpload(file, Readable.from([bytes], { objectMode: false }));
  await finishUpload(ctx, file, measured);
  await checkFile(ctx, file.id);
}
