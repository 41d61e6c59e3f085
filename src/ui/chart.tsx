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
const width = 720;

/**
 * A chart drawn on the server as an SVG picture: no client code, nothing inline for the content policy to refuse.
 * Put the table of its numbers beside it: the picture alone is not the answer.
 */
export function Chart({ alt, categories, series, unit, lying }: ChartProps) {
  const height = lying ? 90 + categories.length * 26 : 340;
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  const names = {
    type: "category" as const,
    data: [...categories],
    inverse: lying,
    axisLabel: { color: ink, fontFamily: font, fontSize: 13 },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
  };
  const values = {
    type: "value" as const,
    name: unit,
    minInterval: 1,
    nameTextStyle: { color: ink, fontFamily: font, fontSize: 13 },
    axisLabel: { color: ink, fontSize: 13 },
    splitLine: { lineStyle: { color: line } },
  };
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: font },
    // Patterns, so that the series can be told apart without colour.
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1 } },
    legend:
      series.length > 1
        ? { top: 4, textStyle: { color: ink, fontFamily: font, fontSize: 13 }, itemGap: 20 }
        : undefined,
    grid: {
      left: 16,
      right: 56,
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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className="chart" aria-label={alt} tabIndex={0}>
      {/* biome-ignore lint/performance/noImgElement: the picture is in the page already. */}
      <img
        alt={alt}
        width={width}
        height={height}
        src={`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`}
      />
    </section>
  );
}
