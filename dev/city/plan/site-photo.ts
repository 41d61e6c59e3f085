import { crc32, deflateSync } from "node:zlib";

const [width, height] = [640, 480];

/** A picture of a pit under a sky, as bytes of a PNG; another number, another picture. */
export function sitePhoto(number: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(colourAt(x, y, number), y * (width * 3 + 1) + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Sky above, soil below, a pit with its struts between. */
function colourAt(x: number, y: number, number: number): [number, number, number] {
  const horizon = 150 + (number % 7) * 8;
  if (y < horizon) return [150 + Math.floor(y / 3), 180 + Math.floor(y / 4), 215];
  const slope = (y - horizon) * 0.4;
  const [left, right] = [150 + (number % 5) * 12 + slope / 2, 520 - (number % 3) * 20 - slope / 2];
  const inside = y > horizon + 40 && x > left && x < right;
  if (!inside) return [150 - ((x * 7 + y * 13) % 17), 120 - ((x * 5 + y * 11) % 13), 80];
  if ((y - horizon) % 90 < 14) return [200, 120 - (number % 40), 40];
  return [95 - Math.floor((y - horizon) / 8), 85 - Math.floor((y - horizon) / 9), 70];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
