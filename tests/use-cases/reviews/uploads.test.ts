import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ObjectStore, startObjectStore } from "../../../dev/object-store";
import { GET } from "../../../src/app/api/files/[id]/route";
import { POST } from "../../../src/app/api/uploads/[caseId]/[kind]/route";
import { recoverFiles, uploadProblems } from "../../../src/features/reviews";
import { handlers } from "../../../src/features/reviews/handlers";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { performDue } from "../../../src/platform/queue/perform";
import { sessionKey } from "../../../src/platform/session";
import { ensureBucket, sizeOfObject } from "../../../src/platform/storage";
import { useDatabase } from "../../support/database";
import { makePdf } from "../../support/sample-pdf";
import { makeUnit, unitActor } from "../projects/people";
import { type Filing, makeDraft, makeParties } from "./filing";

const db = useDatabase();
const work = new Map(handlers.map((handler) => [handler.name, handler]));
const origin = "http://localhost:3999";
let store: ObjectStore;
let dir: string;
let own: string;
let foreign: string;
let supervisor: string;
let filing: Filing;
let contractor: UserActor;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "gongping-store-"));
  // The address is read once per process, so the store starts before anything asks for it.
  store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  const unit = await makeUnit("青岛测试建设有限公司");
  const parties = await makeParties();
  own = await signIn(unit.id, "contractor");
  foreign = await signIn((await makeUnit("青岛别家建设有限公司")).id, "contractor");
  supervisor = await signIn(parties.supervision.id, "supervision");
  contractor = unitActor(unit);
  filing = await makeDraft(contractor, parties);
}, 30_000);
afterEach(() => store.heal());
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** A session row as a login makes it; answers the cookie. */
async function signIn(organizationId: string, kind: string): Promise<string> {
  const [userId, personId, cookie] = [randomUUID(), randomUUID(), randomUUID()];
  await db.owner`update organization set registered_at = now(), kinds = ${[kind]} where id = ${organizationId}`;
  await db.owner`insert into person (id, name, id_number_hash, id_number_sealed) values (${personId}, '测试经办人', ${personId}, 'sealed')`;
  await db.owner`insert into app_user (id, name, user_type, person_id, organization_id) values (${userId}, '测试经办人', 'legal', ${personId}, ${organizationId})`;
  await db.owner`insert into session (session_token, user_id, expires) values (${sessionKey(cookie)}, ${userId}, now() + interval '1 hour')`;
  return `gongping.session=${cookie}`;
}

interface Sent {
  readonly cookie?: string | null;
  readonly origin?: string | null;
  readonly accept?: string;
  readonly kind?: string;
  readonly caseId?: string;
  readonly headers?: Record<string, string>;
}

async function form(
  ...files: readonly (readonly [string, Buffer])[]
): Promise<{ body: Buffer; type: string }> {
  const data = new FormData();
  for (const [name, bytes] of files) data.append("file", new File([new Uint8Array(bytes)], name));
  const made = new Response(data);
  return { body: Buffer.from(await made.arrayBuffer()), type: made.headers.get("content-type") ?? "" };
}

async function send({ body, type }: { body: Buffer; type: string }, sent: Sent = {}): Promise<Response> {
  const headers = new Headers({
    "content-type": type,
    "content-length": String(body.length),
    ...sent.headers,
  });
  if (sent.cookie !== null) headers.set("cookie", sent.cookie ?? own);
  if (sent.origin !== null) headers.set("origin", sent.origin ?? origin);
  headers.set("accept", sent.accept ?? "application/json");
  const [caseId, kind] = [sent.caseId ?? filing.caseId, sent.kind ?? "plan"];
  const request = new Request(`${origin}/api/uploads/${caseId}/${kind}`, {
    method: "POST",
    headers,
    body: new Uint8Array(body),
  });
  return POST(request, { params: Promise.resolve({ caseId, kind }) });
}

