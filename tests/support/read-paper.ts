import { PDFiumLibrary } from "@hyzyla/pdfium";
import jsQR from "jsqr";

export interface PaperPage {
  readonly text: string;
  /** Share of the page that is not white. */
  readonly ink: number;
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly pixels: Buffer;
}

let library: Promise<PDFiumLibrary> | undefined;

/** Opens a PDF as a viewer does: its text and its picture, page by page. */
export async function readPaper(pdf: Buffer): Promise<PaperPage[]> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  const pages: PaperPage[] = [];
  for (const page of document.pages()) {
    // The text first: drawing a page closes it.
    const text = page.getText().replaceAll("\r\n", "\n");
    const { data, width, height } = await page.render({ scale: 2, render: "bitmap" });
    const pixels = toRedFirst(Buffer.from(data));
    pages.push({ text, ink: inkOf(pixels), width, height, pixels });
  }
  document.destroy();
  return pages;
}

/** The text of each page alone, for papers too long to draw. */
export async function readTexts(pdf: Buffer): Promise<string[]> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  return texts;
}

/**
 * What the first QR code on the page says, read from its picture. Among many rules and characters the decoder may lose
 * it; then it looks at the upper right alone, as somebody holds a phone over the code.
 */
export function readQr(page: PaperPage): string | null {
  return decode(page) ?? decode(upperRight(page));
}

type Picture = Pick<PaperPage, "pixels" | "width" | "height">;

function decode({ pixels, width, height }: Picture): string | null {
  return jsQR(new Uint8ClampedArray(pixels), width, height)?.data ?? null;
}

function upperRight({ pixels, width, height }: Picture): Picture {
  const [left, rows] = [Math.floor(width / 2), Math.floor(height / 3)];
  const lines = Array.from({ length: rows }, (_, row) =>
    pixels.subarray((row * width + left) * 4, (row + 1) * width * 4),
  );
  return { pixels: Buffer.concat(lines), width: width - left, height: rows };
}

/** The renderer gives blue first. */
function toRedFirst(pixels: Buffer): Buffer {
  for (let at = 0; at < pixels.length; at += 4) {
    const blue = pixels[at] ?? 0;
    pixels[at] = pixels[at + 2] ?? 0;
    pixels[at + 2] = blue;
  }
  return pixels;
}

function inkOf(pixels: Buffer): number {
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 250) dark++;
  return dark / (pixels.length / 4);
}
