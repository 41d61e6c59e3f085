import { execFileSync } from "node:child_process";

// Built in a process of its own: the compiler is ESM, which jest cannot load. As in production, but not minified.
const build = `
  import { readFileSync } from "node:fs";
  import postcss from "postcss";
  import tailwind from "@tailwindcss/postcss";
  const from = "src/app/globals.css";
  const plugin = tailwind({ optimize: { minify: false } });
  const { css } = await postcss([plugin]).process(readFileSync(from, "utf8"), { from });
  process.stdout.write(css);
`;

describe("the built CSS", () => {
  let css = "";
  beforeAll(() => {
    css = execFileSync(process.execPath, ["--input-type=module", "-e", build], { encoding: "utf8" });
  }, 30_000);

  it("holds the classes of the design system", () => {
    for (const name of [".card", ".btn.quiet", ".tag.good", "dl.facts", ".error-summary", ".rows.cards"]) {
      expect(css).toContain(name);
    }
  });

  it("writes colours only in ways a browser of 2022 knows", () => {
    expect(css).not.toMatch(/oklch|oklab|color-mix|lab\(|lch\(|light-dark/);
  });

  it("has no colour of Tailwind's own palette", () => {
    expect(css).not.toMatch(/--color-(red|blue|gray|slate|green|amber|black|white)\b/);
  });

  it("loads nothing from elsewhere: no web fonts, no addresses", () => {
    expect(css).not.toMatch(/@font-face|url\(/);
    expect(css.replace("https://tailwindcss.com", "")).not.toMatch(/https?:/);
  });

  it("keeps the tokens in a layer, so that 长辈版 can override their sizes", () => {
    expect(css).toMatch(/@layer theme\s*\{\s*:root/);
  });
});
