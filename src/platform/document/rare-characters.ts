import type { Content } from "pdfmake/interfaces";
import type { DocumentFonts } from "./fonts";

type FontOf = DocumentFonts["fontOf"];
type Node = Record<string, unknown>;

/** Name under which the renderer registers the system's font. */
export const rareFont = "Rare";

/**
 * Gives every character of a document a font that has it: the shipped one, the system's, or else its number in
 * brackets, `[U+20BB7]`, so that a name never loses a character silently. Controls and selectors are dropped.
 */
export function withRareCharacters(content: Content, fontOf: FontOf): Content {
  return mapped(content, fontOf) as Content;
}

/** A text in runs of one font each; as it was when the shipped font has all of it. */
export function fontRuns(text: string, fontOf: FontOf): string | { text: string; font?: string }[] {
  const runs: { text: string; font?: string }[] = [];
  for (const character of printable(text)) {
    const found = character === "\n" ? "main" : fontOf(character.codePointAt(0) ?? 0);
    const shown = found === null ? `[U+${character.codePointAt(0)?.toString(16).toUpperCase()}]` : character;
    const font = found === "rare" ? rareFont : undefined;
    const last = runs.at(-1);
    if (last && last.font === font) last.text += shown;
    else runs.push(font ? { text: shown, font } : { text: shown });
  }
  if (runs.length === 0) return "";
  return runs.length === 1 && runs[0] && !runs[0].font ? runs[0].text : runs;
}

function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[[\p{Cc}\p{Cf}\p{Variation_Selector}]--[\n]]/gv, "");
}

function mapped(node: unknown, fontOf: FontOf): unknown {
  if (typeof node === "string") {
    const runs = fontRuns(node, fontOf);
    return typeof runs === "string" ? runs : { text: runs };
  }
  if (Array.isArray(node)) return node.map((one) => mapped(one, fontOf));
  if (typeof node !== "object" || node === null) return node;
  const copy: Node = { ...(node as Node) };
  if ("text" in copy) copy.text = mappedText(copy.text, fontOf);
  for (const key of ["stack", "columns", "ul", "ol"]) {
    if (key in copy) copy[key] = mapped(copy[key], fontOf);
  }
  if (copy.table) {
    const table = copy.table as Node;
    copy.table = { ...table, body: mapped(table.body, fontOf) };
  }
  return copy;
}

function mappedText(text: unknown, fontOf: FontOf): unknown {
  return typeof text === "string" ? fontRuns(text, fontOf) : mapped(text, fontOf);
}
