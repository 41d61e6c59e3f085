import { readFileSync } from "node:fs";
import { TextEncoder } from "node:util";
import { fireEvent, render, screen } from "@testing-library/react";
import type { Certificate } from "@/features/draws";

// Every browser has it; jsdom does not.
Object.assign(globalThis, { TextEncoder });

const text = readFileSync("src/features/draws/vectors/draw-1.json", "utf8");
const second = readFileSync("src/features/draws/vectors/draw-2.json", "utf8");
const full: Certificate = JSON.parse(text);

function paste(content: string) {
  fireEvent.change(screen.getByLabelText("或者粘贴证书内容"), { target: { value: content } });
  fireEvent.click(screen.getByRole("button", { name: "验证" }));
}

/** What a browser gives for chosen files. */
async function choose(...contents: string[]) {
  const files = contents.map((content) => ({ text: async () => content }));
  fireEvent.change(screen.getByLabelText("证书文件"), { target: { files } });
  return screen.findByRole("heading", { level: 2 });
}

describe("verifying in the browser", () => {
  beforeEach(async () => {
    const { Verifier } = await import("./verifier");
    render(<Verifier />);
  });

  it("redoes a full certificate that was pasted", () => {
    paste(text);
    expect(screen.getByRole("heading").textContent).toBe("没有发现不符");
    expect(screen.getByText(/抽中的人、席位、签号与重算逐一相同/).closest("li")?.textContent).toContain(
      "相符",
    );
  });

  it("checks a public certificate and says what it cannot show", async () => {
    const { publicCertificate } = await import("@/features/draws");
    paste(JSON.stringify(publicCertificate(full)));
    expect(screen.getByRole("heading").textContent).toBe("没有发现不符");
    expect(screen.getAllByText("需另行比对").length).toBeGreaterThan(0);
  });

  it("names what was changed", () => {
    const [first, ...rest] = full.drawn;
    paste(JSON.stringify({ ...full, drawn: [{ ...first, expert: "QD999999" }, ...rest] }));
    expect(screen.getByRole("heading").textContent).toMatch(/不符，这份证书不可信/);
    expect(screen.getByText("不符").closest("li")?.textContent).toContain("不符之处：drawn[0].expert");
  });

  it("takes several rounds as files and checks that they follow from each other", async () => {
    const heading = await choose(second, text);
    expect(heading.textContent).toBe("没有发现不符");
    expect(screen.getByText(/本轮随机数就是上一轮证书的指纹/).closest("li")?.textContent).toContain("相符");
  });

  it("says so when a text is no certificate at all", () => {
    paste(text.slice(0, 200));
    expect(screen.getByText(/不是完整的 JSON/)).toBeTruthy();
    paste("[]");
    expect(screen.getByRole("heading").textContent).toMatch(/不符/);
  });
});
