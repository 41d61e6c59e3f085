import type { Content } from "pdfmake/interfaces";
import { STATION } from "@/features/rulebook";
import { renderOfficialDocument } from "@/platform/document";
import { spokenCode } from "../rules/attestation-content";
import { letterStandings } from "../rules/letter";
import type { Letter } from "./find-letter";
import { verificationBlock } from "./verification-block";
import { issuedBy, paperDate } from "./words";

/** The 聘书 as PDF bytes; one that does not stand says so across the page. */
export function printLetter(letter: Letter, now: Date): Promise<Buffer> {
  const { standing } = letter;
  return renderOfficialDocument({
    title: "评审专家聘书",
    product: issuedBy,
    author: STATION,
    mark: `核验码 ${spokenCode(letter.code)}`,
    madeAt: now,
    watermark: standing === "VALID" || standing === "NOT_YET" ? undefined : letterStandings[standing].tag,
    content: [
      { text: "聘  书", fontSize: 40, bold: true, alignment: "center", margin: [0, 70, 0, 50] },
      { text: [{ text: letter.name, bold: true, fontSize: 18 }, { text: " 同志：" }], fontSize: 15 },
      { text: appointment(letter), fontSize: 15, lineHeight: 1.9, leadingIndent: 30, margin: [0, 14, 0, 24] },
      facts(letter),
      {
        stack: [STATION, { text: paperDate(letter.issuedOn), margin: [0, 6, 0, 0] }],
        alignment: "right",
        fontSize: 13,
        margin: [0, 60, 30, 60],
      },
      verificationBlock("letters", letter.code),
    ],
  });
}

function appointment({ termFrom, termTo }: Letter): string {
  return `经申报、审查和公示，聘请您为青岛市市政公用工程评审专家库专家，聘期自${paperDate(termFrom)}起至${paperDate(termTo)}止。`;
}

function facts(letter: Letter): Content {
  const row = (term: string, value: Content) => [{ text: term, color: "#555555" }, value];
  return {
    layout: "noBorders",
    fontSize: 12,
    table: {
      widths: [90, "*"],
      body: [
        row("专家编号", letter.expertNumber),
        ...(letter.specialties.length > 0
          ? [row("评审专业", { stack: letter.specialties.map((text) => ({ text })) })]
          : []),
        row("聘任依据", letter.document),
      ],
    },
  };
}
