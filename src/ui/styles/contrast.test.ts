import { readFileSync } from "node:fs";

const css = readFileSync("src/app/globals.css", "utf8");
const tokens = new Map(
  [...css.matchAll(/--color-([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]),
);

/** Relative luminance, WCAG 2.2. */
function luminance(name: string): number {
  const hex = tokens.get(name);
  if (!hex) throw new Error(`no token ${name}`);
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ["surface", "ground"];
const tints = ["brand-tint", "good-tint", "warn-tint", "bad-tint", "idle-tint"];
const texts = ["ink", "ink-2", "ink-3", "brand", "brand-dark"].flatMap((text) =>
  [...grounds, ...tints].map((ground) => [text, ground] as const),
);
const statuses = ["good", "warn", "bad"].flatMap((tone) =>
  [...grounds, `${tone}-tint`].map((ground) => [tone, ground] as const),
);

describe("contrast", () => {
  it("reads every token as hex", () => {
    expect(tokens.size).toBe([...css.matchAll(/--color-[a-z0-9-]+:/g)].length);
    expect(tokens.size).toBeGreaterThan(15);
  });

  it.each([...texts, ...statuses, ["surface", "brand"], ["surface", "brand-dark"]] as const)(
    "text %s on %s is at least 4.5:1",
    (text, ground) => expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5),
  );

  it.each([
    ["line-3", "surface"],
    ["line-3", "ground"],
    ["bad", "surface"],
    ["ink", "focus"],
    ["focus", "bad"],
    ["focus", "brand"],
  ] as const)("edge %s against %s is at least 3:1", (edge, ground) =>
    expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3),
  );
});
