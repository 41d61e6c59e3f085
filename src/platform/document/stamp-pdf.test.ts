import { readPaper } from "../../../tests/support/read-paper";
import { makePdf } from "../../../tests/support/sample-pdf";
import { StampFailed, stampPdf } from "./stamp-pdf";

describe("a marked copy", () => {
  it("carries the words on every page, rare characters as well, and leaves the original alone", async () => {
    const original = makePdf({ pages: 3 });
    const before = Buffer.from(original);
    const pages = await readPaper(await stampPdf(original, "龘𬭎明 2026年3月1日 09:00 QDLZ-2026-000123"));
    expect(original.equals(before)).toBe(true);
    expect(pages).toHaveLength(3);
    for (const { text, ink } of pages) {
      expect(text.replaceAll(/\s/g, "")).toContain("龘𬭎明2026年3月1日09:00QDLZ-2026-000123");
      expect(ink).toBeGreaterThan(0.002);
      expect(ink).toBeLessThan(0.2);
    }
  });

  it("is refused for what cannot be written anew", async () => {
    await expect(stampPdf(Buffer.from("%PDF-1.7 nothing"), "x")).rejects.toThrow(StampFailed);
    await expect(
      stampPdf(makePdf({ trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -1 >>" }), "x"),
    ).rejects.toThrow(StampFailed);
  });
});