const upload = async (name: string, bytes: Buffer, sent?: Sent) => send(await form([name, bytes]), sent);
const newest = async () =>
  (
    await db.owner`select * from stored_file where case_id = ${filing.caseId} order by started_at desc, version desc limit 1`
  )[0];
const count = async () =>
  (await db.owner`select count(*)::int as n from stored_file where case_id = ${filing.caseId}`)[0]
    ?.n as number;
const read = (id: string, cookie: string) =>
  GET(new Request(`${origin}/api/files/${id}`, { headers: { cookie } }), { params: Promise.resolve({ id }) });

/** The jobs due now and those they ask for; others' jobs stay where they are. */
async function drain(): Promise<void> {
  for (let round = 0; round < 3; round++) await performDue(work);
}

async function available(name: string, bytes: Buffer) {
  expect((await upload(name, bytes)).status).toBe(201);
  await drain();
  const row = await newest();
  expect(row?.state).toBe("AVAILABLE");
  return row as { id: string; object_key: string; sha256: string };
}

describe("an upload", () => {
  it("of 15 MB arrives byte for byte, is checked, scanned and on record", async () => {
    const bytes = makePdf({ filler: 15_000_000 });
    const response = await upload("深基坑专项施工方案.pdf", bytes);
    expect(response.status).toBe(201);
    expect(await newest()).toMatchObject({ state: "SCANNING", pages: 2 });
    await drain();
    const row = await newest();
    expect(row).toMatchObject({
      state: "AVAILABLE",
      display_name: "深基坑专项施工方案.pdf",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      scanner: "none",
    });
    expect(Number(row?.size)).toBe(bytes.length);
    const lines =
      await db.owner`select action from audit_entry where detail->>'fileId' = ${row?.id} order by at, id`;
    expect(lines.map((line) => line.action)).toEqual([
      "file.uploadStarted",
      "file.made",
      "file.scanned",
      "file.scanned",
    ]);
  }, 120_000);

  it("without scripts goes back to its page with the outcome as a code", async () => {
    const response = await upload("方案.pdf", makePdf(), { accept: "text/html" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(
      new RegExp(`^/contractor/cases/${filing.caseId}/files/plan\\?done=\\d+$`),
    );
    const refused = await upload("方案.pdf", Buffer.from("<html>"), { accept: "text/html" });
    expect(refused.headers.get("location")).toMatch(/\?problem=TYPE$/);
  });

  it.each([
    ["EMPTY", Buffer.alloc(0)],
    ["TYPE", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["TYPE", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600)])],
    ["DAMAGED", makePdf().subarray(0, 300)],
    ["PASSWORD", makePdf({ trailer: "/Encrypt 5 0 R" })],
    ["ACTIVE", makePdf({ objects: ["<< /S /JavaScript /JS (x) >>"] })],
    ["ACTIVE", makePdf({ packed: ["<< /Names << /EmbeddedFiles 5 0 R >> >>"] })],
  ] as const)("is refused as %s by its content, and its bytes go", async (problem, bytes) => {
    const response = await upload("方案.pdf", bytes);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ problem, message: uploadProblems[problem] });
    const row = await newest();
    expect(row).toMatchObject({ state: "REJECTED", rejection: problem });
    await performDue(work);
    expect(await sizeOfObject(row?.object_key)).toBeNull();
  });

  it("is refused when none was chosen or several were sent", async () => {
    const before = await count();
    const none = await send(await form(["", Buffer.alloc(0)]));
    expect(await none.json()).toMatchObject({ problem: "NONE_CHOSEN" });
    expect(await count()).toBe(before);
    const two = await send(await form(["甲.pdf", makePdf()], ["乙.pdf", makePdf()]));
    expect(await two.json()).toMatchObject({ problem: "TOO_MANY" });
    expect(await newest()).toMatchObject({ state: "REJECTED", rejection: "TOO_MANY" });
  });

  it("over the limit stops while streaming, and by its announced length before that", async () => {
    const big = Buffer.concat([makePdf(), Buffer.alloc(20 * 1024 * 1024 + 1)]);
    const response = await upload("审核页.pdf", big, { kind: "company_review" });
    expect(response.status).toBe(413);
    const streamed = await form(["审核页.pdf", big.subarray(0, 20 * 1024 * 1024 + 10)]);
    expect((await send(streamed, { kind: "company_review" })).status).toBe(413);
    expect(await newest()).toMatchObject({ state: "REJECTED", rejection: "SIZE" });
  });

  it("cut off anywhere is refused, whatever its announced length says", async () => {
    const whole = await form(["方案.pdf", makePdf({ filler: 100_000 })]);
    const cut = { ...whole, body: whole.body.subarray(0, 60_000) };
    const announced = { "content-length": String(whole.body.length) };
    expect(await (await send(cut, { headers: announced })).json()).toMatchObject({ problem: "FAILED" });
    expect(await newest()).toMatchObject({ state: "REJECTED", rejection: "FAILED" });
    // A body shortened on the way whose form still closes is found by its length.
    expect(
      await (await send(whole, { headers: { "content-length": String(whole.body.length + 5) } })).json(),
    ).toMatchObject({ problem: "FAILED" });
  });

  it("keeps names for display alone", async () => {
    const before = await count();
    for (const name of [
      "../../etc/passwd.pdf",
      "C:\\x\\CON.pdf",
      `${"长".repeat(300)}.pdf`,
      'a"b\r\nx: y.pdf',
    ]) {
      await upload(name, makePdf());
      const row = await newest();
      expect(row?.object_key).toMatch(/^cases\/[0-9a-f-]{36}\/[0-9a-f]{40}$/);
      expect(row?.display_name).not.toMatch(/[/\\\r\n]/);
      expect(Array.from(row?.display_name as string).length).toBeLessThanOrEqual(120);
    }
    expect(await count()).toBe(before + 4);
  });
});

