import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import pdfMake from "pdfmake";
import type { BufferOptions, TDocumentDefinitions } from "pdfmake/interfaces";

const fonts = dirname(
  createRequire(join(process.cwd(), "package.json")).resolve("@expo-google-fonts/noto-sans-sc/package.json"),
);
const regular = join(fonts, "400Regular", "NotoSansSC_400Regular.ttf");
const bold = join(fonts, "700Bold", "NotoSansSC_700Bold.ttf");

/** Lays a document out in Noto Sans SC and answers its bytes. */
export async function renderPdf(document: TDocumentDefinitions, options?: BufferOptions): Promise<Buffer> {
  pdfMake.setFonts({ NotoSansSC: { normal: regular, bold, italics: regular, bolditalics: bold } });
  // Nothing is fetched, and nothing but the two fonts is read from the disk.
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => path === regular || path === bold);
  return pdfMake
    .createPdf({ ...document, defaultStyle: { font: "NotoSansSC", ...document.defaultStyle } }, options)
    .getBuffer();
}
