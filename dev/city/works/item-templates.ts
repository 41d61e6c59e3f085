import type { CityItem } from "../city";
import type { Random } from "../random";

type Made = Pick<CityItem, "part" | "kind" | "parameters">;
type Template = (random: Random) => Made;

const amount = (value: number | string, unit: string) => ({ value: String(value), unit });
/** A length on one of the given values, so that limits are met exactly, missed and passed. */
const meters = (random: Random, values: readonly string[]) => amount(random.pick(values), "m");

const pit: Template = (random) => ({
  part: random.pick(["1号基坑", "2号基坑", "出入口基坑", "工作井基坑", "明挖段基坑"]),
  kind: "pit",
  parameters: {
    depth: meters(random, ["2.4", "2.9", "3.0", "4.2", "4.99", "5.0", "6.8", "9.5", "12.6", "17.3", "24.8"]),
    complex: random.chance(0.4),
  },
});
const trench: Template = (random) => ({
  part: random.pick(["污水主管沟槽", "雨水箱涵沟槽", "综合管廊沟槽"]),
  kind: "pit",
  parameters: {
    depth: random.chance(0.3)
      ? amount(random.pick(["480", "500", "620"]), "cm")
      : meters(random, ["2.6", "3.4", "5.2"]),
    complex: random.chance(0.5),
  },
});
const support: Template = (random) => ({
  part: random.pick(["第3联现浇箱梁", "匝道现浇箱梁", "盖梁支架", "水池顶板"]),
  kind: "formwork-support",
  parameters: {
    height: meters(random, ["4.6", "5.0", "7.9", "8.0", "11.5"]),
    span: meters(random, ["8", "10", "16", "18", "30"]),
    areaLoad: amount(random.pick(["9.2", "12.8", "15", "21.6"]), "kN/m2"),
    lineLoad: amount(random.pick(["0", "14.5", "19.9", "24"]), "kN/m"),
    width: meters(random, ["9", "12", "18"]),
    isolated: random.chance(0.2),
  },
});
const lifting: Template = (random) => ({
  part: random.pick(["钢箱梁吊装", "预制小箱梁架设", "盾构机吊装"]),
  kind: "lifting",
  parameters: {
    unconventional: random.chance(0.6),
    pieceWeight: random.chance(0.4)
      ? amount(random.pick(["9.8", "10.2", "36"]), "t")
      : amount(random.pick(["80", "100", "420"]), "kN"),
    byMachine: true,
  },
});
const crane: Template = (random) => ({
  part: random.pick(["架桥机安拆", "门式起重机安拆"]),
  kind: "crane",
  parameters: {
    capacity: amount(random.pick(["20", "30.6", "180"]), "t"),
    totalHeight: meters(random, ["18", "42"]),
    baseElevation: meters(random, ["-6.5", "12"]),
  },
});
const tunnel =
  (method: string, parts: readonly string[]): Template =>
  (random) => ({ part: random.pick(parts), kind: "tunnel", parameters: { method } });
const demolition: Template = (random) => ({
  part: random.pick(["旧桥拆除", "跨线天桥拆除", "既有泵房拆除"]),
  kind: "demolition",
  parameters: {
    structure: random.pick(["BRIDGE", "VIADUCT", "OTHER"]),
    release: false,
    heritage: random.chance(0.1),
    affects: true,
  },
});
const steel: Template = (random) => ({
  part: random.pick(["主桥钢箱梁安装", "人行天桥安装", "站房屋盖安装"]),
  kind: "steel",
  parameters: { structure: "STEEL", span: meters(random, ["24", "35.9", "36", "52"]) },
});
const scaffold: Template = (random) => ({
  part: random.pick(["泵房落地脚手架", "墩柱施工脚手架"]),
  kind: "scaffold-ground",
  parameters: { height: meters(random, ["12", "24", "49.5", "50"]) },
});
const pile: Template = (random) => ({
  part: "抗滑桩人工挖孔",
  kind: "hand-dug-pile",
  parameters: { depth: meters(random, ["9.5", "15.9", "16", "22"]) },
});
const moving: Template = (random) => ({
  part: random.pick(["跨铁路桥转体", "主梁顶推", "旧桥整体顶升"]),
  kind: "heavy-moving",
  parameters: { weight: amount(random.pick(["98", "102", "3200"]), "t") },
});
const underwater: Template = () => ({ part: "取水头部水下安装", kind: "underwater", parameters: {} });
/** Somebody forgot a number: the classifier must say what is missing. */
const unfinished: Template = () => ({
  part: "盖梁支架（参数待补）",
  kind: "formwork-support",
  parameters: { height: amount("6", "m") },
});

const mined = ["左线区间", "右线区间", "联络通道", "风道暗挖段"];
/** What is built in a project of each library; the first is its most common item. */
export const templates: Record<"SZ" | "GD", readonly Template[]> = {
  SZ: [
    pit,
    trench,
    support,
    lifting,
    crane,
    demolition,
    steel,
    scaffold,
    pile,
    moving,
    underwater,
    tunnel("JACKING", ["污水顶管段", "管幕段", "过路顶管"]),
    unfinished,
  ],
  GD: [
    pit,
    tunnel("SHIELD", ["左线盾构区间", "右线盾构区间"]),
    tunnel("MINING", mined),
    lifting,
    crane,
    support,
    steel,
    scaffold,
    pile,
  ],
};
