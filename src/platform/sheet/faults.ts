/** Everything a workbook can be refused for as a whole, with the sentence shown beside the field. A closed list. */
export const sheetFaults = {
  TYPE: "只能上传xlsx文件：这个文件不是Excel工作簿（xls、csv请另存为xlsx后再上传）",
  SIZE: "文件超过5 MB，请分几次导入",
  EMPTY: "文件是空的，或者工作表里没有数据",
  PASSWORD: "文件有密码保护，请取消密码后再上传",
  DAMAGED: "文件不完整或已损坏，无法打开，请重新导出后再上传",
  BOMB: "文件解压后过大，已被拒绝，请用模板重新填写",
  NESTED: "文件里夹带了别的压缩包或附件，请用模板重新填写",
  MACROS: "文件中带有宏，请另存为不含宏的xlsx后再上传",
  ENTITIES: "文件中带有实体声明，已被拒绝，请用模板重新填写",
  MERGED: "工作表里有合并单元格，请取消合并后再上传",
  ROWS: "数据超过20000行，请分几次导入",
  COLUMNS: "工作表超过60列，请用模板填写",
} as const;

export type SheetFault = keyof typeof sheetFaults;

/** The workbook cannot be read; what is wrong with single cells is told by the reader of the rows. */
export class SheetRefused extends Error {
  override readonly name = "SheetRefused";
  constructor(readonly fault: SheetFault) {
    super(fault);
  }
}
