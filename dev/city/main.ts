import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dateAt, isDate } from "@/features/rulebook";
import {
  demoAccounts,
  demoTable,
  generateCity,
  loadCity,
  makeBadFiles,
  makeCompanyReviewPdf,
  makePlanPdf,
  makeSupervisorReviewPdf,
} from "./index";

const usage = `Makes a synthetic city and the files that go with it.
  --experts 600   size of the pool          --units 60      units that build
  --cases 40      cases the story wants     --seed qingdao  another seed, another city
  --today DATE    the day it is alive on    --out .local/city
  --database URL  also loads it there (DATA_KEYS, HASH_KEY and LINK_KEY must be set)
  --bulk          with the cases as rows, for benchmarks
  --no-files      neither plans nor bad files`;

const { values } = parseArgs({
  options: {
    experts: { type: "string", default: "600" },
    units: { type: "string" },
    cases: { type: "string", default: "40" },
    seed: { type: "string", default: "qingdao" },
    today: { type: "string", default: dateAt(new Date()) },
    out: { type: "string", default: ".local/city" },
    database: { type: "string" },
    bulk: { type: "boolean", default: false },
    "no-files": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  console.error(`--${name} must be a whole number from 1 to ${most}`);
  process.exit(2);
}

async function main(): Promise<void> {
  if (values.help) return console.log(usage);
  if (!isDate(values.today)) throw new Error("--today is a date like 2026-11-22");
  const city = generateCity({
    seed: values.seed,
    today: values.today,
    experts: wholeNumber("experts", values.experts, 100_000),
    cases: wholeNumber("cases", values.cases, 100_000),
    ...(values.units ? { units: wholeNumber("units", values.units, 20_000) } : {}),
  });
  mkdirSync(values.out, { recursive: true });
  const write = (name: string, content: string | Buffer) => writeFileSync(join(values.out, name), content);
  write("accounts.json", JSON.stringify(demoAccounts(city)));
  if (city.experts.length <= 5000) write("city.json", JSON.stringify(city, null, 1));
  if (!values["no-files"]) {
    const [project] = city.projects;
    const unitName = (role: string) => {
      const id = project?.parties.find((party) => party.role === role)?.unitId;
      return city.units.find((unit) => unit.id === id)?.name ?? "";
    };
    const facts = {
      title: "明挖段基坑专项施工方案",
      projectName: project?.name ?? "",
      contractor: unitName("contractor"),
      supervision: unitName("supervision"),
      owner: unitName("owner"),
    };
    write("plan.pdf", await makePlanPdf(facts));
    write("company-review.pdf", await makeCompanyReviewPdf(facts));
    write("supervisor-review.pdf", await makeSupervisorReviewPdf(facts));
    mkdirSync(join(values.out, "bad"), { recursive: true });
    for (const { name, bytes } of await makeBadFiles(facts)) write(join("bad", name), bytes);
  }
  console.table(demoTable(city));
  if (!values.database) return;
  const started = performance.now();
  const { loaded, rows } = await loadCity(values.database, city, { bulkCases: values.bulk });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(loaded ? `loaded in ${seconds} s` : `the city ${city.seed} is already there`, rows);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
