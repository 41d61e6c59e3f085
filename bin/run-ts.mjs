// Lets the small commands of this folder run TypeScript: registers tsx, then the file itself.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export async function runTypeScript(file) {
  if (!existsSync(join(root, "node_modules", "tsx"))) {
    console.error("Dependencies are missing. Run `npm install --no-save` (or `npm start`, which does it).");
    process.exit(1);
  }
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(root, "tsconfig.json") });
  await import(pathToFileURL(join(root, file)).href);
}
