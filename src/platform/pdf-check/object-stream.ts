import { constants, inflateSync } from "node:zlib";

/** Largest object stream that is opened, packed and unpacked; ordinary ones hold some hundred kilobytes. */
export const streamLimit = 16 * 1024 * 1024;

export type Unpacked = { kind: "BYTES"; bytes: Buffer } | { kind: "BOMB" } | { kind: "UNREADABLE" };

/** The objects inside an object stream; only plain or deflated ones without a predictor can be read. */
export function unpack(data: Buffer, filters: readonly string[], predictor: boolean): Unpacked {
  if (predictor) return { kind: "UNREADABLE" };
  if (filters.length === 0) return { kind: "BYTES", bytes: data };
  if (filters.length > 1 || (filters[0] !== "FlateDecode" && filters[0] !== "Fl"))
    return { kind: "UNREADABLE" };
  try {
    const packed = data.subarray(data[0] === 13 ? 2 : data[0] === 10 ? 1 : 0);
    const options = { maxOutputLength: streamLimit, finishFlush: constants.Z_SYNC_FLUSH };
    return { kind: "BYTES", bytes: inflateSync(packed, options) };
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    return { kind: tooLarge ? "BOMB" : "UNREADABLE" };
  }
}
