import { renderPdf } from "./render-pdf";

/** The file cannot be written anew: damaged, protected, or of a kind the library does not know. */
export class StampFailed extends Error {
  override readonly name = "StampFailed";
}

/** Size of the strip the words are laid out in, in points. */
const strip = { width: 620, height: 30 } as const;
const angle = 32;

/**
 * Writes `mark` in light grey across every page of a PDF, three times; the given bytes stay as they are. The words are
 * laid out by our own renderer and put on the pages as a picture of vectors: rare characters are there, and no font of
 * the file is touched. StampFailed.
 */
export async function stampPdf(original: Uint8Array, mark: string): Promise<Buffer> {
  const [{ degrees, PDFDocument }, words] = await Promise.all([import("@cantoo/pdf-lib"), layOut(mark)]);
  try {
    const document = await PDFDocument.load(original, { updateMetadata: false });
    const source = await PDFDocument.load(words);
    const [form] = await document.embedPdf(source, [0]);
    if (!form) throw new StampFailed("the words were not laid out");
    for (const page of document.getPages()) {
      const box = page.getCropBox();
      const turned = ((page.getRotation().angle % 360) + 360) % 360;
      const direction = turned + angle;
      const radians = (direction * Math.PI) / 180;
      // Wide pages get larger words, so that the mark reaches across.
      const scale = Math.max(0.35, Math.hypot(box.width, box.height) / 1100);
      const size = { width: strip.width * scale, height: strip.height * scale };
      for (const part of [0.2, 0.5, 0.8]) {
        const along = turned % 180 === 0 ? { x: 0.5, y: part } : { x: part, y: 0.5 };
        const centre = { x: box.x + box.width * along.x, y: box.y + box.height * along.y };
        page.drawPage(form, {
          ...size,
          x: centre.x - (Math.cos(radians) * size.width - Math.sin(radians) * size.height) / 2,
          y: centre.y - (Math.sin(radians) * size.width + Math.cos(radians) * size.height) / 2,
          rotate: degrees(direction),
        });
      }
    }
    return Buffer.from(await document.save({ objectsPerTick: 50 }));
  } catch (error) {
    throw error instanceof StampFailed
      ? error
      : new StampFailed("the file cannot be marked", { cause: error });
  }
}

function layOut(mark: string): Promise<Buffer> {
  return renderPdf({
    pageSize: { ...strip },
    pageMargins: [4, 4, 4, 0],
    content: [
      { text: mark, fontSize: 16, color: "#444444", opacity: 0.22, alignment: "center", noWrap: true },
    ],
  });
}
