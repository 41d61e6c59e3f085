import { Readable } from "node:stream";
import type { DossierKind, FileKind } from "@/db/schema";
import { approvalDoors } from "@/features/approvals";
import { reportDoor } from "@/features/reports";
import {
  checkFile,
  dossierDoor,
  fileKindLabels,
  finishUpload,
  startUpload,
  storeUpload,
} from "@/features/reviews";
import { makePlanPdf } from "../plan/plan-pdf";
import { makeCompanyReviewPdf, makeSupervisorReviewPdf } from "../plan/sign-off-pdf";
import type { ActorCtx } from "./actors";

/** A plan with its two sign-offs, and the plan as it is revised after the review. */
export type Papers = Readonly<Record<DossierKind | "revised", Buffer>>;

const doors = [...approvalDoors, reportDoor, dossierDoor];

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
  const [first] = subjects;
  const revised = await makePlanPdf({ ...of(first), title: `${first.title}（修改稿）` });
  const sets: Papers[] = [];
  for (const one of subjects)
    sets.push({ plan: await makePlanPdf(of(one)), company_review, supervisor_review, revised });
  return sets;
}

/** One file all the way into the store, as the upload's route takes it; its scan is a job of its own. */
export async function upload(
  ctx: ActorCtx,
  to: { caseId: string; title: string; kind: FileKind },
  bytes: Buffer,
): Promise<void> {
  const { caseId, title, kind } = to;
  const fileName = `${kind === "plan" ? title : fileKindLabels[kind]}.pdf`;
  const door = doors.find(({ kinds }) => kinds.includes(kind));
  if (!door) throw new Error(`nobody uploads ${kind}`);
  const file = await startUpload(ctx, door, { caseId, kind, fileName });
  const measured = await storeUpload(file, Readable.from([bytes], { objectMode: false }));
  await finishUpload(ctx, file, measured);
  await checkFile(ctx, file.id);
}
