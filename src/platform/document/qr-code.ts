import type { CanvasRect, Content } from "pdfmake/interfaces";
import { create } from "qrcode";

/** A QR code drawn in rectangles, sharp at any size; `side` in points, quiet zone included. */
export function qrCode(text: string, side: number): Content {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const quiet = 4;
  const unit = side / (modules.size + 2 * quiet);
  // Something has to take up the room of the quiet zone.
  const canvas: CanvasRect[] = [
    { type: "rect", x: 0, y: 0, w: side, h: side, color: "#ffffff", lineWidth: 0 },
  ];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      canvas.push({
        type: "rect",
        x: (quiet + from) * unit,
        y: (quiet + row) * unit,
        // A hair more than its room: viewers leave light seams between neighbours.
        w: (column - from + 1) * unit + 0.05,
        h: unit + 0.05,
        color: "#000000",
        lineWidth: 0,
      });
    }
  }
  return { canvas };
}
