import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { renderPdf } from "../../src/platform/document";
import { putObject } from "../../src/platform/storage";
import { phone, useBrowser } from "../support/journey/browser";
import { eventually } from "../support/journey/eventually";
import { loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";
import type { Visitor } from "../support/journey/visitor";
import { readTexts } from "../support/read-paper";
import { makePng } from "../support/sample-pictures";

const pages = 300;
const secret = "第二道支撑拆除工况没有验算";

/** Lines that do not compress, to make a page as heavy as a drawing. */
function noise(page: number): string {
  const line = (at: number) => createHash("sha512").update(`${page} ${at}`).digest("hex");
  return Array.from({ length: 40 }, (_, at) => line(at)).join("\n");
}

/**
 * Members of a panel on their phones in 长辈版: the plan of 300 pages in the page and as a marked copy, the opinion
 * typed with and without scripts, checked and handed in, a photographed form; nothing of it for the others.
 */
describe("a member's duty", () => {
  const city = useCity({ experts: 600, seeded: true, now: new Date("2026-12-01T06:30:00Z") });
  const browser = useBrowser(city);
  let caseId: string;
  let planId: string;
  let number: string;
  let members: string[];
  let size: number;

  beforeAll(async () => {
    const { owner } = city.database;
    const [formed] = await owner`select c.id, c.number from review_case c
      where c.state = 'PRE_REVIEW' and c.meeting_from > app_now() + interval '1 day'
        and not exists (select from opinion o where o.case_id = c.id) order by c.id limit 1`;
    if (!formed) throw new Error("the city has no panel");
    [caseId, number] = [formed.id as string, formed.number as string];
    const plan = await renderPdf({
      content: Array.from({ length: pages }, (_, at) => [
        {
          text: `第${at + 1}页　基坑开挖采用分层分段开挖，支撑及时架设。`,
          fontSize: 16,
          pageBreak: at === 0 ? undefined : ("before" as const),
        },
        // Below two pieces' size the reader takes the whole at once.
        { text: noise(at), fontSize: 6 },
      ]),
    });
    size = plan.length;
    const key = `cases/${caseId}/${"a1".repeat(20)}`;
    await putObject(key, Readable.from([plan], { objectMode: false }), "application/pdf");
    planId = randomUUID();
    await owner`insert into stored_file (id, case_id, kind, version, display_name, object_key, state, size, sha256, content_type, pages, scanner, uploaded_by, started_at, available_at)
      values (${planId}, ${caseId}, 'plan', 90, '深基坑专项施工方案（送审稿）.pdf', ${key}, 'AVAILABLE', ${plan.length},
        ${createHash("sha256").update(plan).digest("hex")}, 'application/pdf', ${pages}, 'none', 'test', app_now(), app_now())`;
    const rows =
      await owner`select lower(e.number) as name from invitation i join expert e on e.id = i.expert_id
      where i.case_id = ${caseId} and i.state = 'ACCEPTED' order by e.number`;
    members = rows.map(({ name }) => name as string);
  }, 120_000);

  const elder = (more: { javaScript?: boolean } = {}) =>
    browser.visit({ viewport: phone, elder: true, ...more });
  const member = (at: number): string => {
    const name = members[at];
    if (!name) throw new Error("too few members");
    return name;
  };
  const look = async (visitor: Visitor, name: string) => {
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot(name);
  };

  it("reads 300 pages in the page, in pieces, and takes a marked copy home", async () => {
    const visitor = await elder();
    const { page } = visitor;
    await loginAs(city, visitor, member(0), "/expert");
    expect(await visitor.text()).toContain("提交审查意见");
    await visitor.goto(`/expert/cases/${caseId}`);
    await look(visitor, "opinion-desk");
    let bytes = 0;
    let pieces = 0;
    page.on("response", (answer) => {
      if (answer.status() !== 206) return;
      pieces++;
      bytes += Number(answer.headers()["content-length"]);
    });
    await visitor.goto(`/expert/cases/${caseId}/plan/${planId}`);
    await page.waitForSelector('canvas[data-page="1"][data-drawn]', { timeout: 30_000 });
    await look(visitor, "opinion-plan-first");
    await page.evaluate(() => document.getElementById("page-250")?.scrollIntoView());
    await page.waitForSelector('canvas[data-page="250"][data-drawn]', { timeout: 30_000 });
    const ink = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-page="250"]');
      const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) dark++;
      return dark;
    });
    expect(ink).toBeGreaterThan(200);
    expect(await page.locator("canvas[data-drawn]").count()).toBeLessThan(30);
    expect(pieces).toBeGreaterThan(0);
    process.stdout.write(`plan: ${size} bytes, fetched ${bytes} in ${pieces} pieces\n`);
    const picture = await visitor.page.screenshot({ animations: "disabled" });
    expect(picture.length).toBeGreaterThan(10_000);
    const { owner } = city.database;
    const opened = () =>
      owner`select detail from audit_entry where action = 'file.read' and subject_id = ${planId} order by at`;
    expect((await opened()).map(({ detail }) => detail.way)).toEqual(["page"]);
    const copy = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      return [...new Uint8Array(await answer.arrayBuffer())];
    }, `/api/files/${planId}/marked`);
    const texts = await readTexts(Buffer.from(copy));
    expect(texts).toHaveLength(pages);
    expect(texts.filter((text) => !text.includes(number))).toEqual([]);
    expect(await opened()).toHaveLength(2);
  });

  it("types with scripts: what was typed is kept by itself and is there again after another login", async () => {
    const visitor = await elder();
    const { page } = visitor;
    await loginAs(city, visitor, member(1), `/expert/cases/${caseId}/opinion`);
    await page.fill('[name="headings.SITE"]', secret);
    await page.getByText("自动保存").waitFor({ timeout: 20_000 });
    await look(visitor, "opinion-form");
    const again = await elder({ javaScript: false });
    await loginAs(city, again, member(1), `/expert/cases/${caseId}/opinion`);
    expect(await again.page.inputValue('[name="headings.SITE"]')).toBe(secret);
  });

  it("types without scripts: comments added and removed, checked, handed in; sealed from the others", async () => {
    const visitor = await elder({ javaScript: false });
    const { page } = visitor;
    await loginAs(city, visitor, member(2), `/expert/cases/${caseId}/opinion`);
    const button = (name: string | RegExp) => page.getByRole("button", { name });
    await page.fill('[name="headings.COMPLETENESS"]', "内容完整");
    await page.fill('[name="items.0.text"]', "多余的一条");
    await button("再加一条意见").click();
    await page.waitForURL(/rows=/);
    await page.fill('[name="items.1.text"]', secret);
    await page.fill('[name="items.1.page"]', "37");
    await button("删去第 1 条").click();
    await eventually(
      "the comment moved up",
      async () => (await page.inputValue('[name="items.0.text"]')) === secret,
    );
    await button("核对并提交").click();
    await page.waitForURL(/\/check(#|$)/);
    expect(await visitor.text()).toContain("还没有选择初步结论");
    await look(visitor, "opinion-check-lacks");
    await page.getByRole("link", { name: "返回修改" }).click();
    await page.fill('[name="headings.CALCULATION"]', "需要补充");
    await page.fill('[name="headings.SITE"]', "满足");
    await page.check('[name="conclusion"][value="PASS_AFTER_REVISION"]');
    await button("核对并提交").click();
    await page.waitForURL(/\/check(#|$)/);
    await look(visitor, "opinion-check");
    await button("确认提交").click();
    await page.waitForURL(/done=submitted/);
    expect(await visitor.text()).toContain("审查意见已提交");
    await look(visitor, "opinion-done");
    const other = await elder();
    await loginAs(city, other, member(0), `/expert/cases/${caseId}/opinions`);
    expect(await other.text()).toContain("意见还没有公开");
    expect(await other.page.content()).not.toContain(secret);
    const station = await browser.visit();
    await loginAs(city, station, "station1", `/regulator/cases/${caseId}/opinions`);
    expect(await station.text()).toContain("意见还没有公开");
    expect(await station.page.content()).not.toContain(secret);
    await look(station, "opinion-regulator-sealed");
  });

  it("hands in a photograph of the form", async () => {
    const visitor = await elder({ javaScript: false });
    const { page } = visitor;
    await loginAs(city, visitor, member(3), `/expert/cases/${caseId}/opinion/scan`);
    await page.setInputFiles('input[type="file"]', {
      name: "意见表.png",
      mimeType: "image/png",
      buffer: makePng(40, 30),
    });
    await page.getByRole("button", { name: /上传/ }).click();
    await page.waitForURL(/done=/);
    await look(visitor, "opinion-scan");
    await eventually("the scan is checked", async () => {
      const [file] = await city.database
        .owner`select state from stored_file where case_id = ${caseId} and kind = 'opinion_scan'`;
      return file?.state === "AVAILABLE";
    });
    await page.check('[name="conclusion"][value="FAIL"]');
    await page.getByRole("button", { name: "提交审查意见表" }).click();
    await page.waitForURL(/done=submitted/);
    const [row] = await city.database
      .owner`select count(*)::int as n from opinion_version where scan_file_id is not null`;
    expect(row?.n).toBe(1);
  });
});
