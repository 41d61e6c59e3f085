import { mkdirSync } from "node:fs";
import path from "node:path";
import { source as axeSource } from "axe-core";
import type { BrowserContext, Page, Request, Response } from "playwright-core";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Somebody at a browser. Everything that goes wrong without being noticed is kept and fails the test: errors
 * on the console (broken policies among them), exceptions, failed requests, answers of 400 and above.
 */
export class Visitor {
  private readonly problems: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly scripts: boolean,
  ) {
    page.on("console", (message) => {
      const refusal = /status of (\d+)/.exec(message.text());
      // Chromium repeats a bad answer here; the answer itself is judged below.
      if (message.type() === "error" && !refusal) this.note(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.note(`exception: ${error.message}`));
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      if (!scripts && isPreloadedChunk(request, reason)) return;
      // Leaving a page aborts what it was still asking for.
      if (reason !== "net::ERR_ABORTED") this.note(`failed request: ${request.url()} ${reason}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.note(`answer ${response.status()}: ${response.url()}`);
    });
  }

  /** Takes what matches for right in this visit, e.g. `/answer 404: .*cases/`. */
  expect(problem: RegExp): void {
    this.expected.push(problem);
  }

  /** Goes there; answers the page's response. */
  async goto(address: string): Promise<Response | null> {
    return await this.page.goto(address, { waitUntil: this.scripts ? "load" : "domcontentloaded" });
  }

  /** The visible text of the page. */
  async text(): Promise<string> {
    return (await this.page.locator("body").allInnerTexts()).join("\n");
  }

  /** Sends a button's form and waits for the page after it. */
  async press(name: string | RegExp): Promise<void> {
    await Promise.all([
      this.page.waitForEvent("load"),
      this.page.getByRole("button", { name, exact: typeof name === "string" }).click(),
    ]);
  }

  /** What accessibility rules and the layout say about the page as it is now; empty when nothing is wrong. */
  async inspect(): Promise<string[]> {
    const found = await this.layout();
    if (this.scripts) found.push(...(await this.axe()).map((one) => `${this.page.url()}: ${one}`));
    return found;
  }

  /** The layout alone, which is quick: nothing sticks out sideways. */
  async layout(): Promise<string[]> {
    const [content, window] = await this.page.evaluate(
      () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const,
    );
    if (content <= window) return [];
    return [`${this.page.url()}: scrolls sideways: ${content} px in ${window} px (${await this.widest()})`];
  }

  /** Violations of WCAG 2.2 A and AA. Evaluated, not added as a script: the policy stays as it is. */
  async axe(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    const violations = await this.page.evaluate(async (values) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(document, { runOnly: { type: "tag", values } });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map((node) => node.target.join(" ")),
      }));
    }, rules);
    return violations.map(({ id, help, at }) => `${id} (${help}): ${at.slice(0, 5).join("; ")}`);
  }

  /** Keeps a picture in tests/screenshots/out; `name` is kebab-case without ending. */
  async screenshot(name: string): Promise<string> {
    const folder = path.join(process.cwd(), "tests", "screenshots", "out");
    mkdirSync(folder, { recursive: true });
    const width = this.page.viewportSize()?.width ?? 0;
    const file = path.join(folder, `${name}-${width}.png`);
    await this.page.screenshot({ path: file, fullPage: true, animations: "disabled" });
    return file;
  }

  /** A picture of the page's upper part, `height` pixels at most. */
  async picture(height: number): Promise<Buffer> {
    const [width, length] = await this.page.evaluate(
      () => [document.documentElement.clientWidth, document.documentElement.scrollHeight] as const,
    );
    const clip = { x: 0, y: 0, width, height: Math.min(height, length) };
    return await this.page.screenshot({ fullPage: true, clip, animations: "disabled" });
  }

  /** Leaves before the test ends; what went wrong is told at its end. */
  async leave(): Promise<void> {
    await this.context.close();
  }

  /** Leaves; answers what went wrong during the visit. */
  async close(): Promise<string[]> {
    await this.context.close();
    return this.problems;
  }

  private note(problem: string): void {
    if (!this.expected.some((one) => one.test(problem))) this.problems.push(problem);
  }

  private widest(): Promise<string> {
    return this.page.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      const over = [...document.querySelectorAll("body *")].filter(
        (one) => one.getBoundingClientRect().right > edge + 0.5,
      );
      const last = over.at(-1);
      return last ? `${last.tagName.toLowerCase()}.${last.className}` : "";
    });
  }
}

/**
 * React preloads its first chunk, `<link rel="preload" as="script" nonce=…>`. Where scripts are off Chromium does
 * not take that nonce and refuses the preload by the policy; nothing else of a page may fail, and nobody misses it.
 */
function isPreloadedChunk(request: Request, reason: string): boolean {
  const { pathname } = new URL(request.url());
  return (
    reason === "csp" &&
    request.resourceType() === "script" &&
    /^\/_next\/static\/chunks\/[^/]+\.js$/.test(pathname)
  );
}
