/** The kinds of work in 建办质〔2018〕31号 附件1 and 附件2 and what is asked about each. Data. */
import type { Kind, Parameter } from "./model";
import type { UnitCode } from "./units";

const LENGTH: UnitCode[] = ["m", "cm", "mm"];
const FORCE: UnitCode[] = ["kN", "t", "kg"];
const AREA_LOAD: UnitCode[] = ["kN/m2", "kPa", "t/m2", "kg/m2"];
const LINE_LOAD: UnitCode[] = ["kN/m", "t/m", "kg/m"];
const DESIGN = "填荷载效应基本组合的设计值，不是标准值";

function length(key: string, label: string, hint?: string): Parameter {
  return { kind: "decimal", key, label, units: LENGTH, ...(hint === undefined ? {} : { hint }) };
}

function weight(key: string, label: string, hint: string): Parameter {
  return { kind: "decimal", key, label, units: FORCE, hint };
}

function yesNo(key: string, label: string, hint?: string): Parameter {
  return { kind: "yes-no", key, label, ...(hint === undefined ? {} : { hint }) };
}

function choice(key: string, label: string, options: [code: string, label: string][]): Parameter {
  return { kind: "choice", key, label, options: options.map(([code, text]) => ({ code, label: text })) };
}

export const NATIONAL_2018_KINDS: Kind[] = [
  {
    code: "pit",
    category: "一",
    label: "基坑（槽）土方开挖、支护、降水",
    examples: "深基坑、管沟沟槽、综合管廊基坑、顶管工作井",
    parameters: [
      length("depth", "开挖深度", "取最大开挖深度；沟槽按基坑（槽）填写"),
      yesNo("complex", "地质条件、周围环境或地下管线复杂，或影响毗邻建、构筑物安全"),
    ],
  },
  {
    code: "formwork-tool",
    category: "二",
    label: "工具式模板",
    examples: "滑模、爬模、飞模、隧道模、悬臂浇筑挂篮",
    parameters: [
      choice("form", "模板形式", [
        ["SLIDING", "滑模"],
        ["CLIMBING", "爬模"],
        ["FLYING", "飞模"],
        ["TUNNEL", "隧道模"],
        ["TRAVELLER", "挂篮"],
        ["OTHER", "其他工具式模板"],
      ]),
    ],
  },
  {
    code: "formwork-support",
    category: "二",
    label: "混凝土模板支撑",
    examples: "现浇箱梁满堂支架、盖梁支架、高支模",
    parameters: [
      length("height", "搭设高度"),
      length("span", "搭设跨度"),
      {
        kind: "decimal",
        key: "areaLoad",
        label: "施工总荷载（设计值）",
        units: AREA_LOAD,
        designValue: true,
        hint: DESIGN,
      },
      {
        kind: "decimal",
        key: "lineLoad",
        label: "集中线荷载（设计值）",
        units: LINE_LOAD,
        designValue: true,
        hint: `${DESIGN}；没有集中线荷载时填0`,
      },
      length("width", "支撑水平投影宽度", "取较窄方向"),
      yesNo("isolated", "支撑相对独立、无联系构件"),
    ],
  },
  {
    code: "bearing-support",
    category: "二",
    label: "承重支撑体系（用于钢结构安装等满堂支撑）",
    examples: "钢箱梁安装临时支架",
    parameters: [weight("pointLoad", "承受的单点集中荷载", "31号文此处未写明设计值；按设计值填写偏于安全")],
  },
  {
    code: "lifting",
    category: "三",
    label: "起重吊装",
    examples: "钢箱梁吊装、预制梁架设、盾构机吊装",
    parameters: [
      yesNo("unconventional", "采用非常规起重设备、方法", "如自制扒杆、架桥机改装、多机抬吊、滑移提升"),
      weight("pieceWeight", "单件起吊重量", "取最重一件，含吊具"),
      yesNo("byMachine", "采用起重机械进行安装"),
    ],
  },
  {
    code: "crane",
    category: "三",
    label: "起重机械安装和拆卸",
    examples: "塔式起重机、门式起重机、架桥机的安装与拆卸",
    parameters: [
      weight("capacity", "起重量", "所安装或拆卸起重机械的额定起重量"),
      length("totalHeight", "搭设总高度"),
      {
        kind: "decimal",
        key: "baseElevation",
        label: "搭设基础标高",
        units: LENGTH,
        signed: true,
        hint: "低于零点时填负数",
      },
    ],
  },
  {
    code: "scaffold-ground",
    category: "四",
    label: "落地式钢管脚手架（包括采光井、电梯井脚手架）",
    parameters: [length("height", "搭设高度")],
  },
  {
    code: "scaffold-climbing",
    category: "四",
    label: "附着式升降脚手架、附着式升降操作平台",
    parameters: [
      choice("form", "形式", [
        ["SCAFFOLD", "附着式升降脚手架"],
        ["PLATFORM", "附着式升降操作平台"],
      ]),
      length("liftHeight", "提升高度"),
    ],
  },
  {
    code: "scaffold-cantilever",
    category: "四",
    label: "悬挑式脚手架",
    parameters: [length("sectionHeight", "分段架体搭设高度")],
  },
  { code: "basket", category: "四", label: "高处作业吊篮", parameters: [] },
  { code: "platform", category: "四", label: "卸料平台、操作平台", parameters: [] },
  { code: "scaffold-special", category: "四", label: "异型脚手架", parameters: [] },
  {
    code: "demolition",
    category: "五",
    label: "拆除",
    examples: "桥梁、高架拆除，厂站构筑物拆除",
    parameters: [
      choice("structure", "拆除对象", [
        ["WHARF", "码头"],
        ["BRIDGE", "桥梁"],
        ["VIADUCT", "高架"],
        ["CHIMNEY", "烟囱"],
        ["WATER-TOWER", "水塔"],
        ["OTHER", "其他建、构筑物"],
      ]),
      yesNo("release", "拆除中容易引起有毒有害气（液）体或粉尘扩散、易燃易爆事故"),
      yesNo("heritage", "在文物保护建筑、优秀历史建筑或历史文化风貌区影响范围内"),
      yesNo("affects", "可能影响行人、交通、电力设施、通讯设施或其它建、构筑物安全"),
    ],
  },
  {
    code: "tunnel",
    category: "六",
    label: "暗挖（隧道、洞室）",
    examples: "区间隧道、车站暗挖、联络通道、顶管、管幕",
    parameters: [
      choice("method", "施工方法", [
        ["MINING", "矿山法（含联络通道暗挖）"],
        ["SHIELD", "盾构法（含TBM）"],
        ["JACKING", "顶管法（含管幕）"],
        ["DRILLING", "水平定向钻（全国目录未列入）"],
      ]),
    ],
  },
  { code: "curtain-wall", category: "七", label: "建筑幕墙安装", parameters: [length("height", "施工高度")] },
  {
    code: "steel",
    category: "七",
    label: "钢结构、网架和索膜结构安装",
    examples: "钢箱梁、人行天桥、站房屋盖",
    parameters: [
      choice("structure", "结构形式", [
        ["STEEL", "钢结构"],
        ["GRID", "网架结构"],
        ["MEMBRANE", "索膜结构"],
      ]),
      length("span", "跨度"),
    ],
  },
  { code: "hand-dug-pile", category: "七", label: "人工挖孔桩", parameters: [length("depth", "开挖深度")] },
  {
    code: "underwater",
    category: "七",
    label: "水下作业",
    examples: "沉管、水下爆破、围堰水下作业",
    parameters: [],
  },
  { code: "precast", category: "七", label: "装配式建筑混凝土预制构件安装", parameters: [] },
  {
    code: "heavy-moving",
    category: "七",
    label: "大型结构整体顶升、平移、转体等施工工艺",
    examples: "桥梁顶升、顶推、转体",
    parameters: [weight("weight", "结构重量", "取整体移动部分的重量")],
  },
  {
    code: "novel",
    category: "七",
    label: "采用新技术、新工艺、新材料、新设备的分部分项工程",
    parameters: [
      yesNo("affectsSafety", "可能影响工程施工安全"),
      yesNo("noStandard", "尚无国家、行业及地方技术标准"),
    ],
  },
];
