import { createHash, randomFillSync } from "node:crypto";
import { createWriteStream, rmSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type ObjectStore, startObjectStore } from "../../dev/object-store";
import { verifyPackage } from "../../src/features/approvals/package/verify-package";
import { testEnvironment } from "../support/environment";
import { type Site, startSite } from "./site";
import { type BenchDatabase, compare, type Figure, figure, inRounds } from "./support";

const rounds = 5;
const megabyte = 1_000_000;
/** Bytes of one plan, just below what a plan may have. */
const planSize = 200 * megabyte;
/** How long the reader stops halfway: what a server takes in meanwhile without being asked stays in its memory. */
const haltMs = 10_000;

/** A case whose files lie in the store, and what its package must hold. */
interface Laid {
  readonly caseId: string;
  readonly files: readonly { readonly size: number; readonly sha256: string }[];
}

interface Download {
  /** Bytes of the web server before, and the most that were seen meanwhile. */
  readonly before: number;
  readonly peak: number;
  readonly perSecond: number;
}

/** 证据包 through the production web server: does its memory grow with the package? 200 MB against 2 GB. */
export async function benchPackage(bench: BenchDatabase): Promise<Figure[]> {
  const place = join(process.cwd(), ".local", `bench-${process.pid}`, "package");
  const clear = () => rmSync(place, { recursive: true, force: true });
  // Gigabytes must not stay behind when the run is broken off.
  process.once("exit", clear);
  await mkdir(place, { recursive: true });
  const store = await startObjectStore({
    dir: join(place, "objects"),
    accessKey: testEnvironment.S3_ACCESS_KEY_ID,
    secretKey: testEnvironment.S3_SECRET_ACCESS_KEY,
  });
  try {
    const site = await startSite(bench, "bench_package", 400, { S3_ENDPOINT: store.endpoint });
    try {
      return await compareSizes(site, store, join(place, "package.zip"));
    } finally {
      await site.stop();
    }
  } finally {
    await store.stop();
    clear();
    process.off("exit", clear);
  }
}

async function compareSizes(site: Site, store: ObjectStore, target: string): Promise<Figure[]> {
  const station = site.city.staff.find(({ post }) => post === "station")!;
  const cookie = await site.signIn({ personId: station.personId });
  const [warm, small, large] = await layCases(site, store, [
    [2 * megabyte],
    [planSize],
    Array.from({ length: 10 }, () => planSize),
  ]);
  const seen = { small: [] as Download[], large: [] as Download[] };
  const run = (size: keyof typeof seen, laid: Laid) => async () => {
    await site.restart();
    await download(site, { laid: warm!, cookie, target, halt: 0 });
    await sleep(1000);
    const one = await download(site, { laid, cookie, target, halt: haltMs });
    seen[size].push(one);
    return (one.peak - one.before) / megabyte;
  };
  const grown = await inRounds(rounds, { small: run("small", small!), large: run("large", large!) });
  const of = (size: keyof typeof seen, what: keyof Download) => seen[size].map((one) => one[what] / megabyte);
  return [
    figure(
      "the web server's memory, growth while a package is downloaded: 2 GB against 200 MB",
      "MB",
      "ratio ≤ 1.25 or ≤ 100 MB",
      compare(grown.small, grown.large),
    ),
    figure(
      "its memory at the peak of 2 GB against before",
      "MB",
      "—",
      compare(of("large", "before"), of("large", "peak")),
    ),
    figure(
      "bytes a second, the halt left out: 2 GB against 200 MB",
      "MB/s",
      "—",
      compare(of("small", "perSecond"), of("large", "perSecond")),
    ),
  ];
}

