import type { Content, TableCell } from "pdfmake/interfaces";
import { STATION } from "@/features/rulebook";
import { renderOfficialDocument } from "@/platform/document";
import {
  type AttestationContent,
  attestedParticipations,
  attestedRoles,
  spokenCode,
} from "../rules/attestation-content";
import { verificationBlock } from "./verification-block";
import { issuedBy, paperDate, specialtyWords } from "./words";

/** The 履职证明 as PDF bytes, from its frozen content. */
export function printAttestation(
  attestation: { readonly code: string; readonly content: AttestationContent; readonly contentHash: string },
  now: Date,
): Promise<Buffer> {
  const { code, content, contentHash } = attestation;
  return renderOfficialDocument({
    title: "评审专家履职证明",
    product: issuedBy,
    author: STATION,
    mark: `核验码 ${spokenCode(code)}`,
    madeAt: now,
    content: [
      { text: "评审专家履职证明", fontSize: 22, bold: true, alignment: "center", margin: [0, 8, 0, 18] },
      { text: statement(content), fontSize: 12, lineHeight: 1.7, leadingIndent: 24, margin: [0, 0, 0, 12] },
      reviews(content),
      {
        text: "本证明由平台按论证记录自动生成，只列会议已经举行的论证；“已确认参加”指本人确认参加、平台未登记到会情况。",
        fontSize: 9,
        color: "#555555",
        margin: [0, 8, 0, 0],
      },
      {
        stack: [STATION, { text: paperDate(content.issuedOn), margin: [0, 4, 0, 0] }],
        alignment: "right",
        fontSize: 12,
        margin: [0, 30, 30, 20],
        unbreakable: true,
      },
      verificationBlock("attestations", code),
      { text: `内容指纹（SHA-256）：${contentHash}`, fontSize: 8, color: "#555555", margin: [0, 10, 0, 0] },
    ],
  });
}

function statement({ expert, period, reviews }: AttestationContent): Content[] {
  const led = reviews.filter(({ role }) => role === "LEADER").length;
  return [
    { text: expert.name, bold: true },
    `（专家编号 ${expert.number}，${expert.title}）系青岛市市政公用工程评审专家库专家，`,
    `${paperDate(period.from)}至${paperDate(period.to)}期间，参加危险性较大的分部分项工程专项施工方案专家论证 `,
    { text: `${reviews.length}`, bold: true },
    ` 次${led > 0 ? `，其中担任组长 ${led} 次` : ""}。具体如下：`,
  ];
}

function reviews({ reviews: listed }: AttestationContent): Content {
  const head = ["序号", "论证日期", "论证编号", "论证项目", "专业", "担任", "参加情况"].map(
    (text): TableCell => ({ text, bold: true, fillColor: "#eeeeee", alignment: "center" }),
  );
  return {
    fontSize: 8.5,
    lineHeight: 1.2,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [22, 50, 82, "*", 88, 56, 46],
      body: [
        head,
        ...listed.map((one, index): TableCell[] => [
          { text: `${index + 1}`, alignment: "center" },
          one.heldOn,
          one.number,
          one.title,
          // The part in brackets only explains; the public page has it in full.
          specialtyWords(one.specialty).replace(/（.*）$/, ""),
          attestedRoles[one.role],
          attestedParticipations[one.participation],
        ]),
      ],
    },
  };
}
