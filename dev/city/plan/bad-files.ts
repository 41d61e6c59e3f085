import { renderPdf } from "@/platform/document";
import type { PlanFacts } from "./plan-facts";
import { makePlanPdf } from "./plan-pdf";
import { rawPdf, stream } from "./raw-pdf";
import { storedZip } from "./stored-zip";

export interface BadFile {
  name: string;
  /** Media type a browser would claim for it. */
  claimed: string;
  /** What is wrong with it. */
  fault: string;
  bytes: Buffer;
}

/** The harmless test virus that every scanner knows; kept in parts so that no scanner stops at this file. */
export function eicar(): string {
  const front = ["X5O!P%@AP[4", "\\PZX54(P^)7", "CC)7}"];
  return [...front, "$EICAR-STANDARD", "-ANTIVIRUS-", "TEST-FILE!", "$H+H*"].join("");
}

/** Files an upload must not accept as a plan, or must at least not choke on. Made at run time, never kept. */
export async function makeBadFiles(facts: PlanFacts): Promise<BadFile[]> {
  const plan = await makePlanPdf(facts);
  const polyglot = rawPdf();
  const html = "<!doctype html><meta charset=utf-8><title>方案</title><script>document.title='x'</script>";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>document.title='x'</script></svg>`;
  const exe = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(510), Buffer.from("PE\0\0")]);
  const pdf = (name: string, fault: string, bytes: Buffer | string): BadFile => ({
    name,
    claimed: "application/pdf",
    fault,
    bytes: Buffer.from(bytes),
  });
  return [
    pdf("html-renamed.pdf", "a web page under a PDF's name", html),
    pdf("exe-renamed.pdf", "a program under a PDF's name", exe),
    { name: "program.exe", claimed: "application/x-msdownload", fault: "a program", bytes: exe },
    { name: "drawing.svg", claimed: "image/svg+xml", fault: "an SVG with a script", bytes: Buffer.from(svg) },
    pdf("empty.pdf", "no bytes at all", ""),
    pdf("truncated.pdf", "the first half of a plan", plan.subarray(0, Math.floor(plan.length / 2))),
    pdf("encrypted.pdf", "needs a password to open", await encrypted()),
    pdf("javascript.pdf", "runs a script when opened", withScript()),
    pdf("embedded-file.pdf", "carries another file", withFile(Buffer.from("synthetic attachment"))),
    pdf("polyglot-zip.pdf", "is a PDF and a zip", polyglotOf(polyglot)),
    pdf("eicar.pdf", "the test virus under a PDF's name", eicar()),
    pdf("eicar-embedded.pdf", "carries the test virus", withFile(Buffer.from(eicar()))),
    pdf("million-pages.pdf", "claims a million pages and has one", rawPdf({ count: 1_000_000 })),
  ];
}

function encrypted(): Promise<Buffer> {
  return renderPdf({ version: "1.7", userPassword: "demo", content: [{ text: "加密的方案" }] });
}

function withScript(): Buffer {
  return rawPdf({
    catalogue: "/OpenAction 5 0 R /Names << /JavaScript << /Names [(start) 5 0 R] >> >>",
    objects: ["<< /Type /Action /S /JavaScript /JS (app.alert\\('synthetic'\\);) >>"],
  });
}

function withFile(body: Buffer): Buffer {
  return rawPdf({
    catalogue: "/Names << /EmbeddedFiles << /Names [(attachment.txt) 5 0 R] >> >>",
    objects: [
      "<< /Type /Filespec /F (attachment.txt) /EF << /F 6 0 R >> >>",
      stream(body, "/Type /EmbeddedFile /Subtype /text#2Fplain"),
    ],
  });
}

function polyglotOf(pdf: Buffer): Buffer {
  return Buffer.concat([pdf, storedZip("inside.txt", Buffer.from("synthetic"), pdf.length)]);
}
