import type { OrganizationKind } from "@/db/schema";
import type { Random } from "../random";

const brandFirst = "澜岱沐砺景澄望松浮听栖崇泊临鹭溯衡甘渡明槐朗渔磐";
const brandSecond = "汀屿帆石湾礁崖桥涛岳澜沧埠川渚野岭洋岚垣";

/** What a unit of a kind calls itself after its brand. */
const trades: Record<Exclude<OrganizationKind, "other">, readonly string[]> = {
  owner: ["城市开发建设有限公司", "轨道交通建设有限公司", "水务投资有限公司", "综合管廊投资有限公司"],
  survey: ["岩土工程勘察有限公司", "勘察测绘研究院有限公司"],
  design: ["市政工程设计研究院有限公司", "隧道与地下工程设计有限公司", "城市交通设计院有限公司"],
  contractor: [
    "市政工程有限公司",
    "路桥工程有限公司",
    "隧道工程有限公司",
    "建设集团有限公司",
    "地下工程有限公司",
  ],
  supervision: ["建设监理有限公司", "工程管理咨询有限公司"],
  monitoring: ["工程监测技术有限公司", "岩土监测有限公司"],
  testing: ["建设工程质量检测有限公司", "市政检测有限公司"],
};

export const universities = [
  "滨海工程大学",
  "胶澳理工学院",
  "北海土木工程研究院",
  "岬湾科技大学",
  "半岛岩土工程研究所",
  "黄海交通职业大学",
];

/** A name for a unit of a kind, never the same twice. */
export function unitNames(random: Random): (kind: OrganizationKind) => string {
  const used = new Set<string>();
  return (kind) => {
    for (let attempt = 0; ; attempt++) {
      const place = attempt > 200 ? `${random.pick([...brandFirst])}${random.pick([...brandSecond])}` : "";
      const brand = random.pick([...brandFirst]) + random.pick([...brandSecond]) + place;
      const trade = kind === "other" ? "工程技术咨询中心" : random.pick(trades[kind]);
      const name = (random.chance(0.7) ? "青岛" : "山东") + brand + trade;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
