import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { ensureChromium } from "../../../dev/programs";
import { Visitor } from "./visitor";

/** Widths that every page is looked at in: a phone and a desk. */
export const phone = { width: 360, height: 740 } as const;
export const desk = { width: 1280, height: 900 } as const;

export interface VisitOptions {
  viewport?: { width: number; height: number };
  /** False: the page must work all the same. */
  javaScript?: boolean;
  /** 长辈版, as the page's own switch sets it. */
  elder?: boolean;
  context?: BrowserContextOptions;
}

export interface TestBrowser {
  /** A visitor of their own: no cookies, nothing remembered. Closed after the test, which fails on what it saw. */
  visit(options?: VisitOptions): Promise<Visitor>;
  readonly raw: Browser;
}

/** One Chromium for the suite. After each test its visitors are closed, and what went wrong unseen fails it. */
export function useBrowser(site: { readonly baseUrl: string }): TestBrowser {
  let browser: Browser | undefined;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: await ensureChromium(),
      // As root there is no sandbox; small /dev/shm in containers crashes tabs.
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--lang=zh-CN", "--force-color-profile=srgb"],
    });
  }, 300_000);
  afterEach(async () => {
    const problems: string[] = [];
    for (const visitor of visitors.splice(0)) problems.push(...(await visitor.close()));
    if (problems.length > 0) throw new Error(`the browser saw:\n${problems.join("\n")}`);
  });
  afterAll(async () => {
    await browser?.close();
  }, 30_000);
  const raw = () => {
    if (!browser) throw new Error("the browser is not running yet");
    return browser;
  };
  return {
    get raw() {
      return raw();
    },
    visit: async ({ viewport = desk, javaScript = true, elder = false, context: more = {} } = {}) => {
      const context = await raw().newContext({
        baseURL: site.baseUrl,
        viewport,
        javaScriptEnabled: javaScript,
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        ...more,
      });
      context.setDefaultTimeout(15_000);
      if (elder) await context.addCookies([{ name: "gongping.size", value: "elder", url: site.baseUrl }]);
      const visitor = new Visitor(context, await context.newPage(), javaScript);
      visitors.push(visitor);
      return visitor;
    },
  };
}
