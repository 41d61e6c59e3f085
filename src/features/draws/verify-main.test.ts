import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { publicCertificate } from "./certificate";
import { VECTORS } from "./vectors";
import { verifyFiles } from "./verify-main";

const root = path.join(__dirname, "../../..");
const vector = (n: number) => path.join(__dirname, "vectors", `draw-${n}.json`);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "verify-draw-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function run(...files: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = verifyFiles(files, { out: (line) => out.push(line), error: (line) => error.push(line) });
  return { code, out, error };
}

describe("bin/verify-draw, started as a person would", () => {
  const start = (...files: string[]) =>
    spawnSync(path.join(root, "bin/verify-draw"), files, { encoding: "utf8", cwd: folder, timeout: 30_000 });

  it("says one line per check and exits 0", () => {
    const { status, stdout, stderr } = start(vector(1), vector(2));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trimEnd().split("\n")).toHaveLength(22);
    expect(stdout).toContain("ok     round 2  link to the round before (与上一轮相扣): hash of round 1\n");
  });

  it("says the first thing that does not hold and exits 1", () => {
    const file = write("forged.json", JSON.stringify({ ...VECTORS[0], drawn: VECTORS[0].drawn.slice(1) }));
    const { status, stdout } = start(file);
    expect(status).toBe(1);
    expect(stdout).toBe(
      "FAILS  round 1  people drawn (抽中名单): drawn[0].expert: says QD000005, the arithmetic gives QD000006\n",
    );
  });

  it("exits 2 for a file that is not there", () => {
    const { status, stdout, stderr } = start("nowhere.json");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("nowhere.json");
  });
});

describe("verifyFiles", () => {
  it("takes public certificates", () => {
    const { code, out } = run(write("public.json", JSON.stringify(publicCertificate(VECTORS[0]))));
    expect(code).toBe(0);
    expect(out.filter((line) => line.startsWith("--"))).toHaveLength(2);
  });

  it("exits 2 without files, with a usage", () => {
    expect(run()).toMatchObject({ code: 2, out: [] });
    expect(run("--help").error[0]).toContain("usage");
  });

  it.each([
    ["no JSON", "{"],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
    ["a key twice", JSON.stringify(VECTORS[0]).replace("{", '{"outcome":"INFEASIBLE",')],
  ])("exits 2 for %s", (_, content) => {
    expect(run(write("bad.json", content))).toMatchObject({ code: 2, out: [] });
  });

  it.each([
    ["a list", "[]"],
    ["null", "null"],
    ["a number beyond all bounds", JSON.stringify(VECTORS[0]).replace('"round":1', '"round":1e999')],
    ["a planted prototype", JSON.stringify(VECTORS[0]).replace("{", '{"__proto__":{},')],
    ["a planted constructor", JSON.stringify(VECTORS[0]).replace("{", '{"constructor":{},')],
    ["deep nesting", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["an expert twice", JSON.stringify(VECTORS[0]).replace('"QD000002"', '"QD000001"')],
    ["an inherited name for an outcome", JSON.stringify(VECTORS[0]).replace('"FILLED"', '"toString"')],
  ])("exits 1 with one line for %s", (_, content) => {
    const { code, out } = run(write("hostile.json", content));
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(out[0]).toContain("form (格式)");
  });

  it("lets no control character of a certificate reach the terminal", () => {
    const text = JSON.stringify({ ...VECTORS[0], "\u001b[2J\u202eok\nok": 1 });
    const { code, out } = run(write("escape.json", text));
    expect(code).toBe(1);
    expect(out[0]).toContain("\\u{1b}[2J\\u{202e}ok\\u{a}ok");
  });
});
