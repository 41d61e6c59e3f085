import type { Content } from "pdfmake/interfaces";

/** A numbered heading of a section inside a chapter; listed in the table of contents one step in. */
export function section(title: string): Content {
  return { text: title, style: "section", tocItem: true, tocMargin: [18, 0, 0, 0] };
}

/** Paragraphs, each set two characters in as Chinese prose is. */
export function prose(...paragraphs: string[]): Content {
  return paragraphs.map((text) => ({ text, style: "prose", leadingIndent: 21 }));
}

/** Numbered measures. */
export function steps(...items: string[]): Content {
  return items.map((text, index) => ({
    columns: [{ text: `（${index + 1}）`, width: 30 }, { text }],
    style: "prose",
  }));
}

/** A table with a caption above it; the head is repeated where the table runs over a page. */
export function table(
  caption: string,
  head: string[],
  rows: string[][],
  widths?: (string | number)[],
): Content {
  return {
    stack: [
      { text: caption, style: "caption" },
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: widths ?? head.map(() => "*"),
          body: [
            head.map((text) => ({ text, style: "head" })),
            ...rows.map((row) => row.map((text) => ({ text }))),
          ],
        },
        layout: {
          hLineWidth: (line, node) => (line === 0 || line === node.table.body.length ? 1 : 0.4),
          vLineWidth: () => 0.4,
          hLineColor: () => "#555555",
          vLineColor: () => "#999999",
          paddingTop: () => 3,
          paddingBottom: () => 3,
        },
        fontSize: 9.5,
        lineHeight: 1.15,
      },
    ],
    margin: [0, 4, 0, 10],
    unbreakable: rows.length <= 12,
  };
}
