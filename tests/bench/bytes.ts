import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { findAddresses, isPage } from "./addresses";
import { startSite, type Visit } from "./site";
import { type BenchDatabase, type Figure, median, table } from "./support";

interface PageBytes {
  readonly route: string;
  readonly js: number;
  readonly css: number;
  readonly html: number;
  readonly fonts: number;
  /** Statements of one visit, the session's and the transaction's own (begin, settings, commit) among them. */
  sql: number;
}

const goals = { expert: 155_000, others: 200_000, css: 20_000, html: 60_000 } as const;
/** What anybody downloads who uses an expert's pages, from the message's link on. */
const isExperts = (route: string) => route.startsWith("/expert") || route.startsWith("/i/");

/** Bytes of each page's first visit, gzipped file by file as the server sends them; every page of the product. */
export async function benchBytes(bench: BenchDatabase): Promise<Figure[]> {
  const site = await startSite(bench, "bench_bytes", 400);
  try {
    const addresses = await findAddresses(site);
    const pages: PageBytes[] = [];
    const missed: string[] = [];
    for (const route of routes().filter(isPage)) {
      const address = addresses.get(route);
      const answer = address && (await site.visit(address.path, address.cookie));
      if (answer?.status === 200) pages.push({ ...weigh(route, answer), sql: 0 });
      else
        missed.push(
          `${route} (${address?.path}): ${answer?.status ?? "no address"} ${answer?.location ?? ""}`,
        );
    }
    if (missed.length > 0)
      throw new Error(`pages to be set right in tests/bench/addresses.ts:\n${missed.join("\n")}`);
    await bench.listening(async (statementsOf) => {
      for (const page of pages) {
        const { path, cookie } = addresses.get(page.route)!;
        page.sql = (await statementsOf(() => site.visit(path, cookie))).length;
      }
    });
    const floor = frameworkBytes();
    console.log(`\n${pagesTable(pages, floor)}`);
    return figures(pages, floor);
  } finally {
    await site.stop();
  }
}

/** Routes of all page files, groups left out. */
function routes(): string[] {
  return readdirSync(join("src", "app"), { recursive: true })
    .map(String)
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/\([^)]*\)/g, "") || "/")
    .sort();
}

function weigh(route: string, answer: Visit): Omit<PageBytes, "sql"> {
  const body = answer.encoding === "gzip" ? gunzipSync(answer.body) : answer.body;
  const html = body.toString();
  const scripts = new Set<string>();
  for (const [tag, source] of html.matchAll(/<script\b[^>]*?\bsrc="([^"]+)"[^>]*>/g)) {
    // Browsers that know modules, all of this decade, leave these out.
    if (source && !/\bnomodule\b/i.test(tag)) scripts.add(source);
  }
  for (const [tag, source] of html.matchAll(/<link\b[^>]*?\bhref="([^"]+)"[^>]*>/g)) {
    if (source && /\bas="script"|rel="modulepreload"/.test(tag)) scripts.add(source);
  }
  // What the page's own data asks for besides: client parts that are no script tag.
  for (const [source] of html.matchAll(/\/_next\/static\/chunks\/[\w.~-]+\.js/g)) {
    if (!isNoModule(html, source)) scripts.add(source);
  }
  const sheets = new Set(
    [...html.matchAll(/<link\b[^>]*?\bhref="([^"]+\.css[^"]*)"[^>]*>/g)].map(([, href]) => href!),
  );
  const styles = [...sheets].map(staticFile);
  return {
    route,
    js: sum([...scripts].map((source) => gz(staticFile(source)))),
    css: sum(styles.map(gz)),
    html: gz(body),
    fonts:
      sum(styles.map((css) => [...css.toString().matchAll(/@font-face/g)].length)) +
      [...html.matchAll(/as="font"|@font-face/g)].length,
  };
}

const isNoModule = (html: string, source: string) =>
  [...html.matchAll(/<script\b[^>]*>/g)].some(([tag]) => tag.includes(source) && /\bnomodule\b/i.test(tag));

const gz = (bytes: Buffer) => gzipSync(bytes).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function staticFile(address: string): Buffer {
  const path = address.replace(/\?.*$/, "");
  if (!path.startsWith("/_next/static/")) throw new Error(`${address} is no file of the build`);
  return readFileSync(join(".next", decodeURIComponent(path.slice("/_next/".length))));
}

/** The scripts that every page of the framework loads whatever it shows: the floor. */
function frameworkBytes(): number {
  const { rootMainFiles } = JSON.parse(readFileSync(join(".next", "build-manifest.json"), "utf8")) as {
    rootMainFiles: string[];
  };
  return sum(rootMainFiles.map((file) => gz(readFileSync(join(".next", file)))));
}

const kb = (bytes: number) => (bytes / 1000).toFixed(1);

function pagesTable(pages: readonly PageBytes[], floor: number): string {
  return table(
    ["page", "JS gz KB", "× floor", "CSS gz KB", "HTML gz KB", "web fonts", "SQL statements"],
    [
      ["(floor: the framework alone)", kb(floor), "1.00", "", "", "", ""],
      ...pages.map(({ route, js, css, html, fonts, sql }) => [
        `\`${route}\``,
        kb(js),
        (js / floor).toFixed(2),
        kb(css),
        kb(html),
        String(fonts),
        String(sql),
      ]),
    ],
  );
}

function figures(pages: readonly PageBytes[], floor: number): Figure[] {
  const row = (name: string, values: readonly number[], goal: string, base?: number): Figure => ({
    name,
    baseline: base ? `${kb(base)} KB` : "—",
    subject: `${kb(Math.max(...values))} KB`,
    ratio: base ? Math.max(...values) / base : Number.NaN,
    spread: `${kb(Math.min(...values))}–${kb(Math.max(...values))} KB, median ${kb(median(values))}`,
    goal,
  });
  const js = (experts: boolean) =>
    pages.filter(({ route }) => isExperts(route) === experts).map((one) => one.js);
  return [
    row(
      `JS gz of the heaviest of ${js(true).length} experts' pages against the floor`,
      js(true),
      `≤ ${kb(goals.expert)} KB, ratio ≤ 1.15`,
      floor,
    ),
    row(
      `JS gz of the heaviest of ${js(false).length} other pages against the floor`,
      js(false),
      `≤ ${kb(goals.others)} KB, ratio ≤ 1.5`,
      floor,
    ),
    row(
      "CSS gz, heaviest page",
      pages.map(({ css }) => css),
      `≤ ${kb(goals.css)} KB`,
    ),
    row(
      "HTML gz, heaviest page",
      pages.map(({ html }) => html),
      `≤ ${kb(goals.html)} KB`,
    ),
    {
      name: "web fonts on all pages",
      baseline: "—",
      subject: String(sum(pages.map(({ fonts }) => fonts))),
      ratio: Number.NaN,
      spread: "—",
      goal: "0",
    },
    {
      name: "SQL statements of a page, the most of any",
      baseline: "—",
      subject: String(Math.max(...pages.map(({ sql }) => sql))),
      ratio: Number.NaN,
      spread: `median ${median(pages.map(({ sql }) => sql))}`,
      goal: "≤ 12",
    },
  ];
}
