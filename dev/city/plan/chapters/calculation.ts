import type { Content } from "pdfmake/interfaces";
import { prose, section, table } from "../blocks";
import type { PlanFacts } from "../plan-facts";

const number = (value: number, digits = 1) => value.toFixed(digits);

/** 九 计算书及相关施工图纸: earth pressures by layer, stability and a sketched cross-section. */
export function calculation({ depth }: Required<PlanFacts>): Content[] {
  return [
    section("9.1 计算条件"),
    prose(
      `计算断面取K0+286，开挖深度H＝${number(depth)} m，地面超载q＝20 kPa，安全等级一级，重要性系数γ0＝1.1。土压力按朗肯理论水土合算（②、③层）与水土分算（④层）计算。`,
    ),
    table(
      "表9.1-1 主动土压力强度",
      ["深度z(m)", "竖向应力(kPa)", "主动土压力系数Ka", "土压力强度(kPa)"],
      pressures(depth),
    ),
    section("9.2 支撑轴力与桩身内力"),
    table(
      "表9.2-1 各工况内力包络值",
      ["工况", "桩身最大弯矩(kN·m)", "最大剪力(kN)", "最大位移(mm)", "支撑轴力(kN/m)"],
      [
        ["开挖至-2.0 m", "96", "61", "4.2", "—"],
        ["开挖至-6.3 m", "388", "214", "11.6", "86"],
        ["开挖至-10.1 m", "612", "327", "17.9", "148"],
        [`开挖至-${number(depth)} m`, "745", "402", "21.3", "171"],
        ["拆除第三道支撑", "690", "381", "22.0", "139"],
      ],
    ),
    section("9.3 稳定性验算"),
    table(
      "表9.3-1 稳定安全系数",
      ["验算项目", "计算值", "规范限值", "结论"],
      [
        ["整体滑动稳定", "1.52", "≥1.35", "满足"],
        ["抗倾覆（嵌固）稳定", "1.41", "≥1.25", "满足"],
        ["坑底抗隆起", "2.06", "≥1.80", "满足"],
        ["抗突涌", "1.28", "≥1.10", "满足"],
        ["支撑压杆稳定", "2.35", "≥1.00（应力比倒数）", "满足"],
      ],
    ),
    section("9.4 支护横断面示意"),
    crossSection(depth),
    { text: "图9.4-1 支护横断面示意（单位：m）", style: "caption", alignment: "center" },
    section("9.5 图纸目录"),
    table(
      "表9.5-1 附图",
      ["图号", "图名", "张数"],
      [
        ["JK-01", "基坑支护平面布置图", "2"],
        ["JK-02", "支护结构横剖面图", "4"],
        ["JK-03", "支撑平面布置及节点详图", "3"],
        ["JK-04", "降水井平面布置图", "1"],
        ["JK-05", "监测点平面布置图", "1"],
        ["JK-06", "施工总平面及应急撤离路线图", "1"],
      ],
      [70, "*", 50],
    ),
  ];
}

function pressures(depth: number): string[][] {
  const layers = [
    { to: 2.5, weight: 18, cohesion: 8, angle: 12 },
    { to: 5.7, weight: 17.2, cohesion: 11, angle: 7 },
    { to: 10.1, weight: 19.3, cohesion: 28, angle: 16 },
    { to: 99, weight: 22.5, cohesion: 35, angle: 38 },
  ];
  let [stress, above] = [20, 0];
  return layers.flatMap(({ to, weight, cohesion, angle }) => {
    const bottom = Math.min(to, depth);
    if (bottom <= above) return [];
    stress += weight * (bottom - above);
    above = bottom;
    const ratio = Math.tan(Math.PI / 4 - (angle * Math.PI) / 360) ** 2;
    const pressure = Math.max(0, stress * ratio - 2 * cohesion * Math.sqrt(ratio));
    return [[number(bottom), number(stress), number(ratio, 3), number(pressure)]];
  });
}

function crossSection(depth: number): Content {
  const line = (x1: number, y1: number, x2: number, y2: number, lineWidth = 1) => ({
    type: "line" as const,
    ...{ x1, y1, x2, y2, lineWidth },
  });
  const bottom = 30 + depth * 8;
  return {
    stack: [
      {
        canvas: [
          line(0, 30, 90, 30, 1.2),
          line(330, 30, 420, 30, 1.2),
          { type: "rect", x: 90, y: 30, w: 10, h: 156, color: "#d8d8d8", lineColor: "#333333" },
          { type: "rect", x: 320, y: 30, w: 10, h: 156, color: "#d8d8d8", lineColor: "#333333" },
          line(100, bottom, 320, bottom, 1.6),
          { type: "rect", x: 100, y: 38, w: 220, h: 7, color: "#bbbbbb" },
          line(100, 82, 320, 82, 3),
          line(100, 112, 320, 112, 3),
          line(350, 30, 350, bottom, 0.6),
          line(345, bottom, 355, bottom, 0.6),
        ],
      },
      { text: `H＝${number(depth)}`, fontSize: 8, relativePosition: { x: 356, y: -110 } },
      { text: "混凝土支撑", fontSize: 8, relativePosition: { x: 185, y: -141 } },
      { text: "φ609钢支撑", fontSize: 8, relativePosition: { x: 185, y: -100 } },
      { text: "坑底", fontSize: 8, relativePosition: { x: 200, y: -52 } },
    ],
    margin: [10, 4, 0, 4],
    unbreakable: true,
  };
}
