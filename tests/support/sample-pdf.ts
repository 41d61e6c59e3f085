import { deflateSync } from "node:zlib";

export interface PdfWishes {
  readonly pages?: number;
  /** Further objects, each its body without `n 0 obj` and `endobj`. */
  readonly objects?: readonly string[];
  /** Objects put into one deflated object stream. */
  readonly packed?: readonly string[];
  readonly trailer?: string;
  /** Adds a stream of so many bytes, to make the file large. */
  readonly filler?: number;
}

/** A small, correct PDF, with what a test wants in it. */
export function makePdf(wishes: PdfWishes = {}): Buffer {
  const pages = wishes.pages ?? 2;
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const add = (body: string | Buffer) => {
    offsets.push(length());
    parts.push(Buffer.from(`${offsets.length} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n"));
  };
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`);
  for (let page = 0; page < pages; page++) add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
  for (const object of wishes.objects ?? []) add(object);
  if (wishes.packed) add(objectStream(wishes.packed));
  if (wishes.filler) add(filler(wishes.filler));
  const xref = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = offsets.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${wishes.trailer ?? ""} >>\nstartxref\n${xref}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export function objectStream(objects: readonly string[], more = ""): Buffer {
  const head = objects
    .map((_, index) => `${900 + index} ${objects.slice(0, index).join(" ").length}`)
    .join(" ");
  const data = deflateSync(Buffer.from(`${head}\n${objects.join(" ")}`));
  const dictionary = `<< /Type /ObjStm /N ${objects.length} /First ${head.length + 1} /Filter /FlateDecode ${more} /Length ${data.length} >>`;
  return Buffer.concat([Buffer.from(`${dictionary}\nstream\n`), data, Buffer.from("\nendstream")]);
}

/** Bytes without a pattern, the same each time. */
function filler(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = 12345;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return Buffer.concat([Buffer.from(`<< /Length ${size} >>\nstream\n`), bytes, Buffer.from("\nendstream")]);
}
