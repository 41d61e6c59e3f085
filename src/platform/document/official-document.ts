import type { Content } from "pdfmake/interfaces";
import { renderPdf } from "./render-pdf";

export interface OfficialDocument {
  /** Name of the document: its title in viewers, and at the head of every page. */
  readonly title: string;
  /** Who issues it: the product's name stands at the head of every page. */
  readonly product: string;
  readonly author: string;
  /** What tells this paper from any other, at the foot of every page: a code or a number. */
  readonly mark: string;
  readonly content: Content;
  /** A picture at the right of every page's head, at most 76 points high; made anew for each: laying out uses it up. */
  readonly corner?: () => Content;
  /** Written across a paper that is not valid. */
  readonly watermark?: string;
  readonly landscape?: boolean;
  readonly madeAt: Date;
}

const grey = "#555555";
const margins = { left: 56, top: 64, right: 56, bottom: 58 } as const;
/** Where the text begins below a picture in the corner. */
const cornerTop = 98;

/** A paper on A4 with head and foot on each page (第x页/共y页); tables repeat their heads. Answers PDF bytes. */
export function renderOfficialDocument(document: OfficialDocument): Promise<Buffer> {
  const { title, product, author, mark, content, corner, watermark, landscape, madeAt } = document;
  const line = (from: string, to: string, margin: [number, number, number, number]): Content => ({
    columns: [
      { text: from, width: "*" },
      { text: to, width: "auto", alignment: "right" },
    ],
    columnGap: 16,
    fontSize: 8.5,
    color: grey,
    margin,
  });
  return renderPdf({
    info: { title, author, creator: product, producer: product, creationDate: madeAt, modDate: madeAt },
    language: "zh-CN",
    displayTitle: true,
    pageSize: "A4",
    pageOrientation: landscape ? "landscape" : "portrait",
    pageMargins: [margins.left, corner ? cornerTop : margins.top, margins.right, margins.bottom],
    defaultStyle: { fontSize: 10.5, lineHeight: 1.35 },
    watermark: watermark
      ? { text: watermark, color: "#999999", opacity: 0.15, bold: true, fontSize: 64 }
      : undefined,
    header: () =>
      corner
        ? {
            columns: [
              { stack: [line(product, title, [0, 30, 0, 0])], width: "*" },
              { stack: [corner()], width: "auto" },
            ],
            columnGap: 12,
            margin: [margins.left, 14, margins.right, 0],
          }
        : line(product, title, [margins.left, 30, margins.right, 0]),
    footer: (page, pages) => line(mark, `第${page}页/共${pages}页`, [margins.left, 18, margins.right, 0]),
    content,
  });
}
