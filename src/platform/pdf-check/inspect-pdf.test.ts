import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { makePdf, objectStream } from "../../../tests/support/sample-pdf";
import { type Bytes, inspectPdf } from "./inspect-pdf";

/** In pieces of awkward size, so that every token lies across a boundary somewhere. */
function inPieces(data: Buffer, piece = 7): Bytes {
  return {
    size: data.length,
    read: async (range) => pieces(range ? data.subarray(range.from, range.to + 1) : data, piece),
  };
}

async function* pieces(data: Buffer, size: number) {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

const verdict = async (data: Buffer, piece?: number) => {
  const { ok, ...rest } = await inspectPdf(inPieces(data, piece));
  return ok ? "OK" : (rest as { fault: string }).fault;
};

describe("inspectPdf", () => {
  it("accepts a plain PDF and says its pages, size and hash", async () => {
    const data = makePdf({ pages: 3 });
    expect(await inspectPdf(inPieces(data))).toEqual({
      ok: true,
      pages: 3,
      size: data.length,
      sha256: createHash("sha256").update(data).digest("hex"),
    });
  });

  it("counts pages inside object streams, and text that only looks dangerous is text", async () => {
    const objects = [
      "<< /Title (how to write /JS and /Launch \\) /Encrypt) >>",
      "<< /A <2F4A53> >> % /JavaScript",
    ];
    const data = makePdf({ pages: 1, objects, packed: ["<< /Type /Page /Parent 2 0 R >>"] });
    expect(await inspectPdf(inPieces(data))).toMatchObject({ ok: true, pages: 2 });
  });

  it.each([
    ["script", "<< /S /JavaScript /JS (app.alert(1)) >>"],
    ["script in escaped letters", "<< /S /J#61vaScript >>"],
    ["launch", "<< /Type /Action /S /Launch /F (cmd.exe) >>"],
    ["file inside", "<< /Type /Filespec /EF << /F 9 0 R >> >>"],
    ["file inside, named elsewhere", "<< /Type /Filespec /EF 9 0 R >>"],
    ["files inside", "<< /Names << /EmbeddedFiles 9 0 R >> >>"],
    ["rich media", "<< /Type /Annot /Subtype /RichMedia >>"],
  ])("rejects a PDF with a %s, plain or packed", async (_, object) => {
    expect(await verdict(makePdf({ objects: [object] }))).toBe("ACTIVE");
    expect(await verdict(makePdf({ packed: ["<< /A 1 >>", object] }))).toBe("ACTIVE");
  });

  it("says 有密码保护 before anything else", async () => {
    const trailer = "/Encrypt 5 0 R";
    expect(await verdict(makePdf({ trailer, objects: ["<< /S /Launch >>"] }))).toBe("PASSWORD");
  });

  it.each([
    ["a web page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a program", Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(4000)])],
    ["bytes before the header", Buffer.concat([Buffer.from("\n"), makePdf()])],
    ["a page in the header's lines", Buffer.concat([Buffer.from("%PDF-1.7\n%<html><script>\n"), makePdf()])],
    ["nothing", Buffer.alloc(0)],
  ])("rejects %s by its content", async (_, data) => {
    expect(await verdict(data)).toBe("TYPE");
  });

  it("rejects a PDF that is a zip as well", async () => {
    const record = Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]);
    expect(await verdict(Buffer.concat([makePdf(), record]))).toBe("TYPE");
  });

  it("rejects a truncated file at any length", async () => {
    const data = makePdf({ packed: ["<< /A 1 >>"] });
    for (let cut = 9; cut < data.length - 2; cut += 11) {
      expect(await verdict(data.subarray(0, cut))).toBe("DAMAGED");
    }
  });

  it("rejects what follows the end, and a cross-reference that is elsewhere", async () => {
    expect(await verdict(Buffer.concat([makePdf(), Buffer.from("more")]))).toBe("DAMAGED");
    const moved = makePdf()
      .toString("latin1")
      .replace(/startxref\n\d+/, "startxref\n12");
    expect(await verdict(Buffer.from(moved, "latin1"))).toBe("DAMAGED");
  });

  it.each([
    ["a stream", "<< /Length 60 >>\nstream\n90 0 obj << /X 1 >> endobj\nendstream"],
    ["a string", "<< /T (90 0 obj << /X 1 >> endobj) >>"],
    ["a comment", "<< /X 1 >> % 90 0 obj << /X 1 >>"],
  ])("rejects objects hidden in %s", async (_, object) => {
    expect(await verdict(makePdf({ objects: [object] }))).toBe("COMPLEX");
  });

  it("stops at an object stream that unpacks without end", async () => {
    const data = deflateSync(Buffer.alloc(40 * 1024 * 1024));
    const head = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`;
    const bomb = Buffer.concat([Buffer.from(head), data, Buffer.from("\nendstream")]).toString("latin1");
    const pdf = Buffer.from(
      makePdf().toString("latin1").replace("3 0 obj\n", `3 0 obj\n${bomb}\nendobj\n9 0 obj\n`),
      "latin1",
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(await verdict(pdf, 4096)).toBe("COMPLEX");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
  });

  it("does not guess what it cannot unpack", async () => {
    const odd = objectStream(["<< /A 1 >>"], "/DecodeParms << /Predictor 12 >>").toString("latin1");
    const pdf = makePdf().toString("latin1").replace("3 0 obj\n", `3 0 obj\n${odd}\nendobj\n9 0 obj\n`);
    expect(await verdict(Buffer.from(pdf, "latin1"))).toBe("DAMAGED");
  });

  it("stops at page trees that claim a million pages", async () => {
    expect(await verdict(makePdf({ objects: ["<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>"] }))).toBe(
      "PAGES",
    );
  });

  it("reads 30 MB of stream without walking it twice", async () => {
    const data = makePdf({ filler: 30 * 1024 * 1024 });
    const start = performance.now();
    expect(await verdict(data, 65_536)).toBe("OK");
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
