import { z } from "zod";
import { type DateString, isDate, JURISDICTIONS, LIBRARIES, type Library } from "@/features/rulebook";
import { type FilterReason, filterReasons, reasons } from "../rules/reasons";

/** The query of an address, as Next gives it. */
export type ListQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What a list is made from; nothing chosen means every automatic finding. */
export interface ListFilter {
  readonly reasons: readonly FilterReason[];
  readonly district?: string;
  readonly library?: Library;
  readonly keyword?: string;
}

const areas = JURISDICTIONS.map(({ code }) => code);
const libraries = Object.keys(LIBRARIES) as Library[];

function all(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}

/** Reads the filter from an address or a form; whatever is not on the closed lists is left out. */
export function readListFilter(query: ListQuery): ListFilter {
  const chosen = all(query.reasons);
  const [district] = all(query.district);
  const [library] = all(query.library);
  const keyword = all(query.keyword)[0]?.trim().slice(0, 60);
  return {
    reasons: filterReasons.filter((reason) => chosen.includes(reason)),
    district: areas.find((code) => code === district),
    library: libraries.find((one) => one === library),
    keyword: keyword === "" ? undefined : keyword,
  };
}

const title = z
  .string("请填写清单名称")
  .trim()
  .min(1, "请填写清单名称")
  .max(60, "清单名称不能超过60个字")
  .refine((value) => !value.includes("\n"), "清单名称只能写一行");
const several = z.union([z.string(), z.array(z.string())]).optional();
const one = z.string().optional();
const filterFields = { reasons: several, district: one, library: one, keyword: one };

/** The form under a preview: the filter again, a name, and how many rows were shown. */
export const buildListInput = z
  .object({ title, shown: z.coerce.number("请刷新页面").int("请刷新页面").min(0), ...filterFields })
  .transform(({ title: named, shown, ...filter }) => ({
    title: named,
    shown,
    filter: readListFilter(filter),
  }));

const howMany = (what: string, least: number, most: number) =>
  z.coerce
    .number(`请填写${what}`)
    .int(`${what}应为整数`)
    .min(least, `${what}不能少于${least}`)
    .max(most, `${what}不能超过${most}`);

/** 双随机: how many projects and how many inspectors. */
export const randomListInput = z
  .object({
    title,
    projects: howMany("抽取项目数", 1, 500),
    inspectors: howMany("抽取检查人员数", 1, 50),
    district: one,
    library: one,
  })
  .transform(({ district, library, ...rest }) => {
    const filter = readListFilter({ district, library });
    return { ...rest, filter };
  });

const typed = z
  .string()
  .optional()
  .transform((value) => (value ?? "").trim());

/** The press of 抽取: 32 bytes of the browser, or digits where no scripts run (trust.md §1.3). */
export const pressDrawInput = z
  .object({ listId: z.uuid("没有找到这份清单"), nonce: typed, digits: typed })
  .transform(({ listId, nonce, digits }, check) => {
    if (/^[0-9a-f]{64}$/.test(nonce)) return { listId, nonce, digits: null };
    if (nonce === "" && /^\d{6,64}$/.test(digits)) return { listId, nonce: null, digits };
    check.addIssue({ code: "custom", path: ["digits"], message: "请输入6至64位数字" });
    return z.NEVER;
  });

export const redrawInspectorsInput = z.object({
  listId: z.uuid("没有找到这份清单"),
  inspectors: howMany("抽取检查人员数", 1, 50),
});

export const withdrawMemberInput = z.object({
  listId: z.uuid("没有找到这份清单"),
  personId: z.uuid("没有找到这名检查人员"),
  reason: z
    .string("请填写回避的理由")
    .trim()
    .min(1, "请填写回避的理由")
    .max(300, "回避的理由不能超过300个字"),
});

const states = [
  "PLANNED",
  "LIST_EXPORTED",
  "ON_SITE",
  "FINDINGS",
  "RECTIFY",
  "RESUBMITTED",
  "ESCALATED",
  "VERIFIED",
  "CLOSED",
] as const;

/** Work lists of the register: what waits for the body itself, and what is late. */
export const inspectionQueues = ["toVisit", "toHandle", "overdue"] as const;
export type InspectionQueue = (typeof inspectionQueues)[number];

/** What the register of inspections shows. */
export interface InspectionFilter {
  readonly queue?: InspectionQueue;
  readonly state?: (typeof states)[number];
  readonly reason?: keyof typeof reasons;
  readonly district?: string;
  readonly library?: Library;
  /** Days on which its list was made, both included. */
  readonly from?: DateString;
  readonly to?: DateString;
  readonly keyword?: string;
}

const reasonCodes = Object.keys(reasons) as (keyof typeof reasons)[];

function day(value: string | string[] | undefined): DateString | undefined {
  const [text = ""] = all(value);
  return isDate(text) && text >= "2000-01-01" && text < "2100-01-01" ? text : undefined;
}

/** Reads the register's filter from its address. */
export function readInspectionFilter(query: ListQuery): InspectionFilter {
  const { district, library, keyword } = readListFilter(query);
  const [state] = all(query.state);
  const [reason] = all(query.reason);
  const [queue] = all(query.queue);
  return {
    queue: inspectionQueues.find((one) => one === queue),
    state: states.find((one) => one === state),
    reason: reasonCodes.find((one) => one === reason),
    district,
    library,
    from: day(query.from),
    to: day(query.to),
    keyword,
  };
}
