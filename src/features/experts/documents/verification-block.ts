import type { Content } from "pdfmake/interfaces";
import { qrCode } from "@/platform/document";
import { env } from "@/platform/env";
import { spokenCode } from "../rules/attestation-content";

/** Where a paper's code is looked up; what its QR code says. */
export function verificationAddress(path: "letters" | "attestations", code: string): string {
  return new URL(`/${path}/${code}`, env().APP_URL).href;
}

/** QR code, code and address of a paper: by them anybody finds the page that repeats its facts. */
export function verificationBlock(path: "letters" | "attestations", code: string): Content {
  return {
    unbreakable: true,
    columns: [
      { width: 100, stack: [qrCode(verificationAddress(path, code), 96)] },
      {
        width: "*",
        margin: [8, 12, 0, 0],
        fontSize: 9,
        color: "#333333",
        stack: [
          "扫描二维码核验真伪和是否有效；核验页面所列内容应与本件完全一致。",
          { text: `核验码：${spokenCode(code)}`, margin: [0, 4, 0, 0] },
          `也可以打开 ${new URL("/verify-document", env().APP_URL).href} 输入核验码。`,
        ],
      },
    ],
  };
}
