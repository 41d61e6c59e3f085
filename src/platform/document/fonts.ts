import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Font, FontCollection } from "fontkit";

/** A font file, with the name of the face when the file holds several. */
export interface FontFace {
  readonly path: string;
  readonly name?: string;
}

export interface DocumentFonts {
  readonly regular: FontFace;
  readonly bold: FontFace;
  /** A system font for Han characters that the shipped one lacks, where there is one (docs/adr/0010). */
  readonly rare: FontFace | null;
  /** Which of the two has a character; null when neither has. */
  readonly fontOf: (codePoint: number) => "main" | "rare" | null;
}

/** Where Debian and its kin put fonts with tens of thousands of Han characters; the image installs the first two. */
const systemFonts: readonly FontFace[] = [
  { path: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", name: "NotoSansCJKsc-Regular" },
  { path: "/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf" },
  { path: "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", name: "NotoSansCJKsc-Regular" },
];

let loaded: Promise<DocumentFonts> | undefined;

/** The fonts of documents, found and opened once per process. */
export function documentFonts(): Promise<DocumentFonts> {
  loaded ??= openFonts(systemFonts);
  return loaded;
}

/** Opens the shipped font and the first of `candidates` that is there; for tests with other candidates. */
export async function openFonts(candidates: readonly FontFace[]): Promise<DocumentFonts> {
  const { openSync } = await import("fontkit");
  // The server runs in its own folder (standalone) and the worker in the project's: both have node_modules.
  const shipped = dirname(
    createRequire(join(process.cwd(), "package.json")).resolve(
      "@expo-google-fonts/noto-sans-sc/package.json",
    ),
  );
  const regular = { path: join(shipped, "400Regular", "NotoSansSC_400Regular.ttf") };
  const bold = { path: join(shipped, "700Bold", "NotoSansSC_700Bold.ttf") };
  const rare = candidates.find(({ path }) => existsSync(path)) ?? null;
  const main = face(openSync(regular.path));
  const other = rare && face(openSync(rare.path, rare.name));
  return {
    regular,
    bold,
    rare,
    fontOf: (codePoint) => {
      if (main.hasGlyphForCodePoint(codePoint)) return "main";
      return other?.hasGlyphForCodePoint(codePoint) ? "rare" : null;
    },
  };
}

function face(opened: Font | FontCollection): Font {
  if ("fonts" in opened) throw new Error("a font collection without the name of its face");
  return opened;
}
