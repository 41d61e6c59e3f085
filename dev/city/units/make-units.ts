import type { OrganizationKind } from "@/db/schema";
import type { CityUnit } from "../city";
import { uscc } from "../people/identity";
import type { Random } from "../random";
import { unitNames, universities } from "./unit-names";

/** Shares of the kinds among the trade units; 20 in 60 are contractors. */
const mix: readonly [OrganizationKind, number][] = [
  ["contractor", 20],
  ["supervision", 9],
  ["design", 9],
  ["owner", 7],
  ["survey", 5],
  ["monitoring", 5],
  ["testing", 5],
];

/** Holding companies and stop nodes by the role they play in the ownership lines. */
export interface Backdrop {
  stops: [CityUnit, CityUnit];
  holdings: CityUnit[];
}

export interface Units {
  trade: CityUnit[];
  branches: CityUnit[];
  backdrop: Backdrop;
  /** Employers that take no part in building: universities and consultancies. */
  quiet: CityUnit[];
  stranger: CityUnit;
}

/** `count` units that build, and those that stand behind or beside them. */
export function makeUnits(random: Random, count: number, quietCount: number): Units {
  const name = unitNames(random.fork("names"));
  let ordinal = 0;
  const unit = (part: Pick<CityUnit, "name" | "kinds" | "sort"> & Partial<CityUnit>): CityUnit => ({
    id: random.id(),
    uscc: uscc(++ordinal, part.sort === "stop" ? "11" : part.sort === "university" ? "12" : "91"),
    stopNode: part.sort === "stop",
    branchOf: null,
    registered: part.sort === "trade" || part.sort === "branch",
    ...part,
  });

  const trade = Array.from({ length: count }, (_, index) => {
    const kind = kindAt(index, count);
    // A few units do two things: a designer that also surveys, a tester that also monitors.
    const second: OrganizationKind[] =
      kind === "design" && index % 3 === 0
        ? ["survey"]
        : kind === "testing" && index % 2 === 0
          ? ["monitoring"]
          : [];
    return unit({ name: name(kind), kinds: [kind, ...second], sort: "trade" });
  });
  const branches = trade
    .filter((parent) => parent.kinds[0] === "contractor")
    .slice(0, 3)
    .map((parent, index) =>
      unit({
        name: `${parent.name}${["胶州", "平度", "莱西"][index]}分公司`,
        kinds: ["contractor"],
        sort: "branch",
        branchOf: parent.id,
      }),
    );
  const stops: [CityUnit, CityUnit] = [
    unit({ name: "市属国有资产监督管理机构（模拟）", kinds: ["other"], sort: "stop" }),
    unit({ name: "市级财政出资机构（模拟）", kinds: ["other"], sort: "stop" }),
  ];
  const holdings = ["湾畔市政控股", "岬角轨道交通控股", "磐渡建设控股", "远礁工程总"].map((brand) =>
    unit({ name: `${brand}集团有限公司`, kinds: ["other"], sort: "holding" }),
  );
  const quiet = Array.from({ length: quietCount }, (_, index) => {
    const school = universities[index];
    return school
      ? unit({ name: school, kinds: ["other"], sort: "university" })
      : unit({ name: name("other"), kinds: ["other"], sort: "consultancy" });
  });
  const stranger = unit({ name: name("contractor"), kinds: [], sort: "trade", registered: false });
  return { trade, branches, backdrop: { stops, holdings }, quiet, stranger };
}

/** Kinds laid out so that any count has its share of each, the first seven being one of each. */
function kindAt(index: number, count: number): OrganizationKind {
  if (index < mix.length) return mix[index]![0];
  const total = mix.reduce((sum, [, share]) => sum + share, 0);
  let left = ((index - mix.length) / Math.max(1, count - mix.length)) * (total - mix.length);
  for (const [kind, share] of mix) {
    if (left < share - 1) return kind;
    left -= share - 1;
  }
  return "contractor";
}
