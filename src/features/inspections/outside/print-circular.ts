import { formatInstant, PLATFORM } from "@/features/rulebook";
import { renderOfficialDocument } from "@/platform/document";
import type { FoundCircular } from "./issue-circular";

/** 通报 on A4, to be sealed and sent; until it was issued it says that it is a draft. */
export async function printCircular(found: FoundCircular, now: Date): Promise<Buffer> {
  const { content, issuedAt, documentNumber } = found;
  return renderOfficialDocument({
    title: content.title,
    product: PLATFORM,
    author: content.issuer,
    mark: `通报编号 ${found.number}`,
    madeAt: now,
    watermark: issuedAt ? undefined : "草稿",
    content: [
      { text: documentNumber ?? "（发文字号）", alignment: "center", margin: [0, 0, 0, 12] },
      { text: content.title, fontSize: 18, bold: true, alignment: "center", margin: [0, 0, 0, 16] },
      { text: `${content.recipients.join("、")}：`, margin: [0, 0, 0, 8] },
      {
        table: {
          widths: [70, "*"],
          body: [
            [{ text: "单位", bold: true }, content.unit],
            [{ text: "工程", bold: true }, content.project],
          ],
        },
        margin: [0, 0, 0, 8],
      },
      ...content.paragraphs.map((text) => ({
        text: `　　${text}`,
        margin: [0, 0, 0, 6] as [number, number, number, number],
      })),
      { text: "依据", bold: true, margin: [0, 8, 0, 4] },
      { ul: [...content.basis], fontSize: 9.5 },
      { text: content.issuer, alignment: "right", margin: [0, 24, 0, 4] },
      {
        text: issuedAt ? formatInstant(issuedAt, { year: true }) : "　　　年　　月　　日",
        alignment: "right",
      },
    ],
  });
}
