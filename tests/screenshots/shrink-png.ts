import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The same picture with 256 colours at most, a byte a pixel: a third of what the browser writes. For
 * screenshots as Chromium makes them, 8 bits of red, green and blue (and alpha, which is dropped).
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, channels, rows } = readPixels(png);
  const counts = new Map<number, number>();
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at++) {
    const from = at * channels;
    const colour = ((rows[from] ?? 0) << 16) | ((rows[from + 1] ?? 0) << 8) | (rows[from + 2] ?? 0);
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([colour]) => colour);
  const index = new Map(palette.map((colour, at) => [colour, at]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < colours.length; at++) {
    const colour = colours[at] ?? 0;
    let place = index.get(colour);
    if (place === undefined) {
      place = nearest(palette, colour);
      index.set(colour, place);
    }
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = place;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The palette's colour that differs least. */
function nearest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [at, one] of palette.entries()) {
    const red = (one >> 16) - (colour >> 16);
    const green = ((one >> 8) & 255) - ((colour >> 8) & 255);
    const blue = (one & 255) - (colour & 255);
    const apart = red * red + green * green + blue * blue;
    if (apart < least) [best, least] = [at, apart];
  }
  return best;
}

function readPixels(png: Buffer) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, kind] = [png[24], png[25]];
  if (!png.subarray(0, 8).equals(signature) || depth !== 8 || (kind !== 2 && kind !== 6))
    throw new Error("not a picture of 8 bits a colour");
  const channels = kind === 2 ? 3 : 4;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const filtered = inflateSync(Buffer.concat(parts));
  return { width, height, channels, rows: unfilter(filtered, width * channels, height, channels) };
}

/** Takes back what each line's filter did (PNG, clause 9). */
function unfilter(filtered: Buffer, length: number, height: number, step: number): Buffer {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x >= step ? (rows[at - step] ?? 0) : 0;
      const above = y > 0 ? (rows[at - length] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[at - length - step] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      rows[at] = ((filtered[y * (length + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return rows;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
