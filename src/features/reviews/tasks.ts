import type { FileKind } from "@/db/schema";
import { type Dossier, fileStanding, type Lack, type TaskId } from "./gate";

export type TaskStatus = "未开始" | "进行中" | "已完成" | "暂不能开始" | "有问题";

export interface FilingTask {
  readonly id: TaskId | "submit";
  readonly title: string;
  readonly hint: string;
  readonly status: TaskStatus;
}

const titles: Readonly<Record<TaskId, string>> = {
  parties: "参建各方",
  items: "危大工程与判定",
  parts: "方案九项内容",
  plan: "专项施工方案",
  company_review: "施工单位审核",
  supervisor_review: "总监理工程师审查",
};

const actors: Readonly<Record<"company_review" | "supervisor_review", string>> = {
  company_review: "由施工单位技术负责人审核签字、加盖单位公章后，上传审核页",
  supervisor_review: "由总监理工程师审查签字、加盖执业印章后，上传审查页",
};

/** 申报任务清单: each task with its status, and for what cannot begin yet who must act. */
export function filingTasks(dossier: Dossier, lacks: readonly Lack[]): FilingTask[] {
  const of = (id: TaskId) => lacks.filter((lack) => lack.task === id);
  const plain = (id: TaskId, status: TaskStatus): FilingTask => {
    const open = of(id);
    return { id, title: titles[id], status, hint: open.map((lack) => lack.sentence).join("；") };
  };
  return [
    plain(
      "parties",
      of("parties").length === 0 ? "已完成" : dossier.parties.length > 1 ? "进行中" : "未开始",
    ),
    plain("items", of("items").length === 0 ? "已完成" : "有问题"),
    plain("parts", of("parts").length === 0 ? "已完成" : dossier.parts.length > 0 ? "进行中" : "未开始"),
    plain("plan", fileStatus("plan", dossier)),
    signOff(
      "company_review",
      dossier,
      fileStanding("plan", dossier.files) === "AVAILABLE",
      "先上传专项施工方案",
    ),
    signOff(
      "supervisor_review",
      dossier,
      fileStanding("company_review", dossier.files) === "AVAILABLE",
      "须先由施工单位技术负责人审核签字并上传审核页",
    ),
    submitTask(lacks),
  ];
}

function fileStatus(kind: FileKind, dossier: Dossier): TaskStatus {
  return { NONE: "未开始", PENDING: "进行中", REJECTED: "有问题", AVAILABLE: "已完成" }[
    fileStanding(kind, dossier.files)
  ] as TaskStatus;
}

function signOff(
  id: "company_review" | "supervisor_review",
  dossier: Dossier,
  mayBegin: boolean,
  before: string,
): FilingTask {
  const status = fileStatus(id, dossier);
  if (status === "未开始" && !mayBegin) return { id, title: titles[id], status: "暂不能开始", hint: before };
  return { id, title: titles[id], status, hint: status === "已完成" ? "" : actors[id] };
}

function submitTask(lacks: readonly Lack[]): FilingTask {
  const who = [...new Set(lacks.map((lack) => lack.who))];
  return lacks.length === 0
    ? { id: "submit", title: "核对并提交", status: "未开始", hint: "" }
    : {
        id: "submit",
        title: "核对并提交",
        status: "暂不能开始",
        hint: `还有${lacks.length}项未完成，等待：${who.join("、")}`,
      };
}
