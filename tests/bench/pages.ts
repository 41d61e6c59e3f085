import { setTimeout as sleep } from "node:timers/promises";
import { type Site, startSite, visitPage } from "./site";
import { type BenchDatabase, compare, type Figure, figure, inRounds, median, quantile } from "./support";

const cases = 100_000;
const perSecond = 20;
const rounds = 5;
/** Requests of one address in one round: three seconds at that rate, and so many one after the other. */
const requests = 60;
const alone = 20;

const list = "/regulator/cases";
const names = ["blank", "first", "page500", "filtered", "keyword", "page"] as const;
type Name = (typeof names)[number];
const titles: Readonly<Record<Exclude<Name, "blank">, string>> = {
  first: "regulator's case list, page 1",
  page500: "the list's page 500",
  filtered: "the list by state and specialty, sorted by number",
  keyword: "the list, search for a word",
  page: "a case's page",
};

/**
 * Time to first byte with 100,000 cases. The baseline is the least page that the product renders for each
 * request: /logout for somebody who is not signed in, which asks the database nothing.
 */
export async function benchPages(bench: BenchDatabase): Promise<Figure[]> {
  const site = await startSite(bench, "bench_pages", cases);
  try {
    const station = site.city.staff.find(({ post }) => post === "station")!;
    const cookie = await site.signIn({ personId: station.personId });
    const [filed] = await site.owner<{ id: string }[]>`
      select id from review_case where state = 'ADMITTED' order by submitted_at desc limit 1`;
    const paths: Record<Name, string> = {
      blank: "/logout",
      first: list,
      page500: `${list}?page=500`,
      filtered: `${list}?state=ADMITTED&specialty=SZ-JK&sort=number&direction=asc`,
      keyword: `${list}?keyword=${encodeURIComponent("深基坑")}`,
      page: `${list}/${filed!.id}`,
    };
    const visit = async (name: Name) =>
      (await visitPage(site, paths[name], name === "blank" ? undefined : cookie)).firstByte;
    const each = (run: (name: Name) => Promise<number>) =>
      Object.fromEntries(names.map((name) => [name, () => run(name)])) as Record<Name, () => Promise<number>>;
    for (let n = 0; n < 2 * alone; n++) for (const name of names) await visit(name);

    const used = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
    const single = await inRounds(
      rounds,
      each(async (name) => {
        const before = site.processorTime();
        const spent: number[] = [];
        for (let n = 0; n < alone; n++) spent.push(await visit(name));
        used[name].push((site.processorTime() - before) / alone);
        return median(spent);
      }),
    );
    const steady = await inRounds(
      rounds,
      each((name) => p95(() => visit(name))),
    );

    const against = (series: Record<Name, number[]>, what: string, goal: string) =>
      names.flatMap((name) =>
        name === "blank"
          ? []
          : [figure(`${titles[name]}: ${what}`, "ms", goal, compare(series.blank, series[name]))],
      );
    return [
      ...against(steady, `TTFB p95 at ${perSecond} rps`, "ratio ≤ 5, ≤ 300 ms"),
      figure(
        `page 500 against page 1: TTFB p95 at ${perSecond} rps`,
        "ms",
        "ratio ≤ 1.5",
        compare(steady.first, steady.page500),
      ),
      ...against(single, "TTFB one at a time, median", "ratio ≤ 5"),
      ...against(used, "processor time of the web server per request", "—"),
      await rowsOf(bench, site, cookie),
    ];
  } finally {
    await site.stop();
  }
}

/** An open loop: a slow answer does not keep the next request from being sent. */
async function p95(visit: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const asked: Promise<number>[] = [];
  for (let n = 0; n < requests; n++) {
    await sleep(Math.max(0, started + (n * 1000) / perSecond - performance.now()));
    asked.push(visit());
  }
  return quantile(await Promise.all(asked), 0.95);
}

async function rowsOf(bench: BenchDatabase, site: Site, cookie: string): Promise<Figure> {
  const [few, many] = await bench.listening(async (statementsOf) => {
    const count = async (size: number) =>
      (await statementsOf(() => site.visit(`${list}?size=${size}`, cookie))).length;
    return [await count(20), await count(100)] as const;
  });
  return {
    name: "SQL statements of the case list: 100 rows against 20",
    baseline: String(few),
    subject: String(many),
    ratio: many / few,
    spread: "—",
    goal: "≤ 12, ratio 1",
  };
}
