/**
 * The city, its ten districts and its functional areas with their competent bodies (notice 二(一) and
 * its addressees; GB/T 2260). Data. Codes abolished before the notice are not here: only identity
 * cards keep them, and those are never compared with this table.
 */
import type { DateString } from "./calendar/shanghai";

export type Jurisdiction = {
  code: string;
  name: string;
  kind: "MUNICIPAL" | "DISTRICT" | "FUNCTIONAL";
  parent: string | null;
  /** Null where the parent's body is competent. */
  competentBody: string | null;
  validFrom: DateString;
  validTo: DateString | null;
};

/** The bureau that issued the notice; the station acts under it. */
export const BUREAU = "青岛市住房和城乡建设局";
export const STATION = "青岛市市政公用工程质量安全监督站";
/** The platform's whole name, at the head of every paper it prints. */
export const PLATFORM = "青岛市市政公用工程专家评审管理服务平台";
export const MUNICIPAL_CODE = "370200";

const FROM_NOTICE = { validFrom: "2025-01-08", validTo: null };

function district(code: string, name: string, competentBody: string): Jurisdiction {
  return { code, name, kind: "DISTRICT", parent: MUNICIPAL_CODE, competentBody, ...FROM_NOTICE };
}

/** Functional areas have no code in GB/T 2260; theirs is the district's with a suffix of our own. */
function area(code: string, name: string, parent: string): Jurisdiction {
  return { code, name, kind: "FUNCTIONAL", parent, competentBody: null, ...FROM_NOTICE };
}

export const JURISDICTIONS: readonly Jurisdiction[] = [
  {
    code: MUNICIPAL_CODE,
    name: "青岛市（市直管）",
    kind: "MUNICIPAL",
    parent: null,
    competentBody: STATION,
    ...FROM_NOTICE,
  },
  district("370202", "市南区", "市南区住房和城乡建设局"),
  district("370203", "市北区", "市北区住房和城乡建设局"),
  district("370211", "黄岛区（青岛西海岸新区）", "青岛西海岸新区住房和城乡建设局"),
  district("370212", "崂山区", "崂山区城市管理局"),
  district("370213", "李沧区", "李沧区住房和城乡建设局"),
  district("370214", "城阳区", "城阳区住房和城乡建设局"),
  district("370215", "即墨区", "即墨区住房和城乡建设局"),
  district("370281", "胶州市", "胶州市住房和城乡建设局"),
  district("370283", "平度市", "平度市住房和城乡建设局"),
  district("370285", "莱西市", "莱西市住房和城乡建设局"),
  area("370214-GX", "青岛高新技术产业开发区", "370214"),
  area("370211-ZM", "中国（山东）自由贸易试验区青岛片区", "370211"),
  area("370211-BS", "青岛前湾综合保税区", "370211"),
  area("370281-SH", "上合示范区", "370281"),
  area("370281-LK", "胶东临空经济区", "370281"),
  area("370215-LG", "青岛蓝谷", "370215"),
];

/** Those in force on a date. */
export function jurisdictionsOn(
  onDate: DateString,
  all: readonly Jurisdiction[] = JURISDICTIONS,
): Jurisdiction[] {
  return all.filter(
    ({ validFrom, validTo }) => validFrom <= onDate && (validTo === null || onDate < validTo),
  );
}

/** The body that supervises a jurisdiction, its parent's where it has none; null for an unknown code. */
export function competentBodyOf(code: string, all: readonly Jurisdiction[] = JURISDICTIONS): string | null {
  const found = all.find((jurisdiction) => jurisdiction.code === code);
  if (found === undefined) return null;
  if (found.competentBody !== null) return found.competentBody;
  return found.parent === null || found.parent === code ? null : competentBodyOf(found.parent, all);
}

/** Whether `inner` is `outer` or lies under it: the scope of a supervisor's view. */
export function liesWithin(
  inner: string,
  outer: string,
  all: readonly Jurisdiction[] = JURISDICTIONS,
): boolean {
  if (inner === outer) return true;
  const parent = all.find((jurisdiction) => jurisdiction.code === inner)?.parent ?? null;
  return parent !== null && parent !== inner && liesWithin(parent, outer, all);
}