describe("who may upload", () => {
  it.each([
    ["nobody signed in", () => ({ cookie: null }), 401],
    ["another contractor", () => ({ cookie: foreign }), 404],
    ["the supervising unit", () => ({ cookie: supervisor }), 403],
    ["a page of another site", () => ({ origin: "https://evil.example" }), 403],
    ["a request without origin", () => ({ origin: null }), 403],
    ["a null origin", () => ({ origin: "null" }), 403],
    ["an unknown case", () => ({ caseId: randomUUID() }), 404],
    ["no case at all", () => ({ caseId: "1 or 1=1" }), 404],
    ["an unknown kind", () => ({ kind: "toString" }), 404],
  ])("not %s, and no row is made", async (_, sent, status) => {
    const before = await count();
    expect((await upload("方案.pdf", makePdf(), sent())).status).toBe(status);
    expect(await count()).toBe(before);
  });
});

describe("a store that misbehaves", () => {
  it.each([
    ["is down", () => store.cut()],
    ["answers 503", () => store.fail(503)],
  ])(
    "that %s leaves no file that could be used",
    async (_, fault) => {
      fault();
      const response = await upload("方案.pdf", makePdf({ filler: 9_000_000 }));
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ problem: "FAILED" });
      const row = await newest();
      expect(row).toMatchObject({ state: "REJECTED", rejection: "FAILED" });
      store.heal();
      await db.advance(13 * 3600_000);
      await performDue(work);
      expect(await sizeOfObject(row?.object_key)).toBeNull();
      await db.realClock();
    },
    30_000,
  );

  it("is found out when it gives back other bytes than were sent", async () => {
    const row = await available("方案.pdf", makePdf());
    const file = store.fileOf("gongping-test", row.object_key);
    const bytes = readFileSync(file);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const response = await read(row.id, own);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("%PDF");
  });
});

/** Speaks enough of clamd to give one verdict. */
function startClamd(verdict: string): Promise<Server> {
  const server = createServer((socket: Socket) => {
    let last = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      last = Buffer.concat([last, chunk]).subarray(-4);
      if (last.equals(Buffer.alloc(4))) socket.end(`stream: ${verdict}\0`);
    });
  });
  return new Promise((resolve) => server.listen(39310, "127.0.0.1", () => resolve(server)));
}

