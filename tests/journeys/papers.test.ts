import { loginOfOfficer, loginOfPerson } from "../support/attacks/cast";
import { Client, multipart } from "../support/attacks/client";
import { makePapersWorld, type PapersWorld } from "../support/attacks/papers-world";
import { desk, phone, useBrowser } from "../support/journey/browser";
import { useCity } from "../support/journey/use-city";
import { readPaper, readQr } from "../support/read-paper";
import { makePdf } from "../support/sample-pdf";
import { makeJpeg } from "../support/sample-pictures";
import { makeExpert } from "../support/world";

/** Evidence and papers on the production server, where bodies pass its proxy and fonts lie in its own folder. */
describe("evidence and papers", () => {
  const city = useCity({ worker: false, experts: 40 });
  const browser = useBrowser(city);
  let papers: PapersWorld;
  let client: Client;
  let cookies: { applicant: string; expert: string; station: string };

  beforeAll(async () => {
    const { owner } = city.database;
    const drafting = await loginOfOfficer(owner, "security", null);
    const expert = await makeExpert(["SZ-JK"]);
    papers = await makePapersWorld(owner, {
      drafting,
      applied: await loginOfOfficer(owner, "audit", null),
      expertId: expert.id,
    });
    cookies = {
      applicant: drafting.cookie,
      expert: (await loginOfPerson(owner, expert.personId)).cookie,
      station: (await loginOfOfficer(owner, "station", "370200")).cookie,
    };
    client = new Client(city.baseUrl);
  }, 60_000);
  afterAll(() => client.close());

  /** A line of its own each: reading papers takes longer than a kept one is kept. */
  const get = (path: string, cookie: string) =>
    client.ask(path, { cookie, headers: { connection: "close" } });
  const evidence = (kind: string) => `/api/evidence/application/${papers.draft.applicationId}/${kind}`;
  async function send(name: string, bytes: Buffer) {
    const { body, type } = multipart([["file", bytes, name]]);
    return client.ask(evidence("title_certificate"), {
      method: "POST",
      cookie: cookies.applicant,
      body,
      headers: { origin: client.origin, "content-type": type, connection: "close" },
    });
  }

  const pdf = makePdf({ filler: 18_000_000 });
  const tooLarge = [makePdf({ filler: 20 * 1024 * 1024 }), makePdf({ filler: 25_000_000 })];

  it("takes a photograph and a PDF of 18 MB by a plain form, and gives them back as they were", async () => {
    for (const [name, bytes] of [
      ["证书.jpg", makeJpeg({ width: 4000, height: 3000 })],
      ["证书.pdf", pdf],
    ] as const) {
      const answer = await send(name, bytes);
      expect([answer.status, answer.headers.location]).toEqual([
        303,
        `/apply/${papers.draft.applicationId}/evidence?done=1`,
      ]);
      const [row] = await city.database.owner`
        select id from evidence_file where application_id = ${papers.draft.applicationId} order by uploaded_at desc limit 1`;
      const read = await get(`/api/evidence/files/${row?.id}`, cookies.applicant);
      expect(read.status).toBe(200);
      expect(read.body.equals(bytes)).toBe(true);
      expect(read.headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
    }
    for (const bytes of tooLarge) {
      expect((await send("太大.pdf", bytes)).headers.location).toMatch(/problem=SIZE$/);
    }
    expect((await send("网页.pdf", Buffer.from("<html>"))).headers.location).toMatch(/problem=TYPE$/);
  });

  it("prints a letter whose QR code leads to a page that says the same", async () => {
    const letter = await get("/expert/letter.pdf", cookies.expert);
    expect([letter.status, letter.headers["content-type"]]).toEqual([200, "application/pdf"]);
    const [page] = await readPaper(letter.body);
    const address = (page && readQr(page)) ?? "";
    expect(address).toBe(`${city.baseUrl}/letters/${papers.letterCode}`);
    expect(page?.text).toContain(papers.memberNumber);
    const visitor = await browser.visit();
    await visitor.goto(address);
    expect(await visitor.text()).toContain("聘书核验：有效");
    expect(await visitor.text()).toContain(papers.memberNumber);
    await visitor.close();
    const own = await get(`/expert/attestations/${papers.attestation.id}/attestation.pdf`, cookies.expert);
    const [attested] = await readPaper(own.body);
    expect(attested && readQr(attested)).toBe(`${city.baseUrl}/attestations/${papers.attestation.code}`);
    for (const [path, cookie] of [
      [`/apply/${papers.draft.applicationId}/form.pdf`, cookies.applicant],
      [`/regulator/applications/${papers.submitted.applicationId}/form.pdf`, cookies.station],
      [`/regulator/experts/${papers.memberNumber}/letter.pdf`, cookies.station],
    ] as const) {
      const answer = await get(path, cookie);
      expect([path, answer.status, answer.body.subarray(0, 5).toString()]).toEqual([path, 200, "%PDF-"]);
    }
  });

  it("answers a typed code, an unknown one and a broken one, in both widths", async () => {
    const visitor = await browser.visit();
    const spoken = (papers.letterCode.match(/.{4}/g) ?? []).join(" ").toUpperCase();
    const found: string[] = [];
    for (const [name, view] of [
      ["desk", desk],
      ["phone", phone],
    ] as const) {
      await visitor.page.setViewportSize(view);
      const looked = async (picture: string) => {
        found.push(...(await visitor.inspect()).map((one) => `${picture} ${name}: ${one}`));
        await visitor.screenshot(`papers-${picture}-${name}`);
      };
      await visitor.goto("/verify-document");
      await looked("form");
      await visitor.page.fill('[name="code"]', spoken);
      await visitor.press("查询");
      await visitor.page.waitForURL(`**/letters/${papers.letterCode}`);
      await looked("letter");
      await visitor.goto(`/attestations/${papers.attestation.code}`);
      expect(await visitor.text()).toContain("履职证明核验：有效");
      await looked("attestation");
      await visitor.goto("/verify-document?code=12");
      expect(await visitor.text()).toContain("核验码应为32位数字和字母");
      await looked("broken");
      for (const path of ["letters", "attestations"]) {
        await visitor.goto(`/${path}/${"0123".repeat(8)}`);
        expect(await visitor.text()).toContain("查无此证");
      }
      await looked("unknown");
    }
    expect(found).toEqual([]);
    await visitor.close();
  });
});
