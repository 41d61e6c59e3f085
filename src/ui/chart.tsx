import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

export type Series = {
  name: string;
  data: readonly number[];
  /** A line stands for what is expected, bars for what is. */
  kind?: "bar" | "line" | "dashed";
  tone?: "brand" | "good" | "warn" | "bad" | "idle";
  /** Series of one stack stand on each other. */
  stack?: string;
};

export type ChartProps = {
  /** What the picture shows, in one sentence: its text for whoever does not see it. */
  alt: string;
  categories: readonly string[];
  series: readonly Series[];
  /** Name of the values' axis. */
  unit: string;
  /** Long names: bars lie, and each category has a line of its own. */
  lying?: boolean;
};

// The tokens of globals.css; a picture takes no variables from the page.
const tones = { brand: "#0b4f9e", good: "#17724a", warn: "#d98a00", bad: "#b3261e", idle: "#7f8b9d" };
const ink = "#1a2330";
const line = "#d8dee7";
// Without quotation marks: the renderer puts it into an attribute as it is.
const font = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

/** How wide a drawing is, and how it names what stands in it: a phone's is drawn for a phone, not shrunk. */
type Drawing = { width: number; row: number; font: number; names?: object };
const desk: Drawing = { width: 720, row: 26, font: 13 };
const phone: Drawing = {
  width: 320,
  row: 38,
  font: 12,
  names: { width: 116, overflow: "break", lineHeight: 12 },
};

/**
 * A chart drawn on the server as an SVG picture: no client code, nothing inline for the content policy to refuse.
 * Put the table of its numbers beside it: the picture alone is not the answer.
 */
export function Chart(props: ChartProps) {
  const [wide, narrow] = [draw(props, desk), draw(props, phone)];
  return (
    <picture className="chart">
      <source media="(max-width: 720px)" srcSet={narrow.source} width={narrow.width} height={narrow.height} />
      <img alt={props.alt} width={wide.width} height={wide.height} src={wide.source} />
    </picture>
  );
}

function draw({ categories, series, unit, lying }: ChartProps, drawing: Drawing) {
  const { width, row, font: fontSize, names: labels } = drawing;
  const height = lying ? 90 + categories.length * row : 340;
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  const names = {
    type: "category" as const,
    data: [...categories],
    inverse: lying,
    axisLabel: { color: ink, fontFamily: font, fontSize, ...(lying ? labels : {}) },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
  };
  const values = {
    type: "value" as const,
    name: unit,
    minInterval: 1,
    nameTextStyle: { color: ink, fontFamily: font, fontSize },
    axisLabel: { color: ink, fontSize },
    splitLine: { lineStyle: { color: line } },
  };
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: font },
    // Patterns, so that the series can be told apart without colour.
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1 } },
    legend:
      series.length > 1
        ? { top: 4, textStyle: { color: ink, fontFamily: font, fontSize }, itemGap: 20 }
        : undefined,
    grid: {
      left: 16,
      right: 44,
      top: 48,
      bottom: 16,
      outerBoundsMode: "same" as const,
      outerBoundsContain: "axisLabel" as const,
    },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: series.map(({ name, data, kind = "bar", tone = "brand", stack }) => ({
      name,
      data: [...data],
      stack,
      silent: true,
      type: kind === "bar" ? ("bar" as const) : ("line" as const),
      color: tones[tone],
      barMaxWidth: 28,
      symbolSize: 5,
      lineStyle: kind === "dashed" ? { type: "dashed" as const, width: 1.5 } : { width: 2 },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return { source, width, height };
}
