import { makePdf } from "../../../tests/support/sample-pdf";
import { jpegSegment, makeJpeg, makePng, pngChunk, zipEnd } from "../../../tests/support/sample-pictures";
import { inspectPicture } from "./inspect-picture";

const fault = (data: Buffer) => {
  const seen = inspectPicture(data);
  return seen.ok ? "OK" : seen.fault;
};
const comment = (text: string | Buffer) => jpegSegment(0xfe, Buffer.from(text));
const note = (text: string | Buffer) =>
  pngChunk("tEXt", Buffer.concat([Buffer.from("k\0"), Buffer.from(text)]));

describe("inspectPicture", () => {
  it("says type and size of a PNG and of a JPEG, one scan or many", () => {
    const png = makePng(40, 30);
    expect(inspectPicture(png)).toEqual({
      ok: true,
      contentType: "image/png",
      picture: png,
      width: 40,
      height: 30,
    });
    const jpeg = makeJpeg({ width: 4000, height: 3000, scans: 10, extra: [comment("made by a phone")] });
    expect(inspectPicture(jpeg)).toEqual({
      ok: true,
      contentType: "image/jpeg",
      picture: jpeg,
      width: 4000,
      height: 3000,
    });
  });

  it("keeps the picture alone when a phone has hung something behind it", () => {
    for (const picture of [makePng(), makeJpeg()]) {
      const seen = inspectPicture(Buffer.concat([picture, Buffer.from("ftypmp42 a film"), makeJpeg()]));
      expect(seen).toMatchObject({ ok: true, picture });
    }
  });

  it.each([
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0")],
    ["a WebP", Buffer.from("RIFF\0\0\0\0WEBPVP8 ")],
    ["a drawing", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["a program", Buffer.from("MZ\x90\0\x03")],
    ["nothing", Buffer.alloc(0)],
    ["a PDF", makePdf()],
    ["a page in a JPEG's comment", makeJpeg({ extra: [comment("<script>alert(1)</script>")] })],
    ["a page in a PNG's text", makePng(4, 3, [note("<!DOCTYPE html><body onload=alert(1)>")])],
    ["a PDF in a JPEG's comment", makeJpeg({ extra: [comment(makePdf())] })],
    ["server code in a PNG", makePng(4, 3, [note("<?php system($_GET[0]);")])],
    ["a zip behind a JPEG", Buffer.concat([makeJpeg(), zipEnd()])],
    ["a zip behind a PNG", Buffer.concat([makePng(), zipEnd()])],
  ])("refuses %s by its content", (_, data) => {
    expect(fault(data)).toBe("TYPE");
  });

  it("refuses a zip that ends inside the picture and calls the rest its comment", () => {
    const plain = makePng();
    const rest = plain.length - 33 + 4; // its data and end, and the checksum of the text around the zip
    expect(fault(makePng(4, 3, [note(zipEnd(rest))]))).toBe("TYPE");
    const behind = makeJpeg().length - 20; // all but the start and the first segment
    expect(fault(makeJpeg({ extra: [comment(zipEnd(behind))] }))).toBe("TYPE");
  });

  it("refuses sizes that whoever opens it would have to unpack", () => {
    expect(fault(makePng(50_000, 50_000))).toBe("PIXELS");
    expect(fault(makePng(0xffff_ffff, 0xffff_ffff))).toBe("PIXELS");
    expect(fault(makeJpeg({ width: 65_535, height: 65_535 }))).toBe("PIXELS");
    expect(fault(makePng(10_000, 5000))).toBe("OK");
    expect(fault(makePng(10_000, 5001))).toBe("PIXELS");
  });

  it.each([
    ["without a size", makePng(0, 3)],
    ["whose height comes later", makeJpeg({ height: 0 })],
    ["with two sizes", makeJpeg({ frames: 2 })],
    ["with no size", makeJpeg({ frames: 0 })],
    ["with hundreds of passes", makeJpeg({ scans: 500 })],
    ["with no data", makeJpeg({ scans: 0 })],
    ["with a second header", makePng(4, 3, [pngChunk("IHDR", Buffer.alloc(13, 1))])],
    ["with a header that is no header", Buffer.concat([makePng().subarray(0, 8), note("first")])],
  ])("refuses a picture %s", (_, data) => {
    expect(fault(data)).toBe("DAMAGED");
  });

  it("refuses a picture cut off anywhere, and one with a wrong bit", () => {
    for (const whole of [makePng(), makeJpeg()]) {
      for (let cut = 9; cut < whole.length; cut++) expect(fault(whole.subarray(0, cut))).toBe("DAMAGED");
    }
    const bent = makePng();
    bent.writeUInt8(bent.readUInt8(20) ^ 1, 20);
    expect(fault(bent)).toBe("DAMAGED");
  });

  // The bound is for hanging, not for slowness: a walk that is not linear takes hours on these.
  it("comes to an end on 20 MB of anything", () => {
    const started = performance.now();
    const markers = Buffer.alloc(20 * 1024 * 1024, 0xff);
    markers.set([0xff, 0xd8, 0xff]);
    fault(markers);
    fault(
      Buffer.concat([makeJpeg().subarray(0, -2), Buffer.alloc(20 * 1024 * 1024, Buffer.from([0xff, 0]))]),
    );
    fault(Buffer.concat([makePng().subarray(0, 33), Buffer.alloc(20 * 1024 * 1024)]));
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
