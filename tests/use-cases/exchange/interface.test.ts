import * as acknowledgementRoute from "../../../src/app/api/v1/acknowledgements/route";
import * as caseRoute from "../../../src/app/api/v1/cases/[number]/route";
import * as casesRoute from "../../../src/app/api/v1/cases/route";
import * as certificateRoute from "../../../src/app/api/v1/certificates/[code]/route";
import * as listRoute from "../../../src/app/api/v1/inspection-lists/[number]/route";
import * as listsRoute from "../../../src/app/api/v1/inspection-lists/route";
import * as inspectionRoute from "../../../src/app/api/v1/inspections/[number]/route";
import * as inspectionsRoute from "../../../src/app/api/v1/inspections/route";
import * as documentRoute from "../../../src/app/api/v1/openapi.json/route";
import { database } from "../../../src/db/client";
import { drawRound } from "../../../src/db/schema";
import { type OperationName, operations, revokeToken } from "../../../src/features/exchange";
import type { UserActor } from "../../../src/platform/actor";
import { makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { makeSecurity, makeToken } from "../../support/exchange-world";
import {
  listOf,
  makeInspector,
  makeWorks,
  problem,
  recordFields,
  visited,
} from "../../support/inspection-world";
import { publishedAnswer, publishedDocument } from "../../support/published-schema";
import { as } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const area = "370213";
const document = publishedDocument();
let security: UserActor;
let token: string;
let tokenId: string;
const known = { number: "", code: "", list: "", inspection: "" };

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  security = await makeSecurity();
  ({ token, tokenId } = await makeToken(security, { areas: [area] }));
  const { caseId } = await makeConcludedCase("PASS_AFTER_REVISION", { jurisdiction: area });
  const [row] = await db.owner`select number from review_case where id = ${caseId}`;
  const [round] = await database().select().from(drawRound);
  const inspector = await makeInspector("district", area);
  await makeWorks(area);
  await db.advance(16 * 24 * 3_600_000);
  const [inspection] = await listOf(inspector, {});
  await visited(inspector, inspection!.id, recordFields({ NO_ARCHIVE: problem("没有档案") }));
  Object.assign(known, {
    number: row?.number,
    code: round?.publicCode,
    inspection: inspection?.number,
    list: inspection?.number.replace(/-\d+$/, ""),
  });
});

type Handler = (request: Request, props: { params: Promise<Record<string, string>> }) => Promise<Response>;
const routes: Readonly<Record<OperationName, Handler>> = {
  listCases: casesRoute.GET,
  getCase: caseRoute.GET,
  getCertificate: certificateRoute.GET,
  listInspectionLists: listsRoute.GET,
  getInspectionList: listRoute.GET,
  listInspections: inspectionsRoute.GET,
  getInspection: inspectionRoute.GET,
  listAcknowledgements: acknowledgementRoute.GET,
  acknowledge: acknowledgementRoute.POST,
};
const own = (name: OperationName): string =>
  ({
    getCase: known.number,
    getCertificate: known.code,
    getInspectionList: known.list,
    getInspection: known.inspection,
  })[name as string] ?? "";

interface Call {
  readonly id?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function call(name: OperationName, { id = own(name), query = "", headers = {}, body }: Call = {}) {
  const { method, path } = operations[name];
  const address = `http://localhost${path.replace(/\{\w+\}/, encodeURIComponent(id))}${query}`;
  const request = new Request(address, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  });
  return routes[name](request, { params: Promise.resolve({ id }) });
}

const say = (through: string, more: Readonly<Record<string, string>> = {}, body?: string) =>
  call("acknowledge", {
    headers: { "content-type": "application/json", "idempotency-key": "key-1", ...more },
    body: body ?? JSON.stringify({ resource: "cases", through }),
  });

/** What came back, checked against what the document says about it. */
async function checked(name: OperationName, answer: Response) {
  const content = await answer.json();
  const { mediaType, schema } = publishedAnswer(document, name, answer.status);
  expect(answer.headers.get("content-type")).toBe(`${mediaType}; charset=utf-8`);
  expect([name, answer.status, schema.safeParse(content).error?.issues]).toEqual([
    name,
    answer.status,
    undefined,
  ]);
  return content;
}

