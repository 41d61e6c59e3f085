/** Programs npm does not have: Redis for the second queue backend, Chromium for the browser journeys. */
import { ensureProgram, type FetchOptions } from "./fetch";

/** The path of `redis-server`, fetched from Debian when absent. PlainError says in Chinese why it cannot. */
export async function ensureRedis(options?: FetchOptions): Promise<string> {
  return await ensureProgram(
    {
      packages: ["redis-server", "redis-tools"],
      title: " Redis",
      commands: ["redis-server"],
      inside: "usr/bin/redis-server",
    },
    options,
  );
}

/** The path of Chromium with Chinese fonts, fetched from Debian when absent. PlainError as above. */
export async function ensureChromium(options?: FetchOptions): Promise<string> {
  return await ensureProgram(
    {
      packages: ["chromium", "chromium-common", "fonts-noto-cjk"],
      title: " Chromium 浏览器",
      commands: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
      inside: "usr/lib/chromium/chromium",
    },
    options,
  );
}
