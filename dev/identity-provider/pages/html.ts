declare const safe: unique symbol;
/** Text that may stand in a page as it is. */
export type Html = { readonly text: string; readonly [safe]: true };

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text of our own source, never of a user. */
export function raw(text: string): Html {
  return { text } as Html;
}

type Part = Html | Html[] | string | number | false | undefined;

function render(part: Part): string {
  if (part === false || part === undefined) return "";
  if (Array.isArray(part)) return part.map(render).join("");
  if (typeof part === "object") return part.text;
  return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Template tag: everything put in is escaped unless it is Html already. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return raw(strings.reduce((text, string, index) => text + render(parts[index - 1]) + string));
}
