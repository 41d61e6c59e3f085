import { streamLimit, unpack } from "./object-stream";
import { PdfTokens, type TokenSink } from "./tokens";

/** Names that make a PDF act by itself or carry other files. */
const activeNames = new Set([
  "JavaScript",
  "JS",
  "Launch",
  "EmbeddedFile",
  "EmbeddedFiles",
  "FileAttachment",
  "RichMedia",
  "XFA",
  "ImportData",
  "SubmitForm",
  "GoToE",
]);
const filterName = /^(\w+Decode|Fl|LZW|AHx|A85|RL|CCF|DCT)$/;
/** All object streams of a file together, unpacked. */
const unpackedLimit = 128 * 1024 * 1024;

/** What was seen in a PDF's syntax, object streams included. */
export class Survey implements TokenSink {
  encrypted = false;
  active: string | null = null;
  bomb = false;
  unreadable = false;
  pages = 0;
  /** Largest number of pages any page tree claims. */
  claimedPages = 0;
  objects = 0;

  #key: string | null = null;
  #numbers = 0;
  #isObjectStream = false;
  #filters: string[] = [];
  #predictor = false;
  #parts: Buffer[] = [];
  #size = 0;
  #unpacked = 0;
  #inside = false;

  name(text: string): void {
    if (text === "Encrypt") this.encrypted = true;
    if (activeNames.has(text)) this.active ??= text;
    if (this.#key === "Type") {
      if (text === "ObjStm") this.#isObjectStream = true;
      if (text === "Page") this.pages++;
    }
    if (filterName.test(text)) this.#filters.push(text);
    this.#key = this.#key === "Type" ? null : text;
    this.#numbers = 0;
  }

  number(text: string): void {
    if (this.#key === "Predictor" && Number(text) > 1) this.#predictor = true;
    if (this.#key === "Count") this.claimedPages = Math.max(this.claimedPages, Number(text));
    if (this.#key === "EF") this.active ??= "EF";
    this.#key = null;
    this.#numbers++;
  }

  word(text: string): void {
    if (text === "obj" && this.#numbers >= 2 && !this.#inside) {
      this.objects++;
      this.#isObjectStream = false;
      this.#filters = [];
      this.#predictor = false;
    }
    this.#key = null;
    this.#numbers = 0;
  }

  dictionary(): void {
    if (this.#key === "EF") this.active ??= "EF";
    this.#key = null;
    this.#numbers = 0;
  }

  streamData(bytes: Buffer): void {
    if (!this.#isObjectStream || this.bomb) return;
    this.#size += bytes.length;
    if (this.#size > streamLimit) this.bomb = true;
    else this.#parts.push(Buffer.from(bytes));
  }

  streamEnd(): void {
    if (this.#isObjectStream && !this.bomb) this.#open(Buffer.concat(this.#parts));
    this.#parts = [];
    this.#size = 0;
    this.#isObjectStream = false;
  }

  #open(data: Buffer): void {
    const unpacked = unpack(data, this.#filters, this.#predictor);
    if (unpacked.kind === "UNREADABLE") this.unreadable = true;
    if (unpacked.kind === "BOMB") this.bomb = true;
    if (unpacked.kind !== "BYTES") return;
    this.#unpacked += unpacked.bytes.length;
    if (this.#unpacked > unpackedLimit) this.bomb = true;
    this.#inside = true;
    const inner = new PdfTokens(this, false);
    inner.push(unpacked.bytes);
    inner.finish();
    this.#inside = false;
    this.#key = null;
  }
}