describe("a scanner", () => {
  const later = async () => {
    const [row] =
      await db.owner`select id, state from stored_file where case_id = ${filing.caseId} and kind = 'plan' and state = 'SCANNING'`;
    await db.owner`update stored_file set started_at = now() - interval '5 minutes' where id = ${row?.id}`;
    await recoverFiles(await systemContext("reviews.recover-files"));
    return (await db.owner`select state, rejection, scanner from stored_file where id = ${row?.id}`)[0];
  };

  it("that is away keeps the file at 查毒中, and what it finds decides once it is back", async () => {
    const { env } = await import("../../../src/platform/env");
    Object.assign(env(), { CLAMD_HOST: "127.0.0.1", CLAMD_PORT: 39310 });
    try {
      await upload("方案.pdf", makePdf());
      await drain();
      expect(await newest()).toMatchObject({ state: "SCANNING" });
      expect(await later()).toMatchObject({ state: "SCANNING" });
      const clean = await startClamd("OK");
      expect(await later()).toEqual({ state: "AVAILABLE", rejection: null, scanner: "clamav" });
      clean.close();
      await upload("方案.pdf", makePdf());
      const infected = await startClamd("Eicar-Test-Signature FOUND");
      expect(await later()).toMatchObject({ state: "REJECTED", rejection: "VIRUS" });
      infected.close();
    } finally {
      Object.assign(env(), { CLAMD_HOST: undefined });
    }
  });
});

describe("left behind", () => {
  it("uploads of a dead process end as refused, half-done checks are done again", async () => {
    const dead = randomUUID();
    await db.owner`insert into stored_file (id, case_id, kind, version, display_name, object_key, state, uploaded_by, started_at)
      values (${dead}, ${filing.caseId}, 'plan', 900, '方案.pdf', ${`cases/${filing.caseId}/${"ab".repeat(20)}`}, 'UPLOADING', 'x', now() - interval '3 hours')`;
    expect((await upload("方案.pdf", makePdf())).status).toBe(201);
    const half =
      await db.owner`select id from stored_file where state = 'SCANNING' order by started_at desc limit 1`;
    await db.owner`update stored_file set state = 'CHECKING', started_at = now() - interval '10 minutes' where id = ${half[0]?.id}`;
    await recoverFiles(await systemContext("reviews.recover-files"));
    await recoverFiles(await systemContext("reviews.recover-files"));
    const rows = await db.owner`select id, state from stored_file where id in (${dead}, ${half[0]?.id})`;
    expect(new Map(rows.map((row) => [row.id, row.state]))).toEqual(
      new Map([
        [dead, "REJECTED"],
        [half[0]?.id, "AVAILABLE"],
      ]),
    );
  });
});

describe("a download", () => {
  it("goes to those who see the case, on record, as an attachment that nothing can run", async () => {
    const bytes = makePdf({ pages: 4 });
    const row = await available("方案 v1.pdf", bytes);
    const response = await read(row.id, own);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="__ v1.pdf"; filename*=UTF-8''%E6%96%B9%E6%A1%88%20v1.pdf`,
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    const [line] =
      await db.owner`select detail from audit_entry where action = 'file.read' and subject_id = ${row.id}`;
    expect(line?.detail).toMatchObject({ caseId: filing.caseId, sha256: row.sha256 });
  });

  it("is not there for anybody else, nor before the file can be used", async () => {
    const row = await available("方案.pdf", makePdf());
    expect((await read(row.id, foreign)).status).toBe(404);
    expect((await read(row.id, supervisor)).status).toBe(404); // not submitted yet
    expect((await read(row.id, "gongping.session=guessed")).status).toBe(401);
    expect((await read("../../secret", own)).status).toBe(404);
    await upload("方案.pdf", makePdf());
    expect((await read((await newest())?.id, own)).status).toBe(404);
    await drain();
  });
});
