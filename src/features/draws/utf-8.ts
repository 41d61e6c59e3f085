const utf8 = new TextEncoder();

const scratch = new Uint8Array(3 * 128);

/** UTF-8 bytes of a text. */
export function utf8Bytes(text: string): Uint8Array {
  // Encoding a short text into ready memory is several times faster, which a pool of 100,000 feels.
  if (text.length > scratch.length / 3) return utf8.encode(text);
  return scratch.slice(0, utf8.encodeInto(text, scratch).written);
}

/** Compares two well-formed texts as their UTF-8 bytes: negative, zero or positive. */
export function compareBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // A surrogate pair stands for U+10000 and up: in UTF-8 it follows U+E000…U+FFFF, in UTF-16 it precedes.
    const xPair = x >= 0xd800 && x <= 0xdfff;
    const yPair = y >= 0xd800 && y <= 0xdfff;
    return xPair === yPair ? x - y : xPair ? 1 : -1;
  }
  return a.length - b.length;
}
