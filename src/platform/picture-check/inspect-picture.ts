import { walkJpeg } from "./walk-jpeg";
import { walkPng } from "./walk-png";

/** Why bytes are no picture that can be accepted. */
export type PictureFault = "TYPE" | "DAMAGED" | "PIXELS";

export interface Walked {
  readonly width: number;
  readonly height: number;
  /** Where the picture ends; phones hang films and second pictures behind it. */
  readonly end: number;
}

export type PictureInspection =
  | { ok: true; contentType: "image/jpeg" | "image/png"; picture: Buffer; width: number; height: number }
  | { ok: false; fault: PictureFault };

/** Whoever opens a picture unpacks it: 50 million pixels are 200 MB in memory, more than any scan needs. */
export const pixelLimit = 50_000_000;

/**
 * Checks a JPEG or PNG by its structure alone, nothing is decoded: every segment or chunk up to its end, one
 * size, bounded, and no second format (docs/adr/0010). `picture` is what may be kept: what hangs behind the
 * picture's own end is cut off.
 */
export function inspectPicture(data: Buffer): PictureInspection {
  const kind = pictureKindOf(data);
  if (!kind || isAlsoSomethingElse(data)) return { ok: false, fault: "TYPE" };
  const walked = kind === "image/jpeg" ? walkJpeg(data) : walkPng(data);
  if (!walked) return { ok: false, fault: "DAMAGED" };
  const { width, height, end } = walked;
  if (width * height > pixelLimit) return { ok: false, fault: "PIXELS" };
  return { ok: true, contentType: kind, picture: data.subarray(0, end), width, height };
}

export function pictureKindOf(data: Buffer): "image/jpeg" | "image/png" | null {
  if (data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  return data.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")) ? "image/png" : null;
}

/** A page or a PDF begins within the first kilobyte for its readers; a zip is found from its end. */
function isAlsoSomethingElse(data: Buffer): boolean {
  const head = data.subarray(0, 1024).toString("latin1");
  return /<(!doctype|html|script|svg|body|\?php)\b|%PDF-/i.test(head) || endsAsZip(data);
}

function endsAsZip(data: Buffer): boolean {
  const tail = data.subarray(-66_000);
  const signature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
  for (let at = tail.indexOf(signature); at >= 0; at = tail.indexOf(signature, at + 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}
