import {
  type CaseState,
  type DossierKind,
  dossierKinds,
  type FileKind,
  type FileState,
  type PartyRole,
} from "@/db/schema";
import type { Result } from "@/features/rulebook";

/** What of a case the gate looks at. */
export interface Dossier {
  readonly state: CaseState;
  readonly parties: readonly PartyRole[];
  readonly items: readonly {
    readonly part: string;
    readonly result: Result;
    readonly missing: readonly string[];
  }[];
  readonly result: Result;
  readonly mainSpecialty: string | null;
  readonly parts: readonly string[];
  readonly files: readonly { readonly kind: FileKind; readonly version: number; readonly state: FileState }[];
}

/** Labels of what the gate names; they are data of the features before it. */
export interface GateWords {
  readonly missingParties: (held: readonly PartyRole[]) => readonly string[];
  readonly missingParts: (ticked: readonly string[]) => readonly string[];
}

export const tasks = ["parties", "items", "parts", "plan", "company_review", "supervisor_review"] as const;
export type TaskId = (typeof tasks)[number];

/** Something missing before a plan can be filed: what, in which task, and who must act. */
export interface Lack {
  readonly code: string;
  readonly task: TaskId | null;
  readonly sentence: string;
  readonly who: string;
}

const applicant = "本单位经办人";
const signers: Readonly<Record<DossierKind, string>> = {
  plan: applicant,
  company_review: "施工单位技术负责人",
  supervisor_review: "监理单位总监理工程师",
};

/**
 * Everything that keeps a plan from being filed, not only the first thing (四(一)2; 37号令 Art. 11, 12).
 * Empty: it may be filed.
 */
export function whyNotSubmit(dossier: Dossier, words: GateWords): Lack[] {
  return [
    ...stateLacks(dossier.state),
    ...words.missingParties(dossier.parties).map(
      (label): Lack => ({
        code: "PARTY_MISSING",
        task: "parties",
        sentence: `参建各方缺少${label}`,
        who: applicant,
      }),
    ),
    ...itemLacks(dossier),
    ...partLacks(words.missingParts(dossier.parts)),
    ...dossierKinds.flatMap((kind) => fileLacks(kind, fileStanding(kind, dossier.files))),
  ];
}

function stateLacks(state: CaseState): Lack[] {
  if (state === "DRAFT" || state === "RETURNED") return [];
  return [{ code: "NOT_A_DRAFT", task: null, sentence: "论证项目已经提交，无需再次提交", who: "监督机构" }];
}

function itemLacks({ items, result, mainSpecialty }: Dossier): Lack[] {
  const lack = (code: string, sentence: string): Lack => ({ code, task: "items", sentence, who: applicant });
  if (items.length === 0) return [lack("NO_ITEM", "还没有选择危大工程")];
  if (result === "NOT_HAZARDOUS") {
    return [lack("NOT_HAZARDOUS", "所选工程不属于危大工程，不需要在本平台论证")];
  }
  const open = items.filter((item) => item.result === "UNDETERMINED");
  const lacks = open.map((item) =>
    lack("UNDETERMINED", `“${item.part}”缺少参数，无法判定是否超过一定规模：${item.missing.join("、")}`),
  );
  return mainSpecialty
    ? lacks
    : [...lacks, lack("NO_SPECIALTY", "不能从判定结果得出主专业，请核对危大工程参数")];
}

function partLacks(missing: readonly string[]): Lack[] {
  if (missing.length === 0) return [];
  const sentence = `专项施工方案九项内容中还有${missing.length}项未确认：${missing.join("、")}`;
  return [{ code: "PARTS_MISSING", task: "parts", sentence, who: applicant }];
}

/** How a kind of file stands: the newest good version counts, but not while a newer one is being checked. */
export function fileStanding(
  kind: FileKind,
  files: Dossier["files"],
): "NONE" | "PENDING" | "REJECTED" | "AVAILABLE" {
  const own = files.filter((file) => file.kind === kind).sort((a, b) => b.version - a.version);
  if (own[0]?.state === "CHECKING" || own[0]?.state === "SCANNING") return "PENDING";
  if (own.some((file) => file.state === "AVAILABLE")) return "AVAILABLE";
  if (own.some((file) => file.state === "REJECTED")) return "REJECTED";
  return "NONE";
}

function fileLacks(kind: DossierKind, standing: ReturnType<typeof fileStanding>): Lack[] {
  if (standing === "AVAILABLE") return [];
  const what = {
    plan: "专项施工方案（PDF）",
    company_review: "施工单位审核页（技术负责人签字并加盖单位公章）",
    supervisor_review: "总监理工程师审查页（签字并加盖执业印章）",
  }[kind];
  if (standing === "PENDING") {
    return [{ code: "FILE_PENDING", task: kind, sentence: `${what}正在校验或查毒，请稍候`, who: "系统" }];
  }
  const sentence = standing === "REJECTED" ? `${what}没有通过校验，需要重新上传` : `缺少${what}`;
  return [{ code: "FILE_MISSING", task: kind, sentence, who: signers[kind] }];
}
