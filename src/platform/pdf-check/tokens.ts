/** What the tokenizer tells: PDF syntax outside of streams, strings and comments. */
export interface TokenSink {
  /** A name without its slash, `#xx` decoded. */
  name(text: string): void;
  number(text: string): void;
  word(text: string): void;
  /** `<<` */
  dictionary(): void;
  /** Bytes of a stream, only while `wantsStream` is true; then its end. */
  streamData(bytes: Buffer): void;
  streamEnd(): void;
}

type Mode = "plain" | "name" | "string" | "hex" | "comment" | "word" | "stream";

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...Buffer.from("()<>[]{}/%")]);
const end = Buffer.from("endstream");
const [slash, open, close, less, greater, percent, backslash] = [...Buffer.from("/()<>%\\")];
/** Longer names and words than any the format knows; the rest of them is dropped. */
const longest = 200;

/** Splits a PDF, piece by piece as it comes, into tokens. Memory is bounded whatever the bytes are. */
export class PdfTokens {
  #mode: Mode = "plain";
  #text = "";
  #depth = 0;
  #escaped = false;
  #less = false;
  #carry = Buffer.alloc(0);

  constructor(
    private readonly sink: TokenSink,
    /** Object streams hold objects alone: the word `stream` means nothing inside them. */
    private readonly withStreams = true,
  ) {}

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = this.#mode === "stream" ? this.#skim(chunk, at) : this.#step(chunk, at);
  }

  /** Ends the last token; a file that ends inside a stream or string simply ends. */
  finish(): void {
    if (this.#mode === "name" || this.#mode === "word") this.#flush();
  }

  #step(chunk: Buffer, at: number): number {
    const byte = chunk[at] as number;
    switch (this.#mode) {
      case "name":
      case "word":
        if (!white.has(byte) && !delimiters.has(byte)) {
          if (this.#text.length < longest) this.#text += String.fromCharCode(byte);
          return at + 1;
        }
        this.#flush();
        return at;
      case "string":
        this.#string(byte);
        return at + 1;
      case "hex":
        if (byte === greater) this.#mode = "plain";
        return at + 1;
      case "comment":
        if (byte === 10 || byte === 13) this.#mode = "plain";
        return at + 1;
      default:
        return this.#plain(byte, at);
    }
  }

  #plain(byte: number, at: number): number {
    if (this.#less) {
      this.#less = false;
      if (byte === less) {
        this.sink.dictionary();
        return at + 1;
      }
      this.#mode = "hex";
      return at;
    }
    if (byte === slash) this.#begin("name");
    else if (byte === open) {
      this.#mode = "string";
      this.#depth = 1;
    } else if (byte === less) this.#less = true;
    else if (byte === percent) this.#mode = "comment";
    else if (!white.has(byte) && !delimiters.has(byte)) {
      this.#begin("word");
      return at;
    }
    return at + 1;
  }

  #begin(mode: "name" | "word"): void {
    this.#mode = mode;
    this.#text = "";
  }

  #string(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === open) this.#depth++;
    else if (byte === close && --this.#depth === 0) this.#mode = "plain";
  }

  #flush(): void {
    const text = this.#text;
    const wasName = this.#mode === "name";
    this.#mode = "plain";
    if (wasName) this.sink.name(decodeName(text));
    else if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) this.sink.number(text);
    else {
      this.sink.word(text);
      if (text === "stream" && this.withStreams) {
        this.#mode = "stream";
        this.#carry = Buffer.alloc(0);
      }
    }
  }

  /** Looks for the end of a stream, also when the word lies across two pieces. */
  #skim(chunk: Buffer, at: number): number {
    const carried = this.#carry.length;
    const bytes = Buffer.concat([this.#carry, chunk.subarray(at)]);
    const found = bytes.indexOf(end);
    if (found < 0) {
      const keep = Math.min(bytes.length, end.length - 1);
      this.sink.streamData(bytes.subarray(0, bytes.length - keep));
      this.#carry = Buffer.from(bytes.subarray(bytes.length - keep));
      return chunk.length;
    }
    this.sink.streamData(bytes.subarray(0, found));
    this.sink.streamEnd();
    this.#mode = "plain";
    return at + found + end.length - carried;
  }
}

function decodeName(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