describe("the published document", () => {
  it("is the one that is served, and names every operation once with its problems", async () => {
    const served = await documentRoute.GET().json();
    expect({ ...served, servers: [] }).toEqual({ ...document, servers: [] });
    const ids = Object.values(document.paths).flatMap((one) =>
      Object.values(one).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(operations).sort());
    const text = JSON.stringify(document);
    const used = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id ?? "");
    expect(used.length).toBeGreaterThan(20);
    for (const id of used) expect(document.components.schemas).toHaveProperty(id);
  });

  it("describes every good answer exactly: one field more or fewer does not fit", async () => {
    const names = Object.keys(operations).filter((name) => name !== "acknowledge") as OperationName[];
    for (const name of names) {
      const answer = await call(name);
      expect([name, answer.status]).toEqual([name, 200]);
      const content = (await checked(name, answer)) as Record<string, unknown>;
      const { schema } = publishedAnswer(document, name, 200);
      expect(schema.safeParse({ ...content, phone: "13800000000" }).success).toBe(false);
      for (const field of Object.keys(content)) {
        const { [field]: _, ...rest } = content;
        expect([name, field, schema.safeParse(rest).success]).toEqual([name, field, false]);
      }
      if (Array.isArray(content.items) && name !== "listAcknowledgements")
        expect([name, content.items.length > 0]).toEqual([name, true]);
    }
  });
});

describe("a problem", () => {
  const expectProblem = async (name: OperationName, answer: Response, status: number, code: string) => {
    expect(answer.status).toBe(status);
    const told = await checked(name, answer);
    expect(told).toMatchObject({ type: `urn:gongping:problem:${code}`, status });
    expect(told.detail).toMatch(/\p{Script=Han}/u);
    return told;
  };

  it("tells why a token is no good, and the scheme it asks for", async () => {
    const missing = await routes.listCases(new Request("http://localhost/api/v1/cases"), {
      params: Promise.resolve({}),
    });
    expect(missing.headers.get("www-authenticate")).toBe("Bearer");
    await expectProblem("listCases", missing, 401, "missing-token");
    const wrong = await call("listCases", { headers: { authorization: "Bearer x" } });
    expect(wrong.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    await expectProblem("listCases", wrong, 401, "invalid-token");
    const ended = await makeToken(security);
    await revokeToken(await as(security), { tokenId: ended.tokenId, reason: "测试" });
    const headers = { authorization: `Bearer ${ended.token}` };
    await expectProblem("listCases", await call("listCases", { headers }), 401, "revoked-token");
    const [refused] =
      await db.owner`select count(*)::int as n from audit_entry where action = 'access.refused' and actor_id = ${ended.tokenId}`;
    expect(refused?.n).toBe(1);
  });

  it("names what a token is not for, and what is not there", async () => {
    const narrow = await makeToken(security, { resources: ["inspections"], areas: ["370202"] });
    const headers = { authorization: `Bearer ${narrow.token}` };
    await expectProblem("listCases", await call("listCases", { headers }), 403, "insufficient-scope");
    const foreign = await call("getInspection", { headers });
    const nothing = await call("getInspection", { headers, id: "JC-1999-00001-001" });
    const told = await expectProblem("getInspection", foreign, 404, "not-found");
    expect(await expectProblem("getInspection", nothing, 404, "not-found")).toEqual(told);
    for (const id of ["", "'", "%00", "\u0000", "../cases", "x".repeat(5000)])
      await expectProblem("getCase", await call("getCase", { id: id || " " }), 404, "not-found");
  });

  it("names each parameter that is wrong", async () => {
    const query = "?limit=0&state=NONE&cursor=abc&changedSince=yesterday&area=Q&page=2&page=3";
    const told = await expectProblem(
      "listCases",
      await call("listCases", { query }),
      400,
      "invalid-parameter",
    );
    expect(told.errors).toEqual({
      limit: "limit 应为1到100的整数",
      state: "state 不是列出的状态",
      cursor: "cursor 不正确，请使用上一页给出的 next",
      changedSince: "changedSince 应为 RFC 3339 格式的时间，例如 2026-11-30T08:00:00Z",
      area: "area 应为行政区划代码",
      page: "没有这个参数",
    });
    const twice = await call("listCases", { query: "?limit=1&limit=2" });
    await expectProblem("listCases", twice, 400, "invalid-parameter");
  });

  it("names what an acknowledgement lacks", async () => {
    const through = "2026-11-23T01:00:00Z";
    await expectProblem("acknowledge", await say(through, { "idempotency-key": "" }), 400, "missing-key");
    await expectProblem("acknowledge", await say(through, { "idempotency-key": "a b" }), 400, "missing-key");
    await expectProblem(
      "acknowledge",
      await say(through, { "content-type": "text/plain" }),
      415,
      "unsupported-media-type",
    );
    await expectProblem("acknowledge", await say(through, {}, "{"), 400, "invalid-body");
    const wrong = JSON.stringify({ resource: "people", through: "now", more: 1 });
    const told = await expectProblem("acknowledge", await say(through, {}, wrong), 400, "invalid-body");
    expect(Object.keys(told.errors).sort()).toEqual(["", "resource", "through"]);
    await expectProblem("acknowledge", await say(through, {}, " ".repeat(5000)), 413, "body-too-large");
    await expectProblem("acknowledge", await say("2036-01-01T00:00:00Z"), 422, "position-ahead");
  });

  it("is told when a token calls too often, with the seconds to wait", async () => {
    const busy = await makeToken(security, { areas: [area] });
    const headers = { authorization: `Bearer ${busy.token}` };
    await db.setClock(new Date("2026-12-09T02:00:01Z"));
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => call("listAcknowledgements", { headers })),
      );
      statuses.push(...answers.map(({ status }) => status));
      const over = answers.find(({ status }) => status === 429);
      if (!over) continue;
      expect(over.headers.get("retry-after")).toBe("60");
      await expectProblem("listAcknowledgements", over, 429, "too-many-requests");
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await call("listAcknowledgements")).status).toBe(200);
  });
});

