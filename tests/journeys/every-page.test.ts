import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sitePhone } from "../../src/app/site";
import { chosen } from "../screenshots/chosen";
import { shrinkPng } from "../screenshots/shrink-png";
import { desk, phone, useBrowser } from "../support/journey/browser";
import { loginAs } from "../support/journey/login";
import { type PageVisit, pageRoutes, pageVisits } from "../support/journey/page-table";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";

const sizes = ["standard", "elder"] as const;
const views = [desk, phone];
/** A mobile or an ID number anywhere in the document, the data of its scripts included (C25). */
const personalNumber =
  /(?<![0-9A-Za-z_-])(?:1[3-9]\d{9}|\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![0-9A-Za-z_-])/g;
/** `npm run screenshots`: the same walk with a picture of each page; `-- manual`: the pages of the manual alone. */
const pictures = process.env.KEEP_PICTURES;
const pictured = pictures === "all" || pictures === "manual";
const walked = ({ name }: PageVisit) => pictures !== "manual" || chosen.some(({ visit }) => visit === name);

/** Every page of src/app, as somebody who may see it, in both widths and both sizes. */
describe("every page", () => {
  // A Tuesday afternoon in China: inside the send hours, whatever the time of the run.
  const city = useCity({ experts: 600, seeded: true, now: new Date("2026-12-01T06:30:00Z") });
  const browser = useBrowser(city);
  let visits: PageVisit[] = [];
  beforeAll(async () => {
    visits = await pageVisits(city);
  });
  const by = (role: RegExp) => visits.filter(({ route }) => role.test(route));

  it("is in the table", () => {
    expect([...new Set(visits.map(({ route }) => route))].sort()).toEqual(pageRoutes());
    const names = visits.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ["that needs no workspace", /^\/(?!contractor|expert|regulator|supervision|admin)/],
    ["of the contractor", /^\/contractor/],
    ["of the expert", /^\/expert/],
    ["of the regulator", /^\/regulator/],
    ["of the supervision", /^\/supervision/],
    ["of the administrators", /^\/admin/],
  ])(
    "%s keeps the rules in both widths and sizes",
    async (_, role) => {
      const found: string[] = [];
      await asEverybody(by(role).filter(walked), {}, async (visitor, visit) => {
        for (const size of sizes) {
          await choose(visitor, size);
          await visitor.goto(visit.address);
          found.push(...(await wrongWith(visitor, visit)));
          for (const view of views) {
            await visitor.page.setViewportSize(view);
            // The rules once per width; the sizes differ in measures alone, and those are measured.
            const wrong =
              size === "standard"
                ? await visitor.inspect()
                : [...(await visitor.layout()), ...(await tooSmall(visitor))];
            found.push(...wrong.map((one) => `${visit.name} ${size} ${view.width}: ${one}`));
            if (pictured) await keepPictures(visitor, visit.name, size);
          }
        }
      });
      expect(found).toEqual([]);
    },
    600_000,
  );

  it.each([
    ["contractor", /^\/contractor/],
    ["expert", /^\/(expert|i\/)/],
  ])(
    "of the %s answers without scripts",
    async (_, role) => {
      const found: string[] = [];
      await asEverybody(
        by(role).filter(walked),
        { javaScript: false, viewport: phone },
        async (visitor, visit) => {
          await visitor.goto(visit.address);
          found.push(...(await wrongWith(visitor, visit)), ...(await visitor.inspect()));
          const main = (await visitor.page.locator("main").allInnerTexts()).join("");
          if (main.trim().length < 20) found.push(`${visit.name}: nothing to read without scripts`);
        },
      );
      expect(found).toEqual([]);
    },
    600_000,
  );

  it("that failed says so in plain words, in both widths and sizes", async () => {
    const visitor = await browser.visit();
    visitor.expect(/answer 404: .*\/no\/such\/page/);
    visitor.expect(/answer 500: .*\/admin\/holidays/);
    visitor.expect(
      /^(console|exception): [\s\S]*(An error occurred in the Server Components render|Minified React error)/,
    );
    await loginAs(city, visitor, "admin-system", "/admin");
    await city.database.owner`alter table holiday rename to holiday_away`;
    try {
      for (const address of ["/no/such/page", "/admin/holidays"]) {
        for (const size of sizes) {
          await choose(visitor, size);
          await visitor.goto(address);
          for (const view of views) {
            await visitor.page.setViewportSize(view);
            expect(await visitor.inspect()).toEqual([]);
            if (pictured) await visitor.screenshot(`failure${address.replaceAll("/", "-")}-${size}`);
          }
          const text = await visitor.text();
          expect(text).toMatch(/没有找到这个页面|系统出了点问题/);
          expect(text).toMatch(/\d{4}-\d{8}/);
          expect(text).not.toMatch(/\b[45]\d\d\b|Error|holiday/);
          expect(await visitor.page.locator("h1").count()).toBe(1);
        }
      }
    } finally {
      await city.database.owner`alter table holiday_away rename to holiday`;
    }
  });

  it("of the manual shows pictures that are there, small, and as large as it says", async () => {
    const visitor = await browser.visit();
    const shown: string[] = [];
    for (const { address } of by(/^\/manual\//)) {
      await visitor.goto(address);
      const images = await visitor.page
        .locator("main img")
        .evaluateAll((all) =>
          all.map((one) => ["src", "width", "height", "alt"].map((name) => one.getAttribute(name))),
        );
      for (const [src, width, height, alt] of images) {
        const answer = await visitor.context.request.get(src ?? "");
        const bytes = await answer.body();
        // A PNG's head: both measures as big-endian numbers.
        expect([src, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
          src,
          Number(width),
          Number(height),
        ]);
        expect(bytes.length).toBeLessThanOrEqual(150_000);
        expect(alt).toMatch(/[\u4e00-\u9fff]/);
        shown.push(path.basename(src ?? ""));
      }
    }
    expect(shown.sort()).toEqual(chosen.map(({ file }) => file).sort());
  });

  it("of a panel prints on A4 without the navigation", async () => {
    const visit = visits.find(({ name }) => name === "contractor-cases-panel-formed");
    const visitor = await browser.visit();
    await loginAs(city, visitor, visit?.as ?? "", visit?.address);
    await visitor.page.emulateMedia({ media: "print" });
    expect(await visitor.page.locator("h1").isVisible()).toBe(true);
    expect(await visitor.page.locator("header nav").isVisible()).toBe(false);
    const pdf = await visitor.page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });

  /** One login for all that an account shows; the visits of one account after each other. */
  async function asEverybody(
    wanted: readonly PageVisit[],
    options: Parameters<typeof browser.visit>[0],
    look: (visitor: Visitor, visit: PageVisit) => Promise<void>,
  ): Promise<void> {
    expect(wanted.length).toBeGreaterThan(0);
    const accounts = [...new Set(wanted.map((visit) => visit.as))];
    for (const account of accounts) {
      const visitor = await browser.visit(options);
      if (account !== undefined) await loginAs(city, visitor, account);
      for (const visit of wanted.filter(({ as }) => as === account)) await look(visitor, visit);
      await visitor.leave();
    }
  }

  const choose = (visitor: Visitor, size: (typeof sizes)[number]) =>
    visitor.context.addCookies([{ name: "gongping.size", value: size, url: city.baseUrl }]);

  async function keepPictures(visitor: Visitor, name: string, size: (typeof sizes)[number]): Promise<void> {
    await visitor.screenshot(size === "elder" ? `${name}-elder` : name);
    const width = visitor.page.viewportSize()?.width;
    for (const one of chosen) {
      if (one.visit !== name || one.width !== width || (one.size ?? "standard") !== size) continue;
      const file = path.join(process.cwd(), "public", "manual", one.file);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, shrinkPng(await visitor.picture(one.height)));
    }
  }

  /** Opens it. What is asked of every document: it is the one asked for, it has a name, one heading, its language, the policy. */
  async function wrongWith(visitor: Visitor, visit: PageVisit): Promise<string[]> {
    const { page } = visitor;
    const policy = (await visitor.goto(visit.address))?.headers()["content-security-policy"] ?? "";
    const text = await visitor.text();
    const seen = await page.evaluate(() => ({
      title: document.title,
      headings: document.querySelectorAll("h1").length,
      language: document.documentElement.lang,
    }));
    const wrong: string[] = [];
    const asked = new URL(visit.address, city.baseUrl);
    const shown = new URL(page.url());
    if (shown.pathname !== asked.pathname) wrong.push(`is not shown but ${shown.pathname}`);
    if (!/\S/.test(seen.title) || !seen.title.includes("平台")) wrong.push(`title “${seen.title}”`);
    if (seen.headings !== 1) wrong.push(`${seen.headings} h1`);
    if (seen.language !== "zh-CN") wrong.push(`lang ${seen.language}`);
    const codes = text.match(
      /\b(undefined|null|NaN|Invalid Date|\[object \w+\])\b|\d{4}-\d\d-\d\d[T ]\d\d:/g,
    );
    if (codes) wrong.push(`shows ${codes.join(", ")}`);
    const persons = ((await page.content()).match(personalNumber) ?? []).filter((one) => one !== sitePhone());
    if (persons.length > 0) wrong.push(`holds ${persons.length} phone or ID numbers`);
    if (!/script-src [^;]*'nonce-/.test(policy) || policy.includes("unsafe")) wrong.push(`policy ${policy}`);
    return wrong.map((one) => `${visit.name}: ${one}`);
  }

  /** 长辈版: text from 18 px on, targets from 44 px on. */
  function tooSmall(visitor: Visitor): Promise<string[]> {
    return visitor.page.evaluate(() => {
      const shown = (one: Element) => one.checkVisibility({ visibilityProperty: true });
      const name = (one: Element) =>
        `${one.tagName.toLowerCase()}.${one.className} “${(one.textContent ?? "").trim().slice(0, 12)}”`;
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set<string>();
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const around = node.parentElement;
        if (!around || !/\S/.test(node.textContent ?? "") || !shown(around)) continue;
        const box = around.getBoundingClientRect();
        if (around.closest("svg, script, style, noscript") || box.width <= 1) continue;
        const px = Number.parseFloat(getComputedStyle(around).fontSize);
        if (px < 18) found.add(`text of ${px} px: ${name(around)}`);
      }
      for (const one of document.querySelectorAll(
        "button, summary, select, input, textarea, a[class*='btn']",
      )) {
        const box = (one.closest("label") ?? one).getBoundingClientRect();
        if (!shown(one) || box.width <= 1) continue;
        if (box.height < 43.5)
          found.add(`target ${Math.round(box.width)}×${Math.round(box.height)}: ${name(one)}`);
      }
      return [...found];
    });
  }
});
