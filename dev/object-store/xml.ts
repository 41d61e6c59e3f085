import { S3Error } from "./errors";

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Element tree for an answer: an array repeats its element, undefined leaves it out. */
export type Tree = { [name: string]: string | number | boolean | Tree | readonly Tree[] | undefined };

/** The XML document of an answer, in S3's namespace unless it is an error. */
export function writeXml(root: string, tree: Tree): string {
  const space = root === "Error" ? "" : ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${space}>${inner(tree)}</${root}>`;
}

function inner(tree: Tree): string {
  return Object.entries(tree)
    .flatMap(([name, value]) => (Array.isArray(value) ? value.map((item) => [name, item]) : [[name, value]]))
    .map(([name, value]) => {
      if (value === undefined) return "";
      return `<${name}>${typeof value === "object" ? inner(value) : escapeText(String(value))}</${name}>`;
    })
    .join("");
}

function escapeText(text: string): string {
  return text.replace(/[&<>"\p{Cc}]/gu, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`);
}

/**
 * The contents of each `name` element of a request document, in order. S3's request documents are flat and
 * small; anything that could hide structure (DTD, CDATA, comments) is refused.
 */
export function readElements(xml: string, name: string): string[] {
  if (/<!/.test(xml)) throw new S3Error(400, "MalformedXML", "Declarations are not accepted.");
  const found = xml.matchAll(new RegExp(`<${name}(?:\\s[^<>]*)?>([\\s\\S]*?)</${name}\\s*>`, "g"));
  return [...found].map((match) => match[1] ?? "");
}

/** The text of the first `name` element, unescaped; undefined when there is none. */
export function readText(xml: string, name: string): string | undefined {
  return readElements(xml, name)[0]?.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, code: string) => {
    if (code[0] !== "#") return named[code] ?? whole;
    const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number.parseInt(code.slice(1), 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