describe("a detail", () => {
  it("has a tag: asked for with it, it is not sent again until it changes", async () => {
    for (const name of ["getCase", "getCertificate", "getInspectionList", "getInspection"] as const) {
      const first = await call(name);
      const tag = first.headers.get("etag") ?? "";
      expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
      for (const known of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
        const again = await call(name, { headers: { "if-none-match": known } });
        expect([name, known, again.status, await again.text()]).toEqual([name, known, 304, ""]);
        expect(again.headers.get("etag")).toBe(tag);
      }
      expect((await call(name, { headers: { "if-none-match": '"x"' } })).status).toBe(200);
    }
    const { headers } = await call("getCase");
    await db.owner`update review_case set title = title || '（修订）' where number = ${known.number}`;
    const changed = await call("getCase", { headers: { "if-none-match": headers.get("etag") ?? "" } });
    expect(changed.status).toBe(200);
    expect((await changed.json()).title).toMatch(/（修订）$/);
    expect(changed.headers.get("cache-control")).toBe("private, no-cache");
  });
});

describe("an acknowledgement", () => {
  it("is answered byte for byte alike for the same key", async () => {
    const through = "2026-11-23T01:00:00Z";
    const send = async () => {
      const answer = await say(through, { "idempotency-key": "alike" });
      return [answer.status, await answer.text()];
    };
    const answers = await Promise.all(Array.from({ length: 5 }, send));
    expect(answers[0]?.[0]).toBe(200);
    for (const one of answers) expect(one).toEqual(answers[0]);
    const other = await say("2026-11-23T01:00:01Z", { "idempotency-key": "alike" });
    expect(other.status).toBe(422);
    expect(await checked("acknowledge", other)).toMatchObject({ type: "urn:gongping:problem:key-reused" });
    expect(await checked("acknowledge", await say(through, { "idempotency-key": "alike" }))).toMatchObject({
      resource: "cases",
    });
    const { items } = await (await call("listAcknowledgements")).json();
    expect(items).toMatchObject([{ resource: "cases", through: "2026-11-23T01:00:00.000Z" }]);
    const [said] =
      await db.owner`select count(*)::int as n from audit_entry where actor_id = ${tokenId} and action = 'exchange.acknowledged'`;
    expect(said?.n).toBe(1);
  });
});
