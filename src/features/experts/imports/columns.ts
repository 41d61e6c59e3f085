import { kindNames } from "@/features/organizations";
import type { Column } from "@/platform/sheet";

export type ImportKind = "EXPERTS" | "UNITS";

/** A column of a template; `key` is ours, `head` stands in the file. */
export interface TemplateColumn extends Column {
  readonly key: string;
  readonly required: boolean;
  /** What to write, as the instructions beside the template say it. */
  readonly hint: string;
}

function column(key: string, head: string, width: number, hint: string, required = false): TemplateColumn {
  return { key, head, width, hint, required };
}

export const expertColumns = [
  column("name", "姓名", 12, "与身份证件一致", true),
  column("idNumber", "身份证号", 22, "18位，单元格用文本格式", true),
  column("phone", "手机号", 16, "11位；专家首次登录时核实"),
  column("title", "职称", 18, "高级专业技术职称，如“高级工程师”", true),
  column("termFrom", "聘期起", 14, "如2026-01-01", true),
  column("termTo", "聘期止", 14, "如2028-12-31，不早于今天", true),
  column("document", "聘任文号", 24, "如“青建质〔2026〕1号”", true),
  column("uscc", "工作单位统一社会信用代码", 26, "无工作单位的留空"),
  column("unitName", "工作单位名称", 30, "填了代码就要填名称"),
  column("since", "入职日期", 14, "填了代码就要填，不晚于今天"),
  column("specialties", "专业", 24, "专业代码，多个用顿号分隔，如“SZ-JK、SZ-JC”", true),
] as const;

export const unitColumns = [
  column("uscc", "统一社会信用代码", 26, "18位", true),
  column("name", "单位名称", 32, "与营业执照一致", true),
  column("kinds", "单位类型", 20, `多个用顿号分隔：${Object.values(kindNames).join("、")}`),
  column("parentUscc", "上级单位代码", 26, "上级单位的统一社会信用代码；有几个股东就填几行"),
  column("percent", "持股比例", 12, "百分数，如51或51.00；分公司留空"),
  column("controls", "是否控制", 12, "是或否；分公司留空"),
  column("since", "生效日期", 14, "持股生效的日期；分公司留空"),
  column("branch", "是否分公司", 12, "是或否，不填视为否；是则上级单位为其法人单位"),
  column("stop", "是否国资监管或政府机构", 18, "是或否，不填视为否；是则关联关系到此为止"),
] as const;

export const templateColumns: Readonly<Record<ImportKind, readonly TemplateColumn[]>> = {
  EXPERTS: expertColumns,
  UNITS: unitColumns,
};

export const importKinds = ["EXPERTS", "UNITS"] as const;
export const importNames: Readonly<Record<ImportKind, string>> = { EXPERTS: "专家", UNITS: "单位" };
