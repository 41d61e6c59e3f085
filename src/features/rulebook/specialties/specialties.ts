/**
 * The two libraries (专家库类别) and their specialties, each with the clauses it answers for, so that
 * 专业与论证工程相匹配 (notice 二(四)) can be checked. The list is this platform's own until the city's
 * table is obtained. Data.
 */

export const LIBRARIES = { SZ: "市政公用工程", GD: "轨道交通工程" } as const;

export type Library = keyof typeof LIBRARIES;

export type SpecialtyField = {
  label: string;
  /** Rule ids of the catalogue for which this specialty is the main one; a clause covers its limbs. */
  clauses: readonly string[];
  /** Main specialties beside which this one may be added; `ALL` for those that serve every plan. */
  beside: readonly string[] | "ALL";
};

export const FIELDS = {
  JK: {
    label: "基坑、岩土（支护、土方、降水）",
    clauses: ["附件1 一(一)", "附件1 一(二)", "附件2 一"],
    beside: ["AW-K", "AW-D", "AW-G", "WK", "SX", "DT", "CC", "SXX"],
  },
  MB: {
    label: "模板及支撑体系（含现浇支架、挂篮）",
    clauses: ["附件1 二(一)", "附件1 二(二)", "附件1 二(三)", "附件2 二(一)", "附件2 二(二)", "附件2 二(三)"],
    beside: ["JK", "QZ", "JS", "CC", "GJ", "DT", "AW-K", "SXX"],
  },
  QZ: {
    label: "起重吊装及起重机械安拆（含架桥机）",
    clauses: ["附件1 三(一)", "附件1 三(二)", "附件1 三(三)", "附件1 七(五)", "附件2 三(一)", "附件2 三(二)"],
    beside: ["JK", "MB", "JS", "CC", "AW-D", "AW-G", "GJ", "SX", "DT", "SXX"],
  },
  JS: {
    label: "脚手架",
    clauses: [
      "附件1 四(一)",
      "附件1 四(二)",
      "附件1 四(三)",
      "附件1 四(四)",
      "附件1 四(五)",
      "附件1 四(六)",
      "附件2 四(一)",
      "附件2 四(二)",
      "附件2 四(三)",
    ],
    beside: ["MB", "QZ", "CC", "GJ", "SXX"],
  },
  CC: {
    label: "拆除（含桥梁）",
    clauses: ["附件1 五", "附件2 五(一)", "附件2 五(二)"],
    beside: ["JK", "MB", "JS", "DT", "SXX"],
  },
  BP: { label: "爆破", clauses: [], beside: ["JK", "CC", "AW-K", "WK", "SX", "SXX"] },
  "AW-K": {
    label: "暗挖：矿山法",
    clauses: ["附件1 六 矿山法", "附件2 六 矿山法"],
    beside: ["JK", "AW-D", "AW-G", "SXX"],
  },
  "AW-D": {
    label: "暗挖：盾构、TBM",
    clauses: ["附件1 六 盾构法", "附件2 六 盾构法"],
    beside: ["JK", "AW-K", "AW-G", "SXX"],
  },
  "AW-G": {
    label: "暗挖：顶管、管幕、定向钻",
    clauses: ["附件1 六 顶管法", "附件2 六 顶管法"],
    beside: ["JK", "AW-K", "AW-D", "SXX"],
  },
  GJ: {
    label: "钢结构安装（含网架、索膜、幕墙）",
    clauses: ["附件1 七(一)", "附件1 七(二)", "附件2 七(一)", "附件2 七(二)"],
    beside: ["MB", "QZ", "JS", "CC", "SX", "DT", "SXX"],
  },
  WK: { label: "人工挖孔桩", clauses: ["附件1 七(三)", "附件2 七(三)"], beside: ["JK", "SXX"] },
  SX: {
    label: "水下作业",
    clauses: ["附件1 七(四)", "附件2 七(四)"],
    beside: ["JK", "QZ", "CC", "GJ", "DT", "SXX"],
  },
  DT: { label: "顶升、平移、转体、顶推", clauses: ["附件2 七(五)"], beside: ["MB", "QZ", "CC", "GJ", "SXX"] },
  JC: { label: "监测", clauses: [], beside: "ALL" },
  DR: {
    label: "冻结、注浆等地层加固",
    clauses: [],
    beside: ["JK", "AW-K", "AW-D", "AW-G", "WK", "SX", "SXX"],
  },
  GW: {
    label: "有限空间及燃气、热力、给排水管网带压作业",
    clauses: [],
    beside: ["JK", "CC", "AW-K", "AW-D", "AW-G", "WK", "SXX"],
  },
  SXX: { label: "新技术、新工艺、新材料、新设备", clauses: ["附件1 七(六)", "附件2 七(六)"], beside: "ALL" },
  AQ: { label: "安全管理", clauses: [], beside: "ALL" },
} as const satisfies Record<string, SpecialtyField>;

export type Field = keyof typeof FIELDS;

/** A specialty of a library, e.g. `SZ-JK`, `GD-AW-D`. */
export type SpecialtyCode = `${Library}-${Field}`;

const LIBRARY_CODES = Object.keys(LIBRARIES) as Library[];

export const FIELD_CODES = Object.keys(FIELDS) as Field[];

export const SPECIALTY_CODES: SpecialtyCode[] = LIBRARY_CODES.flatMap((library) =>
  FIELD_CODES.map((field): SpecialtyCode => `${library}-${field}`),
);

/** The library and field of a code; null for a code that is none. */
export function specialtyOf(code: string): { library: Library; field: Field; label: string } | null {
  const known = SPECIALTY_CODES.find((candidate) => candidate === code);
  const library = LIBRARY_CODES.find((candidate) => known?.startsWith(`${candidate}-`));
  const field = FIELD_CODES.find((candidate) => known === `${library}-${candidate}`);
  return library === undefined || field === undefined ? null : { library, field, label: FIELDS[field].label };
}
