const word = Buffer.from("obj");
const isWhite = (byte: number | undefined) =>
  byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
/** Further back than an object's number and generation can begin. */
const reach = 48;

/**
 * Counts what reads as the start of an object (`12 0 obj`) anywhere in the bytes, also inside strings,
 * comments and streams. More of them than the syntax has means that objects are hidden from it.
 */
export class ObjectCounter {
  count = 0;
  #tail = Buffer.alloc(0);

  push(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#tail, chunk]);
    // The last three bytes wait: what follows the word decides.
    const from = this.#tail.length === 0 ? 0 : Math.max(0, this.#tail.length - word.length);
    for (let at = bytes.indexOf(word, from); at >= 0; at = bytes.indexOf(word, at + 1)) {
      if (at + word.length < bytes.length && startsObject(bytes, at)) this.count++;
    }
    this.#tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - reach)));
  }
}

function startsObject(bytes: Buffer, at: number): boolean {
  const after = bytes[at + word.length];
  if (!isWhite(after) && !"()<>[]{}/%".includes(String.fromCharCode(after ?? 0))) return false;
  let back = at - 1;
  for (let part = 0; part < 2; part++) {
    if (!isWhite(bytes[back])) return false;
    while (isWhite(bytes[back])) back--;
    if (!isDigit(bytes[back])) return false;
    while (isDigit(bytes[back])) back--;
  }
  return true;
}
