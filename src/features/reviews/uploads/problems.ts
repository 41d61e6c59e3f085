import type { FileKind } from "@/db/schema";

/** Everything an upload can be refused for, with the sentence shown beside the field. A closed list. */
export const uploadProblems = {
  NONE_CHOSEN: "请先选择要上传的文件",
  TYPE: "只能上传PDF文件：这个文件的内容不是PDF，或者混有别的格式",
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
};

export const mostVersions = 50;

/** Refuses an upload; the row says the same. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  constructor(readonly problem: UploadProblem) {
    super(problem);
  }
}