/** Puts files of the given sizes, random bytes, behind as many admitted cases, in place of the city's that have no bytes. */
async function layCases(site: Site, store: ObjectStore, sizes: readonly number[][]): Promise<Laid[]> {
  const client = new S3Client({
    endpoint: store.endpoint,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: {
      accessKeyId: testEnvironment.S3_ACCESS_KEY_ID,
      secretAccessKey: testEnvironment.S3_SECRET_ACCESS_KEY,
    },
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
  const Bucket = testEnvironment.S3_BUCKET;
  await client.send(new CreateBucketCommand({ Bucket }));
  const cases = await site.owner<{ id: string }[]>`
    select id from review_case where state = 'ADMITTED' order by id limit ${sizes.length}`;
  await site.owner`delete from stored_file where case_id = any(${cases.map(({ id }) => id)})`;
  const all: Laid[] = [];
  for (const [index, { id: caseId }] of cases.entries()) {
    const files: { size: number; sha256: string }[] = [];
    for (const size of sizes[index] ?? []) {
      const body = randomFillSync(Buffer.allocUnsafe(size));
      const sha256 = createHash("sha256").update(body).digest("hex");
      const key = `bench/${caseId}/${files.length + 1}`;
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: body }));
      await site.owner`
        insert into stored_file (id, case_id, kind, version, display_name, object_key, state, size, sha256, content_type,
          pages, scanner, uploaded_by, available_at)
        values (gen_random_uuid(), ${caseId}, 'plan', ${files.length + 1}, '专项施工方案.pdf', ${key}, 'AVAILABLE', ${size},
          ${sha256}, 'application/pdf', 86, 'none', 'bench', app_now())`;
      files.push({ size, sha256 });
    }
    all.push({ caseId, files });
  }
  client.destroy();
  return all;
}

interface Wish {
  readonly laid: Laid;
  readonly cookie: string;
  /** The file that the package is written to, and that is gone afterwards. */
  readonly target: string;
  /** Milliseconds for which nothing is read, halfway. */
  readonly halt: number;
}

/** Downloads a package as fast as it comes and looks at the server's memory every 100 ms. */
async function download(site: Site, { laid, cookie, target, halt }: Wish): Promise<Download> {
  const before = site.residentMemory();
  let peak = before;
  const look = () => {
    peak = Math.max(peak, site.residentMemory());
  };
  const watch = setInterval(look, 100);
  const started = performance.now();
  const file = createWriteStream(target);
  const half = laid.files.reduce((sum, { size }) => sum + size, 0) / 2;
  try {
    const answer = await site.open(`/api/packages/${laid.caseId}`, cookie);
    if (answer.statusCode !== 200) throw new Error(`the package was answered with ${answer.statusCode}`);
    await pipeline(answer, (source) => haltingAt(half, halt, source), file);
    look();
  } finally {
    clearInterval(watch);
  }
  const seconds = (performance.now() - started - halt) / 1000;
  await demandWhole(target, file.bytesWritten, laid);
  rmSync(target);
  return { before, peak, perSecond: file.bytesWritten / seconds };
}

async function* haltingAt(bytes: number, ms: number, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let passed = 0;
  for await (const chunk of source) {
    if (passed < bytes && passed + chunk.length >= bytes) await sleep(ms);
    passed += chunk.length;
    yield chunk;
  }
}

const endSize = 22;

/**
 * A broken download must not give a good figure: as many bytes as the archive's own end says, every file
 * as the manifest has it, and the manifest has every file as it was laid.
 */
async function demandWhole(file: string, bytes: number, { files }: Laid): Promise<void> {
  const handle = await open(file, "r");
  try {
    const end = (await handle.read(Buffer.alloc(endSize), 0, endSize, bytes - endSize)).buffer;
    const said = end.readUInt32LE(12) + end.readUInt32LE(16) + endSize;
    if (end.readUInt32LE(0) !== 0x06054b50 || said !== bytes)
      throw new Error(`${bytes} bytes arrived, the archive says ${said}`);
    const manifest = (await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)).buffer.toString();
    for (const { size, sha256 } of files) {
      if (!manifest.includes(`"size": ${size},\n      "sha256": "${sha256}"`))
        throw new Error(`the manifest does not list ${sha256}`);
    }
  } finally {
    await handle.close();
  }
  const faults = await verifyPackage(file);
  if (faults.length > 0) throw new Error(faults.join("\n"));
}
