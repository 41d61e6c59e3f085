/** What panels found wrong in plans of each kind, so that no plan and no unit is recognised in it. Pure. */

/** The database's groups: reports of a kind, a serious defect of the catalogue in them, items under a heading. */
export interface Finding {
  readonly kind: string;
  readonly what: "REPORT" | "DEFECT" | "ITEM";
  /** A defect's code, or WORDS for one in the panel's own; `HEADING.SEVERITY` of items. */
  readonly key: string;
  readonly reports: number;
  /** Contractors whose plans these were. */
  readonly units: number;
  readonly times: number;
}

/** The rule of three: with fewer, one of them could tell who the other is. */
const least = 3;

export interface FrequentDefects {
  readonly kind: string;
  readonly reports: number;
  /** Frequent enough to be named, the most frequent first. */
  readonly named: readonly { readonly code: string; readonly reports: number }[];
  /** Times something else was found: too rare to be named, or in a panel's own words. */
  readonly unnamed: number;
}

/** Whether so many reports of so many units hide each single one. */
export function hidesEach({ reports, units }: Pick<Finding, "reports" | "units">): boolean {
  return reports >= least && units >= least;
}

/** Kinds with enough reports, the most reported first, with the serious defects found in them. */
export function frequentDefects(read: readonly Finding[]): FrequentDefects[] {
  return shownKinds(read).map(({ kind, reports }) => {
    const found = read.filter((one) => one.kind === kind && one.what === "DEFECT");
    const named = found
      .filter((one) => one.key !== "WORDS" && hidesEach(one))
      .map(({ key, reports: times }) => ({ code: key, reports: times }))
      .sort((a, b) => b.reports - a.reports || (a.code < b.code ? -1 : 1));
    const all = found.reduce((total, one) => total + one.reports, 0);
    return { kind, reports, named, unnamed: all - named.reduce((total, one) => total + one.reports, 0) };
  });
}

export interface ItemRow {
  readonly kind: string;
  readonly reports: number;
  /** Items by heading, in the order given; only what must be changed. */
  readonly must: readonly number[];
  readonly advice: number;
  readonly items: number;
}

/** Items of the reports of each kind with enough of them, by heading. Their words stay with the reports. */
export function itemRows(read: readonly Finding[], headings: readonly string[]): ItemRow[] {
  return shownKinds(read).map(({ kind, reports }) => {
    const own = read.filter((one) => one.kind === kind && one.what === "ITEM");
    const times = (rows: readonly Finding[]) => rows.reduce((total, one) => total + one.times, 0);
    const must = headings.map((heading) => times(own.filter(({ key }) => key === `${heading}.MUST`)));
    return {
      kind,
      reports,
      must,
      advice: times(own.filter(({ key }) => key.endsWith(".ADVICE"))),
      items: times(own),
    };
  });
}

/** Kinds with too few reports to be shown apart, taken together. */
export function leftKinds(read: readonly Finding[]): { kinds: number; reports: number } {
  const left = read.filter((one) => one.what === "REPORT" && !hidesEach(one));
  return { kinds: left.length, reports: left.reduce((total, one) => total + one.reports, 0) };
}

function shownKinds(read: readonly Finding[]): Finding[] {
  return read
    .filter((one) => one.what === "REPORT" && hidesEach(one))
    .sort((a, b) => b.reports - a.reports || (a.kind < b.kind ? -1 : 1));
}
