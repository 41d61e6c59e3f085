import { readPaper, readQr } from "../../../tests/support/read-paper";
import { openFonts } from "./fonts";
import { qrCode, renderOfficialDocument, renderPdf } from "./index";
import { fontRuns } from "./rare-characters";

const madeAt = new Date("2026-11-22T08:00:00Z");
const paper = (content: Parameters<typeof renderOfficialDocument>[0]["content"]) =>
  renderOfficialDocument({
    title: "评审专家聘书",
    product: "市政公用工程专家评审管理服务平台",
    author: "市监督站",
    mark: "编号 0123 4567",
    content,
    madeAt,
  });

describe("a paper", () => {
  it("has head, foot and page numbers on each page, and repeats the heads of tables", async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`${index + 1}`, `第${index + 1}项工程`]);
    const pages = await readPaper(
      await paper([{ table: { headerRows: 1, widths: [40, "*"], body: [["序号", "名称"], ...rows] } }]),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, { text, ink }] of pages.entries()) {
      expect(text).toContain("市政公用工程专家评审管理服务平台");
      expect(text).toContain("评审专家聘书");
      expect(text).toContain("编号 0123 4567");
      expect(text).toContain(`第${index + 1}页/共${pages.length}页`);
      expect(text).toContain("序号");
      expect(ink).toBeGreaterThan(0.005);
    }
    expect(pages.at(-1)?.text).toContain("第90项工程");
  });

  it("carries a QR code that a camera reads", async () => {
    const address = "https://pingshen.example.gov.cn/letters/0123456789abcdef0123456789abcdef";
    const [page] = await readPaper(await paper([qrCode(address, 90)]));
    expect(page && readQr(page)).toBe(address);
  });

  it("takes text for text", async () => {
    const odd = [
      "<script>alert(1)</script>",
      '"><img onerror=x>',
      "=1+1",
      "a\u202eb\u0000c",
      "https://evil.example/x.png",
    ];
    const pdf = await paper(odd);
    const [page] = await readPaper(pdf);
    for (const text of ["<script>alert(1)</script>", '"><img onerror=x>', "=1+1", "abc"]) {
      expect(page?.text).toContain(text);
    }
    expect(pdf.toString("latin1")).not.toMatch(/\/(URI|JavaScript|Launch|EmbeddedFile)\b/);
  });

  it("keeps long words within the page", async () => {
    const long = "W".repeat(400);
    const [page] = await readPaper(
      await paper([{ text: long }, { table: { widths: [60, "*"], body: [[long, "后面"]] } }]),
    );
    if (!page) throw new Error("no page");
    const right = Array.from(
      { length: page.height },
      (_, y) => page.pixels[(y * page.width + page.width - 20) * 4] ?? 0,
    );
    expect(Math.min(...right)).toBe(255);
    expect(page.text.replaceAll(/\s/g, "")).toContain(long);
  });

  it("is the same bytes for the same facts", async () => {
    const [one, two] = await Promise.all([paper(["同一份"]), paper(["同一份"])]);
    expect(one.equals(two)).toBe(true);
  });
});

describe("rare characters", () => {
  it("of the national table are in the shipped font, whatever the system has", async () => {
    const { fontOf } = await openFonts([]);
    for (const character of "喆淼峣䶮㛃龘𬭎𫖮𩽾𬀩·㎡①") {
      expect([character, fontOf(character.codePointAt(0) ?? 0)]).toEqual([character, "main"]);
    }
  });

  it("beyond it come from the system's font, or are named by number; never dropped", async () => {
    const { fontOf } = await openFonts([]);
    const system = (code: number) => fontOf(code) ?? (code === 0x20bb7 ? ("rare" as const) : null);
    expect(fontRuns("𠮷田·明", system)).toEqual([{ text: "𠮷", font: "Rare" }, { text: "田·明" }]);
    expect(fontRuns("𠮷田", fontOf)).toBe("[U+20BB7]田");
    expect(fontRuns("葛\u{E0100}明\u200b", fontOf)).toBe("葛明");
    expect(fontRuns("\ud83d", fontOf)).toBe("[U+FFFD]");
    expect(fontRuns("", fontOf)).toBe("");
  });

  it("are on the page in either way", async () => {
    const content = [{ text: ["姓名：", { text: "𠮷田𡋾", bold: true }] }, { ul: ["𠮷"] }];
    const [without] = await readPaper(await renderPdf({ content }, undefined, openFonts([])));
    expect(without?.text).toContain("姓名：[U+20BB7]田[U+212FE]");
    const fonts = openFonts([
      { path: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", name: "NotoSansCJKsc-Regular" },
      { path: "/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf" },
    ]);
    const [system] = await readPaper(await renderPdf({ content }, undefined, fonts));
    expect(system?.text).toContain((await fonts).rare ? "姓名：𠮷田" : "姓名：[U+20BB7]田");
  });
});
