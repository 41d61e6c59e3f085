import type { FileKind } from "@/db/schema";

/** Everything an upload can be refused for, with the sentence shown beside the field. A closed list. */
export const uploadProblems = {
  NONE_CHOSEN: "请先选择要上传的文件",
  TYPE: "不能上传这种文件：文件内容不是页面上写明的格式，或者混有别的格式",
  PIXELS: "图片超过5000万像素，请缩小后再上传",
  SIZE: "文件超过了大小限制，请压缩或拆分后再上传",
  EMPTY: "文件是空的（0字节），请重新导出后再上传",
  VIRUS: "文件含有病毒，已被拒绝；请查杀后重新导出",
  PASSWORD: "文件有密码保护，请取消密码后再上传",
  FAILED: "上传没有完成，文件没有保存，请稍后重试",
  TOO_MANY: "一次只能上传一个文件，同一项最多保留50个版本",
  DAMAGED: "文件不完整或已损坏，无法打开，请重新导出后再上传",
  ACTIVE: "文件中带有脚本、附件或可执行内容，请导出为普通PDF后再上传",
  COMPLEX: "文件结构异常，无法安全检查，请重新导出后再上传",
  PAGES: "文件页数超过5000页，请拆分后再上传",
  UNSCANNABLE: "文件超过查毒程序能够检查的大小，请压缩后再上传",
  CLOSED: "论证项目已经提交，不能再上传文件；被退回后才能修改",
  NOT_NOW: "论证项目当前的状态不能上传这种文件，请刷新页面",
} as const;

export type UploadProblem = keyof typeof uploadProblems;

/** The sentence of a code, or null for anything that is not one: codes travel in addresses. */
export function problemSentence(code: string | undefined): string | null {
  return code && Object.hasOwn(uploadProblems, code) ? uploadProblems[code as UploadProblem] : null;
}

const megabyte = 1024 * 1024;

/** Largest file of a kind in bytes. */
export const sizeLimits: Readonly<Record<FileKind, number>> = {
  plan: 200 * megabyte,
  company_review: 20 * megabyte,
  supervisor_review: 20 * megabyte,
  opinion_scan: 20 * megabyte,
  report_form: 20 * megabyte,
  report: 50 * megabyte,
  sign_in_sheet: 20 * megabyte,
  mediation_minutes: 20 * megabyte,
  company_approval: 20 * megabyte,
  subcontractor_approval: 20 * megabyte,
  supervisor_approval: 20 * megabyte,
  emergency_order: 20 * megabyte,
};

/** What may also be a photograph (JPEG or PNG): a form filled in by hand, taken with a phone. */
export const pictureKinds: readonly FileKind[] = ["opinion_scan"];

export const mostVersions = 50;

/** Refuses an upload; the row says the same. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  constructor(readonly problem: UploadProblem) {
    super(problem);
  }
}
