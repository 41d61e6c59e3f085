import { gunzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import { type AuditAction, auditEntry, invitation, storedFile } from "../../src/db/schema";
import { listCaseTrace } from "../../src/features/panels";
import { readNow } from "../../src/platform/clock";
import { sha256 } from "../../src/platform/crypto";
import { randomId, timeOrderedId } from "../../src/platform/id";
import { as, regulatorActor } from "../support/world";
import { makeDrawn } from "./addresses";
import { type Site, startSite, type Visit, visitPage } from "./site";
import { type BenchDatabase, compare, type Figure, figure, inRounds, median } from "./support";

const rounds = 7;
/** Visits of one address in one round, one after the other. */
const visits = 30;
const fileCount = 40;
const entryCount = 400;

const names = ["blank", "page", "last", "hundred", "contractor"] as const;
type Name = (typeof names)[number];
const titles: Readonly<Record<Exclude<Name, "blank">, string>> = {
  page: "regulator's page of a case with 40 files and 400 entries",
  last: "the same, the last 20 entries",
  hundred: "the same, 100 entries a page",
  contractor: "the contractor's page of that case",
};

/** Opening a case that has gone a long way: 40 files and 400 entries in its trace, against the blank page. */
export async function benchCase(bench: BenchDatabase): Promise<Figure[]> {
  const site = await startSite(bench, "bench_case", 10_000);
  try {
    const drawn = await site.prepare(async () => {
      const made = await makeDrawn(site);
      await layHistory(made);
      return made;
    });
    await site.owner`vacuum analyze`;
    const station = await site.signIn({
      personId: site.city.staff.find(({ post }) => post === "station")!.personId,
    });
    const contractor = await site.signIn({ userId: drawn.contractor });
    const seen = `/regulator/cases/${drawn.caseId}`;
    const addresses: Record<Name, readonly [path: string, cookie?: string]> = {
      blank: ["/logout"],
      page: [seen, station],
      last: [`${seen}?page=${entryCount / 20}`, station],
      hundred: [`${seen}?size=100`, station],
      contractor: [`/contractor/cases/${drawn.caseId}`, contractor],
    };
    demandHistory(await visitPage(site, ...addresses.page));
    const other = await site.owner<{ id: string }[]>`
      select id from review_case where state = 'ADMITTED' and id <> ${drawn.caseId} limit 1`;
    return [
      ...(await measure(site, addresses)),
      await statements(bench, site, addresses.page, [`/regulator/cases/${other[0]!.id}`, station]),
    ];
  } finally {
    await site.stop();
  }
}

async function measure(
  site: Site,
  addresses: Readonly<Record<Name, readonly [path: string, cookie?: string]>>,
): Promise<Figure[]> {
  const empty = () =>
    Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const [ends, used] = [empty(), empty()];
  for (let n = 0; n < visits; n++) for (const name of names) await visitPage(site, ...addresses[name]);
  const run = async (name: Name) => {
    const before = site.processorTime();
    const seen: Visit[] = [];
    for (let n = 0; n < visits; n++) seen.push(await visitPage(site, ...addresses[name]));
    used[name].push((site.processorTime() - before) / visits);
    ends[name].push(median(seen.map(({ whole }) => whole)));
    return median(seen.map(({ firstByte }) => firstByte));
  };
  const starts = await inRounds(
    rounds,
    Object.fromEntries(names.map((name) => [name, () => run(name)])) as Record<Name, () => Promise<number>>,
  );
  const against = (series: Record<Name, number[]>, what: string, goal: string) =>
    names.flatMap((name) =>
      name === "blank"
        ? []
        : [figure(`${titles[name]}: ${what}`, "ms", goal, compare(series.blank, series[name]))],
    );
  return [
    ...against(starts, "TTFB one at a time, median", "ratio ≤ 3"),
    ...against(ends, "to the last byte, one at a time, median", "ratio ≤ 3"),
    ...against(used, "processor time of the web server per request", "—"),
  ];
}

/** Neither files nor entries may cost a statement each. */
async function statements(
  bench: BenchDatabase,
  site: Site,
  full: readonly [path: string, cookie?: string],
  plain: readonly [path: string, cookie?: string],
): Promise<Figure> {
  const [few, many] = await bench.listening(async (statementsOf) => {
    const count = async (address: readonly [path: string, cookie?: string]) =>
      (await statementsOf(() => visitPage(site, ...address))).length;
    return [await count(plain), await count(full)] as const;
  });
  return {
    name: "SQL statements of the regulator's page: this case, drawn, against one only admitted",
    baseline: String(few),
    subject: String(many),
    ratio: many / few,
    spread: "—",
    goal: "—",
  };
}

/** The page must show what was laid, or its figure is one of another page. */
function demandHistory({ body, encoding }: Visit): void {
  const html = (encoding === "gzip" ? gunzipSync(body) : body).toString();
  const files = new Set([...html.matchAll(/href="\/api\/files\/([^"]+)"/g)].map(([, id]) => id));
  if (files.size !== fileCount) throw new Error(`the case's page shows ${files.size} files`);
  const total = /共 (\d+) 条/.exec(html.replaceAll("<!-- -->", ""))?.[1];
  if (Number(total) !== entryCount) throw new Error(`the case's page speaks of ${total} entries`);
}

type Drawn = Awaited<ReturnType<typeof makeDrawn>>;

/** Lays the files and fills the case's trace up to the number, as uploads, messages and reading leave it. */
async function layHistory(drawn: Drawn): Promise<void> {
  const files = await layFiles(drawn);
  const asked = await database()
    .select({ id: invitation.id })
    .from(invitation)
    .where(eq(invitation.caseId, drawn.caseId));
  const station = await as(regulatorActor("station", "370200"));
  const { total } = await listCaseTrace(station, drawn.caseId, () => ({ limit: 1, offset: 0 }));
  const entries = happenings(drawn, files, asked);
  const now = (await readNow()).getTime();
  const rows = Array.from({ length: entryCount - total }, (_, n) => {
    const at = new Date(now - (entryCount - n) * 600_000);
    return { id: timeOrderedId(at), at, requestId: randomId(), ...entries.next().value };
  });
  await database().insert(auditEntry).values(rows);
}

async function layFiles({ caseId, contractor }: Drawn): Promise<File[]> {
  const now = await readNow();
  const kinds = { plan: 24, company_review: 8, supervisor_review: 8 } as const;
  const rows = Object.entries(kinds).flatMap(([kind, versions]) =>
    Array.from({ length: versions }, (_, index) => ({
      id: randomId(),
      caseId,
      kind: kind as keyof typeof kinds,
      version: index + 1,
      displayName: `1号工作井深基坑专项施工方案（第${index + 1}次修改）.pdf`,
      objectKey: `bench/${caseId}/${kind}/${index}`,
      state: "AVAILABLE" as const,
      size: 4_000_000,
      sha256: sha256(`${caseId}/${kind}/${index}`),
      contentType: "application/pdf",
      pages: 86,
      scanner: "none",
      uploadedBy: contractor,
      startedAt: now,
      availableAt: now,
    })),
  );
  await database().insert(storedFile).values(rows);
  if (rows.length !== fileCount) throw new Error(`${rows.length} files were laid`);
  return rows;
}

type File = Pick<typeof storedFile.$inferSelect, "id" | "kind" | "version" | "sha256">;
type Happening = Omit<typeof auditEntry.$inferInsert, "id" | "at" | "requestId">;

/** Every upload and message once, then people who open the files, without end. */
function* happenings(
  drawn: Drawn,
  files: readonly File[],
  asked: readonly { id: string }[],
): Generator<Happening, never> {
  const unit = {
    actorKind: "user",
    actorId: drawn.contractor,
    actorRole: "contractor",
    actorOrg: drawn.organizationId,
  };
  const system = { actorKind: "system", actorId: "bench", actorRole: null, actorOrg: null };
  const entry = (who: typeof unit | typeof system, action: AuditAction, type: string, id: string) => ({
    ...who,
    action,
    subjectType: type,
    subjectId: id,
  });
  for (const { id, kind, version, sha256: digest } of files) {
    const detail = { fileId: id, kind, version };
    const about = ["case", drawn.caseId] as const;
    yield { ...entry(unit, "file.uploadStarted", ...about), detail };
    yield { ...entry(unit, "file.made", ...about), detail: { ...detail, size: 4_000_000, sha256: digest } };
    yield { ...entry(system, "file.scanned", ...about), detail: { ...detail, stage: "content" } };
    yield { ...entry(system, "file.scanned", ...about), detail: { ...detail, stage: "virus" } };
  }
  for (const { id } of asked) {
    const detail = { case: drawn.caseId };
    yield { ...entry(system, "invitation.sent", "invitation", id), detail };
    yield {
      ...entry(system, "invitation.delivered", "invitation", id),
      detail: { ...detail, via: "receipt" },
    };
  }
  const readers = [
    unit,
    { ...unit, actorId: "bench-expert", actorRole: "expert" },
    { ...unit, actorId: "bench-station", actorRole: "regulator", actorOrg: "370200" },
  ];
  for (let n = 0; ; n++) {
    const { id, kind, version, sha256: digest } = files[n % files.length]!;
    const detail = { caseId: drawn.caseId, kind, version, sha256: digest };
    yield { ...entry(readers[n % readers.length]!, "file.read", "file", id), detail };
  }
}
