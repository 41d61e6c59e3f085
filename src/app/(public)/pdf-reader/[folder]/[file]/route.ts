import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export const runtime = "nodejs";

/** Where the package keeps what its reader asks for. */
const folders: Readonly<Record<string, string>> = {
  build: "legacy/build",
  cmaps: "cmaps",
  standard_fonts: "standard_fonts",
  wasm: "wasm",
};
const types: Readonly<Record<string, string>> = {
  mjs: "text/javascript; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  wasm: "application/wasm",
};

/**
 * The page view's own parts: its worker, character maps and fonts, from the package as it was installed and from no
 * other origin. The same for everybody; nothing of a case is in it.
 */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ folder: string; file: string }> },
): Promise<Response> {
  const { folder, file } = await params;
  const place = Object.hasOwn(folders, folder) ? folders[folder] : undefined;
  const known = folder === "build" ? file === "pdf.worker.min.mjs" : /^[\w-]+(\.[\w-]+)+$/.test(file);
  if (!place || !known) return missing();
  try {
    const bytes = await readFile(join(packageFolder(), place, file));
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": types[file.split(".").at(-1) ?? ""] ?? "application/octet-stream",
        "content-length": String(bytes.length),
        "x-content-type-options": "nosniff",
      },
    });
  } catch {
    return missing();
  }
}

function packageFolder(): string {
  // The server runs in its own folder (standalone), with node_modules in it.
  return dirname(createRequire(join(process.cwd(), "package.json")).resolve("pdfjs-dist/package.json"));
}

function missing(): Response {
  return new Response("没有找到这个文件。", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
