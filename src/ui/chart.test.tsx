import { render, screen } from "@testing-library/react";
import { Chart } from "./chart";

// jsdom has no canvas; without one the renderer estimates the width of words, as it does on the server.
HTMLCanvasElement.prototype.getContext = () => null;

/** The pictures for a desk and for a phone, as whoever opens them parses them. */
function picturesOf(name: string): Document[] {
  const image = screen.getByRole("img", { name }) as HTMLImageElement;
  const phone = image.parentElement?.querySelector("source")?.srcset ?? "";
  return [image.src, phone].map(parse);
}

function parse(source: string): Document {
  const svg = Buffer.from(source.split("base64,")[1] ?? "", "base64").toString();
  return new DOMParser().parseFromString(svg, "image/svg+xml");
}

it.each([false, true])("is a well-formed picture with its words in it (lying: %s)", (lying) => {
  render(
    <Chart
      alt="三个专业的人数"
      categories={['基坑 <"&>', "脚手架", "拆除"]}
      series={[
        { name: "可抽取", data: [3, 0, 12] },
        { name: "预期", data: [2.5, 1, 9], kind: "dashed", tone: "idle" },
      ]}
      unit="人"
      lying={lying}
    />,
  );
  const pictures = picturesOf("三个专业的人数");
  expect(pictures).toHaveLength(2);
  for (const picture of pictures) {
    expect(picture.querySelector("parsererror")).toBeNull();
    const words = [...picture.querySelectorAll("text")].map((text) => text.textContent);
    expect(words).toEqual(expect.arrayContaining(['基坑 <"&>', "脚手架", "拆除", "可抽取", "预期", "人"]));
  }
});
