/**
 * 建办质〔2018〕31号 附件1 and 附件2, in force 2018-06-01, every limb. Data. 附件2 一 has **no** limb
 * for complex surroundings: that one was in the rule of 2009, repealed the same day.
 */
import type { CatalogueVersion, Condition, Rule } from "./model";
import { NATIONAL_2018_KINDS } from "./national-2018-kinds";

/** 及以上 includes the number itself. */
function atLeast(key: string, value: string): Condition {
  return { number: key, is: "gte", value };
}

const ALWAYS: Condition = { always: true };

const NOVEL: Condition = { all: [{ yes: "affectsSafety" }, { yes: "noStandard" }] };
const NOVEL_TEXT =
  "采用新技术、新工艺、新材料、新设备可能影响工程施工安全，尚无国家、行业及地方技术标准的分部分项工程。";
const TOOL_TEXT = "各类工具式模板工程：包括滑模、爬模、飞模、隧道模等工程。";
const TUNNEL_TEXT = "采用矿山法、盾构法、顶管法施工的隧道、洞室工程。";

const TUNNEL_LIMBS = [
  { limb: "矿山法", code: "MINING" },
  { limb: "盾构法", code: "SHIELD" },
  { limb: "顶管法", code: "JACKING" },
];

function annex1(clause: string, kind: string, text: string, when: Condition, limb?: string): Rule {
  const full = `附件1 ${clause}`;
  return { id: limb ? `${full} ${limb}` : full, clause: full, level: "HAZARDOUS", kind, text, when };
}

function annex2(clause: string, kind: string, text: string, when: Condition, limb?: string): Rule {
  const full = `附件2 ${clause}`;
  return { id: limb ? `${full} ${limb}` : full, clause: full, level: "OVER_SCALE", kind, text, when };
}

const ANNEX_1: Rule[] = [
  annex1(
    "一(一)",
    "pit",
    "开挖深度超过3m（含3m）的基坑（槽）的土方开挖、支护、降水工程。",
    atLeast("depth", "3"),
  ),
  annex1(
    "一(二)",
    "pit",
    "开挖深度虽未超过3m，但地质条件、周围环境和地下管线复杂，或影响毗邻建、构筑物安全的基坑（槽）的土方开挖、支护、降水工程。",
    { all: [{ number: "depth", is: "lt", value: "3" }, { yes: "complex" }] },
  ),
  annex1("二(一)", "formwork-tool", TOOL_TEXT, ALWAYS),
  annex1(
    "二(二)",
    "formwork-support",
    "混凝土模板支撑工程：搭设高度5m及以上，或搭设跨度10m及以上，或施工总荷载（荷载效应基本组合的设计值，以下简称设计值）10kN/m²及以上，或集中线荷载（设计值）15kN/m及以上，或高度大于支撑水平投影宽度且相对独立无联系构件的混凝土模板支撑工程。",
    {
      any: [
        atLeast("height", "5"),
        atLeast("span", "10"),
        atLeast("areaLoad", "10"),
        atLeast("lineLoad", "15"),
        { all: [{ number: "height", is: "gt", than: "width" }, { yes: "isolated" }] },
      ],
    },
  ),
  annex1("二(三)", "bearing-support", "承重支撑体系：用于钢结构安装等满堂支撑体系。", ALWAYS),
  annex1("三(一)", "lifting", "采用非常规起重设备、方法，且单件起吊重量在10kN及以上的起重吊装工程。", {
    all: [{ yes: "unconventional" }, atLeast("pieceWeight", "10")],
  }),
  annex1("三(二)", "lifting", "采用起重机械进行安装的工程。", { yes: "byMachine" }),
  annex1("三(三)", "crane", "起重机械安装和拆卸工程。", ALWAYS),
  annex1(
    "四(一)",
    "scaffold-ground",
    "搭设高度24m及以上的落地式钢管脚手架工程（包括采光井、电梯井脚手架）。",
    atLeast("height", "24"),
  ),
  annex1("四(二)", "scaffold-climbing", "附着式升降脚手架工程。", { choice: "form", in: ["SCAFFOLD"] }),
  annex1("四(三)", "scaffold-cantilever", "悬挑式脚手架工程。", ALWAYS),
  annex1("四(四)", "basket", "高处作业吊篮。", ALWAYS),
  annex1("四(五)", "platform", "卸料平台、操作平台工程。", ALWAYS),
  annex1(
    "四(五)",
    "scaffold-climbing",
    "卸料平台、操作平台工程。",
    { choice: "form", in: ["PLATFORM"] },
    "附着式升降操作平台",
  ),
  annex1("四(六)", "scaffold-special", "异型脚手架工程。", ALWAYS),
  annex1("五", "demolition", "可能影响行人、交通、电力设施、通讯设施或其它建、构筑物安全的拆除工程。", {
    yes: "affects",
  }),
  ...TUNNEL_LIMBS.map(({ limb, code }) =>
    annex1("六", "tunnel", TUNNEL_TEXT, { choice: "method", in: [code] }, limb),
  ),
  annex1("七(一)", "curtain-wall", "建筑幕墙安装工程。", ALWAYS),
  annex1("七(二)", "steel", "钢结构、网架和索膜结构安装工程。", ALWAYS),
  annex1("七(三)", "hand-dug-pile", "人工挖孔桩工程。", ALWAYS),
  annex1("七(四)", "underwater", "水下作业工程。", ALWAYS),
  annex1("七(五)", "precast", "装配式建筑混凝土预制构件安装工程。", ALWAYS),
  annex1("七(六)", "novel", NOVEL_TEXT, NOVEL),
];

