import type { AttendeeGroup } from "@/db/schema";

export interface Duty {
  readonly code: string;
  readonly label: string;
  /** 31号文 names this person; without her the list warns. */
  readonly mandatory: boolean;
}

/** 论证会参会人员 (建办质〔2018〕31号 三): the four groups beside the experts, and who of them must come. */
export const attendeeGroupRules: Readonly<
  Record<AttendeeGroup, { readonly label: string; readonly duties: readonly Duty[] }>
> = {
  owner: {
    label: "建设单位",
    duties: [
      { code: "owner_lead", label: "项目负责人", mandatory: true },
      { code: "owner_other", label: "相关人员", mandatory: false },
    ],
  },
  survey_design: {
    label: "勘察、设计单位",
    duties: [
      { code: "survey_lead", label: "勘察项目技术负责人", mandatory: true },
      { code: "design_lead", label: "设计项目技术负责人", mandatory: true },
      { code: "survey_design_other", label: "相关人员", mandatory: false },
    ],
  },
  contractor: {
    label: "施工单位（总承包、分包）",
    duties: [
      { code: "company_tech", label: "施工单位技术负责人或其授权委派人员", mandatory: true },
      { code: "project_lead", label: "项目负责人", mandatory: true },
      { code: "project_tech", label: "项目技术负责人", mandatory: true },
      { code: "plan_author", label: "专项施工方案编制人员", mandatory: true },
      { code: "safety_officer", label: "项目专职安全生产管理人员", mandatory: true },
      { code: "contractor_other", label: "相关人员", mandatory: false },
    ],
  },
  supervision: {
    label: "监理单位",
    duties: [
      { code: "chief_supervisor", label: "项目总监理工程师", mandatory: true },
      { code: "supervisor", label: "专业监理工程师", mandatory: true },
    ],
  },
};

const all = Object.entries(attendeeGroupRules).flatMap(([group, { label, duties }]) =>
  duties.map((duty) => ({ ...duty, group: group as AttendeeGroup, groupLabel: label })),
);

export const dutyCodes = all.map(({ code }) => code);

/** A duty with its group; throws for a code that is none. */
export function dutyOf(code: string): (typeof all)[number] {
  const duty = all.find((one) => one.code === code);
  if (!duty) throw new Error(`no duty ${code}`);
  return duty;
}

/** Groups whose duties say themselves whose they are. */
const prefixless: readonly AttendeeGroup[] = ["survey_design", "contractor"];

/** Whom 31号文 wants there and the list does not have, in words: 建设单位项目负责人 … */
export function missingDuties(listed: readonly { readonly duty: string }[]): string[] {
  const have = new Set(listed.map(({ duty }) => duty));
  return all
    .filter(({ mandatory, code }) => mandatory && !have.has(code))
    .map(({ group, groupLabel, label }) => (prefixless.includes(group) ? label : `${groupLabel}${label}`));
}
