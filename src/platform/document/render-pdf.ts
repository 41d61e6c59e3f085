import type { BufferOptions, Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { documentFonts, type FontFace } from "./fonts";
import { rareFont, withRareCharacters } from "./rare-characters";

/**
 * Lays a document out in Noto Sans SC and answers its bytes. Text is text: nothing in it is markup, nothing is
 * fetched, and nothing but the fonts is read from the disk. `fonts` is for tests.
 */
export async function renderPdf(
  document: TDocumentDefinitions,
  options?: BufferOptions,
  fonts = documentFonts(),
): Promise<Buffer> {
  const [{ default: pdfMake }, { regular, bold, rare, fontOf }] = await Promise.all([
    import("pdfmake"),
    fonts,
  ]);
  const other = fileOf(rare ?? regular);
  pdfMake.setFonts({
    NotoSansSC: { normal: regular.path, bold: bold.path, italics: regular.path, bolditalics: bold.path },
    [rareFont]: { normal: other, bold: other, italics: other, bolditalics: other },
  });
  const readable = [regular, bold, rare].map((face) => face?.path);
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => readable.includes(path));
  const shown = (content: Content) => withRareCharacters(content, fontOf);
  const { header, footer } = document;
  return pdfMake
    .createPdf(
      {
        ...document,
        content: shown(document.content),
        header: typeof header === "function" ? (...at) => shown(header(...at) ?? "") : header,
        footer: typeof footer === "function" ? (...at) => shown(footer(...at) ?? "") : footer,
        defaultStyle: { font: "NotoSansSC", ...document.defaultStyle },
      },
      options,
    )
    .getBuffer();
}

/** One face of a file with several is named beside it; the library takes the pair, its types do not say so. */
function fileOf({ path, name }: FontFace): string {
  return (name ? [path, name] : path) as string;
}