const ANNEX_2: Rule[] = [
  annex2(
    "一",
    "pit",
    "开挖深度超过5m（含5m）的基坑（槽）的土方开挖、支护、降水工程。",
    atLeast("depth", "5"),
  ),
  annex2("二(一)", "formwork-tool", TOOL_TEXT, ALWAYS),
  annex2(
    "二(二)",
    "formwork-support",
    "混凝土模板支撑工程：搭设高度8m及以上，或搭设跨度18m及以上，或施工总荷载（设计值）15kN/m²及以上，或集中线荷载（设计值）20kN/m及以上。",
    {
      any: [
        atLeast("height", "8"),
        atLeast("span", "18"),
        atLeast("areaLoad", "15"),
        atLeast("lineLoad", "20"),
      ],
    },
  ),
  annex2(
    "二(三)",
    "bearing-support",
    "承重支撑体系：用于钢结构安装等满堂支撑体系，承受单点集中荷载7kN及以上。",
    atLeast("pointLoad", "7"),
  ),
  annex2("三(一)", "lifting", "采用非常规起重设备、方法，且单件起吊重量在100kN及以上的起重吊装工程。", {
    all: [{ yes: "unconventional" }, atLeast("pieceWeight", "100")],
  }),
  annex2(
    "三(二)",
    "crane",
    "起重量300kN及以上，或搭设总高度200m及以上，或搭设基础标高在200m及以上的起重机械安装和拆卸工程。",
    { any: [atLeast("capacity", "300"), atLeast("totalHeight", "200"), atLeast("baseElevation", "200")] },
  ),
  annex2("四(一)", "scaffold-ground", "搭设高度50m及以上的落地式钢管脚手架工程。", atLeast("height", "50")),
  annex2(
    "四(二)",
    "scaffold-climbing",
    "提升高度在150m及以上的附着式升降脚手架工程或附着式升降操作平台工程。",
    atLeast("liftHeight", "150"),
  ),
  annex2(
    "四(三)",
    "scaffold-cantilever",
    "分段架体搭设高度20m及以上的悬挑式脚手架工程。",
    atLeast("sectionHeight", "20"),
  ),
  annex2(
    "五(一)",
    "demolition",
    "码头、桥梁、高架、烟囱、水塔或拆除中容易引起有毒有害气（液）体或粉尘扩散、易燃易爆事故发生的特殊建、构筑物的拆除工程。",
    {
      any: [
        { choice: "structure", in: ["WHARF", "BRIDGE", "VIADUCT", "CHIMNEY", "WATER-TOWER"] },
        { yes: "release" },
      ],
    },
  ),
  annex2("五(二)", "demolition", "文物保护建筑、优秀历史建筑或历史文化风貌区影响范围内的拆除工程。", {
    yes: "heritage",
  }),
  ...TUNNEL_LIMBS.map(({ limb, code }) =>
    annex2("六", "tunnel", TUNNEL_TEXT, { choice: "method", in: [code] }, limb),
  ),
  annex2("七(一)", "curtain-wall", "施工高度50m及以上的建筑幕墙安装工程。", atLeast("height", "50")),
  annex2("七(二)", "steel", "跨度36m及以上的钢结构安装工程，或跨度60m及以上的网架和索膜结构安装工程。", {
    any: [
      { all: [{ choice: "structure", in: ["STEEL"] }, atLeast("span", "36")] },
      { all: [{ choice: "structure", in: ["GRID", "MEMBRANE"] }, atLeast("span", "60")] },
    ],
  }),
  annex2("七(三)", "hand-dug-pile", "开挖深度16m及以上的人工挖孔桩工程。", atLeast("depth", "16")),
  annex2("七(四)", "underwater", "水下作业工程。", ALWAYS),
  annex2(
    "七(五)",
    "heavy-moving",
    "重量1000kN及以上的大型结构整体顶升、平移、转体等施工工艺。",
    atLeast("weight", "1000"),
  ),
  annex2("七(六)", "novel", NOVEL_TEXT, NOVEL),
];

export const NATIONAL_2018: CatalogueVersion = {
  id: "MOHURD-2018-31",
  layer: "NATIONAL",
  title: "建办质〔2018〕31号 附件1、附件2",
  effectiveFrom: "2018-06-01",
  kinds: NATIONAL_2018_KINDS,
  rules: [...ANNEX_1, ...ANNEX_2],
};
