import { readFileSync } from "node:fs";
import { render } from "@testing-library/react";
import { DrawMethod } from "./draw-method";

const plain = (text: string) => text.replaceAll(/[\s*`#|>-]|^\d+\. /gm, "");

describe("the page about the draw", () => {
  it("says what the document says, word for word", () => {
    const { container } = render(<DrawMethod />);
    for (const double of container.querySelectorAll("[aria-hidden=true]")) double.remove();
    for (const heads of container.querySelectorAll("caption")) heads.remove();
    const document = readFileSync("docs/draw-method.zh.md", "utf8").split("## ").slice(1).join("## ");
    expect(plain(container.textContent)).toBe(plain(document));
  });
});
