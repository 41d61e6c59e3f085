import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLAN_PARTS } from "@/features/rulebook";
import { eicar, makeBadFiles } from "./bad-files";
import { makePlanPdf } from "./plan-pdf";
import { makeCompanyReviewPdf, makeSupervisorReviewPdf } from "./sign-off-pdf";

const facts = { title: "明挖段基坑专项施工方案", projectName: "望岳路综合管廊工程（1标段）" };
const folder = mkdtempSync(join(tmpdir(), "plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasPoppler = spawnSync("pdfinfo", ["-v"]).error === undefined;

/** Pages by what the file itself says, counted without any tool. */
const pagesOf = (pdf: Buffer) => (pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g) ?? []).length;

function save(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe("the plan", () => {
  it("is a PDF of at least twelve pages, and as thick as asked", async () => {
    const plan = await makePlanPdf(facts);
    expect(plan.subarray(0, 5).toString()).toBe("%PDF-");
    expect(plan.subarray(-6).toString()).toContain("%%EOF");
    expect(pagesOf(plan)).toBeGreaterThanOrEqual(12);
    expect(pagesOf(await makePlanPdf({ ...facts, pages: 40 }))).toBe(40);
    if (!hasPoppler) return;
    const path = save("plan.pdf", plan);
    const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
    expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBe(pagesOf(plan));
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    const pages = text.split("\f");
    for (const [index, { label }] of PLAN_PARTS.entries()) {
      const heading = `${"一二三四五六七八九".charAt(index)}、${label}`;
      const listed = Number(new RegExp(`${heading}\\s+(\\d+)`).exec(pages.slice(1, 3).join())?.[1]);
      expect(listed).toBeGreaterThan(2);
      expect(pages[listed - 1]).toContain(heading);
    }
    expect(text).toContain(`第12页 共${pagesOf(plan)}页`);
  });

  it("comes with one-page sign-offs", async () => {
    for (const make of [makeCompanyReviewPdf, makeSupervisorReviewPdf]) {
      expect(pagesOf(await make(facts))).toBe(1);
    }
  });
});

describe("bad files", () => {
  it("are each wrong in their own way", async () => {
    const files = await makeBadFiles(facts);
    const bytes = (name: string) => files.find((file) => file.name === name)!.bytes;
    const starts = (name: string) => bytes(name).subarray(0, 5).toString("latin1");
    expect(new Set(files.map((file) => file.name)).size).toBe(13);
    expect(starts("html-renamed.pdf")).toBe("<!doc");
    expect(starts("exe-renamed.pdf").slice(0, 2)).toBe("MZ");
    expect(bytes("empty.pdf")).toHaveLength(0);
    expect(bytes("truncated.pdf").includes("%%EOF")).toBe(false);
    for (const name of [
      "truncated",
      "encrypted",
      "javascript",
      "embedded-file",
      "polyglot-zip",
      "million-pages",
    ]) {
      expect(starts(`${name}.pdf`)).toBe("%PDF-");
    }
    expect(bytes("encrypted.pdf").includes("/Encrypt")).toBe(true);
    expect(bytes("javascript.pdf").includes("/JavaScript")).toBe(true);
    expect(bytes("embedded-file.pdf").includes("/EmbeddedFile")).toBe(true);
    expect(bytes("million-pages.pdf").includes("/Count 1000000")).toBe(true);
    expect(eicar()).toHaveLength(68);
    expect(bytes("eicar.pdf").toString()).toBe(eicar());
    expect(bytes("eicar-embedded.pdf").includes(eicar())).toBe(true);
  });

  it("are read by other programs as what they pretend to be", async () => {
    if (!hasPoppler) return;
    const files = await makeBadFiles(facts);
    const ask = (program: string, name: string) => {
      const path = save(name, files.find((file) => file.name === name)!.bytes);
      const { stdout, stderr, status } = spawnSync(program, [path], { encoding: "utf8" });
      return { said: stdout + stderr, status };
    };
    expect(ask("pdfinfo", "javascript.pdf").said).toMatch(/JavaScript:\s+yes/);
    expect(ask("pdfinfo", "polyglot-zip.pdf").said).toMatch(/Pages:\s+1\b/);
    expect(ask("pdfinfo", "encrypted.pdf").said).toMatch(/Incorrect password/);
    expect(ask("pdfinfo", "html-renamed.pdf").status).not.toBe(0);
    expect(
      spawnSync(
        "pdfdetach",
        ["-list", save("e.pdf", files.find((f) => f.name === "embedded-file.pdf")!.bytes)],
        { encoding: "utf8" },
      ).stdout,
    ).toContain("attachment.txt");
    const zip = spawnSync(
      "python3",
      [
        "-c",
        "import sys,zipfile;print(zipfile.ZipFile(sys.argv[1]).read('inside.txt').decode())",
        join(folder, "polyglot-zip.pdf"),
      ],
      { encoding: "utf8" },
    );
    if (!zip.error) expect(zip.stdout.trim()).toBe("synthetic");
  });
});
