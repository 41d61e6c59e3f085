import { Client } from "../support/attacks/client";
import { makeSecurity, makeToken } from "../support/exchange-world";
import { useCity } from "../support/journey/use-city";
import { publishedAnswer } from "../support/published-schema";
import { makeAdmittedCase } from "../support/world";

/** The open interface as another system meets it: over HTTP, on the production server. */
describe("the open interface", () => {
  const city = useCity({ worker: false, experts: 20 });
  let client: Client;
  let token: string;

  beforeAll(async () => {
    client = new Client(city.baseUrl);
    ({ token } = await makeToken(await makeSecurity(), { areas: ["370213"] }));
    for (let n = 0; n < 3; n++) await makeAdmittedCase({ jurisdiction: "370213" });
    await makeAdmittedCase({ jurisdiction: "370202" });
  }, 60_000);
  afterAll(() => client.close());

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    client.ask(path, { headers: { authorization: `Bearer ${token}`, ...headers } });

  it("is read with its own document: page by page, one by one, and not again while nothing changes", async () => {
    const document = JSON.parse((await client.ask("/api/v1/openapi.json")).text);
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const answer = await ask(`/api/v1/cases?limit=2${next ? `&cursor=${next}` : ""}`);
      expect([answer.status, answer.headers["content-type"]]).toEqual([
        200,
        "application/json; charset=utf-8",
      ]);
      const page = JSON.parse(answer.text);
      expect(publishedAnswer(document, "listCases", 200).schema.safeParse(page).success).toBe(true);
      seen.push(...page.items.map(({ number }: { number: string }) => number));
      next = page.next;
    }
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
    const first = await ask(`/api/v1/cases/${seen[0]}`);
    expect(publishedAnswer(document, "getCase", 200).schema.safeParse(JSON.parse(first.text)).success).toBe(
      true,
    );
    const again = await ask(`/api/v1/cases/${seen[0]}`, { "if-none-match": String(first.headers.etag) });
    expect([again.status, again.text]).toEqual([304, ""]);
  });

  it("answers what is wrong as a problem, and takes no session for a token", async () => {
    for (const [path, headers, status] of [
      ["/api/v1/cases", { authorization: "" }, 401],
      ["/api/v1/cases", { authorization: `Bearer ${token}x` }, 401],
      ["/api/v1/cases?limit=0", {}, 400],
      ["/api/v1/cases?%ff=%00", {}, 400],
      ["/api/v1/cases/QDLZ-1999-000001", {}, 404],
      ["/api/v1/cases/%00", {}, 404],
      ["/api/v1/inspections/'", {}, 404],
    ] as const) {
      const answer = await ask(path, headers);
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
      expect(JSON.parse(answer.text)).toMatchObject({
        status,
        detail: expect.stringMatching(/\p{Script=Han}/u),
      });
    }
  });

  it("takes an acknowledgement once for a key", async () => {
    const say = (through: string) =>
      client.ask("/api/v1/acknowledgements", {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "idempotency-key": "journey-1",
        },
        body: JSON.stringify({ resource: "cases", through }),
      });
    const answers = await Promise.all(Array.from({ length: 6 }, () => say("2026-01-01T00:00:00Z")));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect((await say("2026-01-02T00:00:00Z")).status).toBe(422);
    const { items } = JSON.parse((await ask("/api/v1/acknowledgements")).text);
    expect(items).toMatchObject([{ resource: "cases", through: "2026-01-01T00:00:00.000Z" }]);
  });

  it("slows down an address that guesses, with a problem and the seconds to wait", async () => {
    const guess = () =>
      client.ask("/api/v1/cases", {
        headers: { authorization: `Bearer gpx_${"A".repeat(43)}`, "x-forwarded-for": "203.0.113.77" },
      });
    // Two minutes' worth, so that a minute that ends meanwhile does not matter.
    let last = await guess();
    for (let n = 0; n < 1300 && last.status === 401; n += 8)
      [last = last] = (await Promise.all(Array.from({ length: 8 }, guess))).sort(
        (a, b) => b.status - a.status,
      );
    expect(last.status).toBe(429);
    expect(last.headers["retry-after"]).toBe("60");
    expect(last.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(last.text)).toMatchObject({ type: "urn:gongping:problem:too-many-requests" });
    expect((await ask("/api/v1/cases")).status).toBe(200);
  });
});
