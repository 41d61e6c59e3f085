/** Everything an evidence file can be refused for, with the sentence shown beside the field. A closed list. */
export const evidenceProblems = {
  NONE_CHOSEN: "请先选择要上传的文件",
  TYPE: "只能上传PDF、JPG或PNG文件：这个文件的内容不是这三种，或者混有别的格式",
  SIZE: "文件超过20MB，请压缩后再上传",
  EMPTY: "文件是空的（0字节），请重新导出或重新拍照后再上传",
  PIXELS: "图片超过5000万像素，请缩小尺寸后再上传",
  PAGES: "PDF页数太多，请只上传需要证明的几页",
  PASSWORD: "文件有密码保护，请取消密码后再上传",
  ACTIVE: "PDF中带有脚本、附件或可执行内容，请导出为普通PDF或拍照后再上传",
  DAMAGED: "文件不完整或已损坏，无法打开，请重新导出或重新拍照后再上传",
  COMPLEX: "PDF结构异常，无法安全检查，请重新导出后再上传",
  VIRUS: "文件含有病毒，已被拒绝；请查杀后重新导出",
  UNSCANNABLE: "文件超过查毒程序能够检查的大小，请压缩后再上传",
  TOO_MANY: "一次只能上传一个文件",
  FULL: "这一项已有10个文件，请先移除不需要的再上传",
  DUPLICATE: "这个文件已经上传过，不必重复上传",
  SPECIALTY: "这份申请没有申报这个专业，请先在“申报专业”中添加",
  CLOSED: "现在不能再上传文件：材料已经提交，被退回后才能修改",
  BUSY: "现在上传的人较多，请过几分钟再试",
  FAILED: "上传没有完成，文件没有保存，请稍后重试",
} as const;

export type EvidenceProblem = keyof typeof evidenceProblems;

/** The sentence of a code, or null for anything that is not one: codes travel in addresses. */
export function evidenceProblemSentence(code: string | undefined): string | null {
  return code && Object.hasOwn(evidenceProblems, code) ? evidenceProblems[code as EvidenceProblem] : null;
}

/** Largest evidence file in bytes. */
export const evidenceSizeLimit = 20 * 1024 * 1024;

/** Files that one slot (a kind of one owner, for one specialty) may hold. */
export const evidencePerSlot = 10;

export const evidenceKindLabels = {
  TITLE_CERTIFICATE: "职称证书",
  SPECIALTY_EVIDENCE: "专业业绩证明",
  DECISION_DOCUMENT: "决定文书",
} as const;

/** Whose file it is: an application (专家申报) or a decision on a member (暂停、恢复、取消资格). */
export type EvidenceOwnerType = "application" | "decision";
export type EvidenceKind = keyof typeof evidenceKindLabels;

const slots: Readonly<Record<EvidenceOwnerType, Readonly<Record<string, EvidenceKind>>>> = {
  application: { title_certificate: "TITLE_CERTIFICATE", specialty_evidence: "SPECIALTY_EVIDENCE" },
  decision: { decision_document: "DECISION_DOCUMENT" },
};

/** The kind named in an upload address, if such an owner has it. */
export function evidenceKindOf(ownerType: string, kind: string): EvidenceKind | null {
  if (ownerType !== "application" && ownerType !== "decision") return null;
  const known = slots[ownerType];
  return Object.hasOwn(known, kind) ? (known[kind] ?? null) : null;
}

/** Where an upload form posts to. */
export function evidenceUploadPath(
  ownerType: EvidenceOwnerType,
  ownerId: string,
  kind: EvidenceKind,
): string {
  return `/api/evidence/${ownerType}/${ownerId}/${kind.toLowerCase()}`;
}

/** The page an upload comes back to: fixed by the owner's type, never taken from the request. */
export function evidencePage(ownerType: EvidenceOwnerType, ownerId: string): string {
  const id = encodeURIComponent(ownerId);
  return ownerType === "application" ? `/apply/${id}/evidence` : `/regulator/decisions/${id}`;
}

/** Whether files of an application may still come and go: while it is its applicant's to write. */
export function isApplicationOpen(state: string): boolean {
  return state === "DRAFT" || state === "RETURNED";
}
