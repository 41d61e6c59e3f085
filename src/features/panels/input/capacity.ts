import { addDays, dateAt, instantOf, isDate, type PolicyParameters, specialtyOf } from "@/features/rulebook";
import { minutesOf } from "./contractor";
import { FARTHEST_MEETING } from "./contractor-conditions";

/** What stands in the address of the capacity page; every part may be missing or wrong. */
export type CapacityQuery = Readonly<
  Partial<
    Record<"project" | "area" | "specialty" | "count" | "extra" | "extraCount" | "date" | "from", string>
  >
>;

export interface CapacityAsked {
  readonly projectId?: string;
  readonly jurisdictionCode: string;
  readonly seats: readonly { readonly specialty: string; readonly count: number }[];
  readonly meeting: { readonly from: Date; readonly to: Date };
}

type Read =
  | { readonly kind: "asked"; readonly value: CapacityAsked }
  | { readonly kind: "faults"; readonly faults: Readonly<Record<string, string>> };

/** A meeting is taken to last so long; only leave, holds and the like depend on it. */
const minutesOfMeeting = 150;

/** Reads the question of 抽取可行性预览; one sentence per field that does not fit. */
export function readCapacity(
  query: CapacityQuery,
  known: { readonly areas: readonly string[]; readonly projects: ReadonlyMap<string, string> },
  now: Date,
  policy: PolicyParameters,
): Read {
  const faults: Record<string, string> = {};
  const fail = (field: string, sentence: string) => {
    faults[field] ??= sentence;
  };
  const project = query.project ? known.projects.get(query.project) : undefined;
  if (query.project && project === undefined) fail("project", "没有找到这项工程，请重新选择");
  const area = project ?? query.area ?? "";
  if (!known.areas.includes(area)) fail("area", "请选择工程所在区（市）");
  const main = specialtyOf(query.specialty ?? "");
  if (!main) fail("specialty", "请选择主专业");
  const count = wholeNumber(query.count);
  if (count === null || count < policy["panel.min_main"] || count > policy["panel.max_total"]) {
    fail("count", `主专业专家应为${policy["panel.min_main"]}至${policy["panel.max_total"]}人`);
  }
  const extra = readExtra(query, policy, fail);
  const date = query.date ?? "";
  const minutes = /^([01]\d|2[0-3]):[0-5]\d$/.test(query.from ?? "") ? minutesOf(query.from ?? "") : null;
  if (!isDate(date)) fail("date", "请选择会议日期");
  else if (date > addDays(dateAt(now), FARTHEST_MEETING))
    fail("date", `会议日期不能晚于${FARTHEST_MEETING}天以后`);
  if (minutes === null) fail("from", "请填写会议开始时刻，例如 09:00");
  else if (isDate(date) && instantOf(date, minutes) <= now)
    fail("date", "会议时间已经过去，请填写将来的时间");
  if (Object.keys(faults).length > 0 || !main || count === null || minutes === null)
    return { kind: "faults", faults };
  const from = instantOf(date, minutes);
  return {
    kind: "asked",
    value: {
      ...(project === undefined ? {} : { projectId: query.project }),
      jurisdictionCode: area,
      seats: [{ specialty: query.specialty ?? "", count }, ...extra],
      meeting: { from, to: new Date(from.getTime() + minutesOfMeeting * 60_000) },
    },
  };
}

function readExtra(
  query: CapacityQuery,
  policy: PolicyParameters,
  fail: (field: string, sentence: string) => void,
): { specialty: string; count: number }[] {
  if (!query.extra) return [];
  const each = policy["panel.extra_per_specialty"];
  const count = wholeNumber(query.extraCount);
  if (!specialtyOf(query.extra) || query.extra === query.specialty)
    fail("extra", "请选择另一个专业，或者不增选");
  if (count === null || count < each.min || count > each.max) {
    fail("extraCount", `每个涉及专业可增选${each.min}至${each.max}人`);
  }
  return [{ specialty: query.extra, count: count ?? 0 }];
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : null;
}
