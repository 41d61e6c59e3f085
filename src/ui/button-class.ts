/** primary: the page's one main act; quiet: any other; slim: inside rows. */
export type ButtonLook = "primary" | "quiet" | "slim";

/** The classes of a button; `big` is 60 px high and fills the line. */
export function buttonClass(look: ButtonLook = "primary", big = false): string {
  const kind = look === "primary" ? "" : look === "slim" ? " quiet slim" : " quiet";
  return `btn${kind}${big ? " big" : ""}`;
}
