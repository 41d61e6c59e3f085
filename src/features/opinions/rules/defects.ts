/**
 * 严重缺陷清单, per hazardous kind: what a plan must not have to pass (default: a ticked one bars 通过).
 * Source: 《危险性较大的分部分项工程专项施工方案严重缺陷清单（试行）》, 建办质〔2024〕63号. The wording below is
 * ours, written without the official text at hand: it has to be compared with it, item by item, before a release.
 */
export const defectsSource = "建办质〔2024〕63号（本清单文字须与原文核对）";

export interface Defect {
  /** `kind.number`; kept in opinions and reports, so never given to something else. */
  readonly code: string;
  readonly label: string;
}

const common = [
  "方案缺少31号文规定的主要章节，或者内容与本工程实际明显不符",
  "采用国家和地方明令禁止使用的施工工艺、设备或材料",
  "没有对周边环境、地下管线采取针对性的保护措施",
  "没有针对重大风险的应急处置措施",
];

const byKind: Readonly<Record<string, readonly string[]>> = {
  pit: [
    "支护结构没有设计计算书，或者计算参数与地质勘察报告不符",
    "没有地下水控制措施，或者降水、止水方案与水文地质条件不符",
    "土方开挖顺序、分层厚度与支护设计工况不一致",
    "没有基坑监测方案，或者没有监测预警值",
    "坑边荷载超过设计允许值而没有验算和控制措施",
  ],
  "formwork-tool": [
    "没有爬升、滑升或移动工况的受力计算",
    "附着、锚固节点没有验算，或者没有说明混凝土强度要求",
    "没有防坠、防倾和同步控制措施",
  ],
  "formwork-support": [
    "支架没有承载力、稳定性和抗倾覆计算，或者计算荷载取值明显偏小",
    "立杆地基或支承结构没有验算",
    "没有扫地杆、剪刀撑、连墙件等构造措施",
    "没有混凝土浇筑顺序要求和支架监测措施",
    "没有预压或验收要求",
  ],
  "bearing-support": [
    "支撑体系没有承载力和稳定性计算",
    "支承地基或下部结构没有验算",
    "没有安装、卸载顺序和监测措施",
  ],
  lifting: [
    "起重设备选型没有工况验算，起重量或作业半径超过额定性能",
    "吊索具、吊点和被吊构件没有验算",
    "起重机械站位处的地基承载力没有验算",
    "多机抬吊没有荷载分配和同步控制措施",
  ],
  crane: [
    "基础、附着装置没有设计计算",
    "没有安装、拆卸顺序和稳定性控制措施",
    "多台起重机械交叉作业没有防碰撞措施",
  ],
  "scaffold-ground": [
    "架体没有承载力和稳定性计算",
    "连墙件设置不符合标准，或者没有验算",
    "地基或支承结构没有验算",
  ],
  "scaffold-climbing": [
    "没有使用、升降和坠落工况的计算",
    "附着支承结构处的主体结构强度没有要求或没有验算",
    "没有防倾覆、防坠落和同步升降控制装置的要求",
  ],
  "scaffold-cantilever": [
    "悬挑梁及其锚固没有设计计算",
    "悬挑支承处的主体结构没有验算",
    "架体分段高度超过标准而没有专门设计",
  ],
  basket: ["悬挂机构没有抗倾覆验算", "非标准安装没有专门设计和验收要求", "没有安全绳和防坠措施"],
  platform: ["平台及其锚固没有设计计算", "没有限载要求和措施", "支承处主体结构没有验算"],
  "scaffold-special": ["架体没有专门的结构计算", "受力节点没有构造说明和验算", "搭设、拆除顺序不明确"],
  demolition: [
    "没有拆除各工况下剩余结构的稳定性验算",
    "拆除顺序错误，可能引起连续倒塌",
    "没有对管线、有毒有害和易燃易爆物的处置措施",
    "机械上楼、上桥作业没有结构承载力验算",
  ],
  tunnel: [
    "开挖方法与围岩或土层条件不符",
    "没有超前支护、初期支护的设计参数和封闭要求",
    "没有涌水、涌砂、坍塌的预防和处置措施",
    "盾构、顶管始发与接收没有端头加固和洞门密封措施",
    "没有监控量测方案，或者没有预警值",
    "没有有害气体检测和通风措施",
  ],
  "curtain-wall": ["吊装和安装平台没有验算", "构件临时固定没有计算和措施", "没有防高处坠落措施"],
  steel: [
    "安装过程各工况没有强度和稳定性验算",
    "临时支撑没有设计，卸载顺序不明确",
    "没有整体提升、滑移的同步控制措施",
  ],
  "hand-dug-pile": [
    "没有护壁设计，或者护壁与地质条件不符",
    "没有有害气体检测和送风措施",
    "没有孔内降水、防坠落和应急救援措施",
  ],
  precast: ["构件吊点、临时支撑没有验算", "安装顺序和临时固定措施不明确", "连接节点没有质量和强度要求"],
  "heavy-moving": [
    "移位各工况没有结构强度和稳定性验算",
    "轨道、反力装置和地基没有验算",
    "没有同步控制、监测和限位措施",
  ],
  novel: ["新技术、新工艺、新材料、新设备没有试验或论证依据", "没有针对其特点的风险分析和控制措施"],
  underwater: [
    "没有水流、水位和气象条件的分析与限制作业条件",
    "围堰或沉放结构没有稳定性验算",
    "没有潜水作业的安全和救援措施",
  ],
};

const numbered = (kind: string, labels: readonly string[]): Defect[] =>
  labels.map((label, at) => ({ code: `${kind}.${at + 1}`, label }));

/** The catalogue: what is common to all, and the list of each kind of the national catalogue. */
export const DEFECTS: Readonly<Record<string, readonly Defect[]>> = Object.fromEntries([
  ["common", numbered("common", common)],
  ...Object.entries(byKind).map(([kind, labels]) => [kind, numbered(kind, labels)] as const),
]);

/** The list for a plan of these kinds: common ones first; a kind without a list of its own has those alone. */
export function defectsFor(kinds: readonly string[]): readonly Defect[] {
  return ["common", ...new Set(kinds)].flatMap((kind) =>
    Object.hasOwn(DEFECTS, kind) ? (DEFECTS[kind] ?? []) : [],
  );
}

/** The words of a code; null for one that is not in the catalogue. */
export function defectLabel(code: string): string | null {
  const kind = code.split(".")[0] ?? "";
  const list = Object.hasOwn(DEFECTS, kind) ? DEFECTS[kind] : undefined;
  return list?.find((one) => one.code === code)?.label ?? null;
}
