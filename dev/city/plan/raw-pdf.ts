/**
 * A PDF written by hand: one page, plus whatever objects a test wants in it. Object 1 is the catalogue,
 * 2 the page tree, 3 the page, 4 its content; further objects are numbered from 5.
 */
export function rawPdf(
  more: { catalogue?: string; count?: number; objects?: (string | Buffer)[] } = {},
): Buffer {
  const content = "BT /F1 18 Tf 72 760 Td (Synthetic test file) Tj ET";
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${more.catalogue ?? ""} >>`,
    `<< /Type /Pages /Kids [3 0 R] /Count ${more.count ?? 1} >>`,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
    stream(Buffer.from(content)),
    ...(more.objects ?? []),
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [index, object] of objects.entries()) {
    offsets.push(at);
    const body = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(body);
    at += body.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream object with the entries given beside its length. */
export function stream(body: Buffer, entries = ""): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${body.length} ${entries} >>\nstream\n`),
    body,
    Buffer.from("\nendstream"),
  ]);
}
