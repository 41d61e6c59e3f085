/** Makes sure that a program npm does not have is there: `redis` or `chromium`. */
import { ensureChromium, ensureRedis } from "../../dev/programs";

const [name] = process.argv.slice(2);
const log = (line: string) => console.log(line);
try {
  if (name === "redis") console.log(await ensureRedis({ log }));
  else if (name === "chromium") console.log(await ensureChromium({ log }));
  else throw new Error("say redis or chromium");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
