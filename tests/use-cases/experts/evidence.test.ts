import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type ObjectStore, startObjectStore } from "../../../dev/object-store";
import { POST } from "../../../src/app/api/evidence/[ownerType]/[ownerId]/[kind]/route";
import { GET } from "../../../src/app/api/evidence/files/[id]/route";
import { collectBytes, listEvidence, removeEvidence } from "../../../src/features/experts";
import { handlers } from "../../../src/features/experts/handlers";
import type { AccountActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { env } from "../../../src/platform/env";
import { randomId } from "../../../src/platform/id";
import { performDue } from "../../../src/platform/queue/perform";
import { sessionKey } from "../../../src/platform/session";
import { deleteObject, ensureBucket, putObject, sizeOfObject } from "../../../src/platform/storage";
import { useDatabase } from "../../support/database";
import { makePdf } from "../../support/sample-pdf";
import { makeJpeg, makePng } from "../../support/sample-pictures";
import { makeExpert, makePerson } from "../../support/world";

const db = useDatabase();
const origin = "http://localhost:3999";
const work = new Map(handlers.map((handler) => [handler.name, handler]));
let store: ObjectStore;
let dir: string;
let applicant: Someone;
let stranger: Someone;
let station: Someone;
let colleague: Someone;
let district: Someone;
let unit: Someone;
let application: string;

interface Someone {
  readonly userId: string;
  readonly personId: string;
  readonly cookie: string;
  readonly actor: AccountActor;
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "gongping-evidence-"));
  store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  applicant = await signIn("申报人");
  stranger = await signIn("别人");
  station = await signIn("监督站甲", "station");
  colleague = await signIn("监督站乙", "station");
  district = await signIn("区市丙", "district");
  const unitId = randomUUID();
  await db.owner`insert into organization (id, uscc, name, kinds) values (${unitId}, '91000000EVIDENCE01', '某单位', '{contractor}')`;
  unit = await signIn("经办人", null, { personId: applicant.personId, organizationId: unitId });
  application = await makeApplication(applicant.personId);
}, 30_000);
afterEach(() => store.heal());
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function signIn(
  name: string,
  post: string | null = null,
  as?: { personId: string; organizationId: string },
): Promise<Someone> {
  const [userId, cookie] = [randomUUID(), randomUUID()];
  const personId = as?.personId ?? (await makePerson(name));
  await db.owner`insert into app_user (id, name, user_type, person_id, organization_id)
    values (${userId}, ${name}, ${as ? "legal" : "natural"}, ${personId}, ${as?.organizationId ?? null})`;
  await db.owner`insert into session (session_token, user_id, expires) values (${sessionKey(cookie)}, ${userId}, now() + interval '1 hour')`;
  if (post) {
    await db.owner`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from)
      values (${randomUUID()}, ${personId}, ${post}, '370200', '2020-01-01')`;
  }
  const actor = {
    kind: "account",
    id: userId,
    personId,
    organizationId: as?.organizationId ?? null,
  } as const;
  return { userId, personId, cookie: `gongping.session=${cookie}`, actor };
}

async function makeApplication(personId: string): Promise<string> {
  const id = randomUUID();
  await db.owner`insert into expert_application (id, person_id, kind, state, policy_code) values (${id}, ${personId}, 'NEW', 'DRAFT', 'test')`;
  await db.owner`insert into application_specialty (id, application_id, specialty, statement) values (${randomUUID()}, ${id}, 'SZ-JK', '做过')`;
  return id;
}

/** As a submission does it: state, time and frozen copy. */
async function handIn(id: string, state = "SUBMITTED"): Promise<void> {
  await db.owner`update expert_application set state = ${state}, number = coalesce(number, ${id}), version = version + 1,
    submitted_at = app_now(), undertaken_at = app_now() where id = ${id}`;
  await db.owner`insert into application_submission (id, application_id, version, content, content_hash, submitted_at)
    select ${randomUUID()}, id, version, '{}', 'x', submitted_at from expert_application where id = ${id}`;
}

type Sent = {
  who?: Someone | null;
  path?: string;
  specialty?: string;
  origin?: string | null;
  json?: boolean;
  cut?: number;
};

async function upload(name: string, bytes: Buffer, sent: Sent = {}): Promise<Response> {
  const data = new FormData();
  if (sent.specialty !== undefined) data.append("specialty", sent.specialty);
  data.append("file", new File([new Uint8Array(bytes)], name));
  const made = new Response(data);
  const body = Buffer.from(await made.arrayBuffer());
  const headers = new Headers({
    "content-type": made.headers.get("content-type") ?? "",
    "content-length": String(body.length),
  });
  if (sent.who !== null) headers.set("cookie", (sent.who ?? applicant).cookie);
  if (sent.origin !== null) headers.set("origin", sent.origin ?? origin);
  if (sent.json !== false) headers.set("accept", "application/json");
  const path = sent.path ?? `application/${application}/title_certificate`;
  const [ownerType = "", ownerId = "", kind = ""] = path.split("/");
  const request = new Request(`${origin}/api/evidence/${path}`, {
    method: "POST",
    headers,
    body: new Uint8Array(sent.cut ? body.subarray(0, -sent.cut) : body),
  });
  return POST(request, { params: Promise.resolve({ ownerType, ownerId, kind }) });
}

const problemOf = async (response: Response) => ((await response.json()) as { problem?: string }).problem;
const read = (id: string, who: Someone | null) =>
  GET(new Request(`${origin}/api/evidence/files/${id}`, { headers: who ? { cookie: who.cookie } : {} }), {
    params: Promise.resolve({ id }),
  });
const rows = (owner = application) =>
  db.owner`select * from evidence_file where application_id = ${owner} or decision_id = ${owner} order by uploaded_at, id`;
const context = async ({ actor }: Someone) => ({ actor, now: await readNow(), requestId: randomId() });
const as = async (who: Someone, id = application) =>
  listEvidence(await context(who), { type: "application", id });
let made = 0;
/** A small PDF like no other. */
const somePdf = () => makePdf({ objects: [`<< /Title (${++made}) >>`] });

async function stored(who = applicant, owner = application): Promise<{ id: string; object_key: string }> {
  expect(
    (await upload("证书.pdf", somePdf(), { who, path: `application/${owner}/title_certificate` })).status,
  ).toBe(201);
  return (await rows(owner)).at(-1) as unknown as { id: string; object_key: string };
}

describe("an evidence file", () => {
  it.each([
    ["证书.pdf", makePdf({ pages: 3 }), "application/pdf", "证书.pdf"],
    ["证书.JPG", makeJpeg({ width: 4000, height: 3000 }), "image/jpeg", "证书.JPG"],
    ["../../扫描.pdf", makePng(), "image/png", "扫描.pdf.png"],
  ])("%s is stored as what it is, written down once, on record", async (name, bytes, contentType, shown) => {
    expect((await upload(name, bytes)).status).toBe(201);
    const row = (await rows()).at(-1);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(row).toMatchObject({
      content_type: contentType,
      display_name: shown,
      size: bytes.length,
      sha256,
      scanner: "none",
      kind: "TITLE_CERTIFICATE",
      uploaded_by: applicant.userId,
    });
    expect(row?.object_key).toMatch(/^evidence\/[0-9a-f]{40}$/);
    expect(await sizeOfObject(row?.object_key as string)).toBe(bytes.length);
    const trace =
      await db.owner`select action, subject_id, detail from audit_entry where detail->>'fileId' = ${row?.id}`;
    expect(trace).toMatchObject([{ action: "file.made", subject_id: application, detail: { sha256 } }]);
  });

  it("comes back to its own page without scripts, whatever the form or address says", async () => {
    const done = await upload("一.pdf", somePdf(), { json: false });
    expect([done.status, done.headers.get("location")]).toEqual([
      303,
      `/apply/${application}/evidence?done=1`,
    ]);
    const wrong = await upload("二.exe", Buffer.from("MZ"), { json: false });
    expect(wrong.headers.get("location")).toBe(`/apply/${application}/evidence?problem=TYPE`);
  });

  it("of a specialty is for one that was asked for", async () => {
    const path = `application/${application}/specialty_evidence`;
    expect((await upload("一.pdf", somePdf(), { path, specialty: "SZ-JK" })).status).toBe(201);
    expect((await rows()).at(-1)).toMatchObject({ kind: "SPECIALTY_EVIDENCE", specialty: "SZ-JK" });
    for (const specialty of ["SZ-QL", "", "' or 1=1", "SZ-JK\0", undefined]) {
      expect(await problemOf(await upload("一.pdf", somePdf(), { path, specialty }))).toBe("SPECIALTY");
    }
  });

  it.each([
    ["TYPE", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["TYPE", Buffer.concat([makePng(), Buffer.from("PK\x05\x06"), Buffer.alloc(18)])],
    ["PASSWORD", makePdf({ trailer: "/Encrypt 5 0 R" })],
    ["ACTIVE", makePdf({ objects: ["<< /S /JavaScript /JS (app.alert(1)) >>"] })],
    ["PIXELS", makePng(50_000, 50_000)],
    ["DAMAGED", makeJpeg().subarray(0, 40)],
    ["PAGES", makePdf({ pages: 201 })],
    ["EMPTY", Buffer.alloc(0)],
    ["SIZE", makePdf({ filler: 20 * 1024 * 1024 })],
  ])("is refused with %s and leaves nothing", async (problem, bytes) => {
    const before = (await rows()).length;
    const response = await upload("文件.pdf", bytes);
    expect(response.status).toBe(problem === "SIZE" ? 413 : 422);
    expect(await problemOf(response)).toBe(problem);
    expect((await rows()).length).toBe(before);
  });

  it("that did not come whole, or twice, or as the eleventh, is refused", async () => {
    expect(await problemOf(await upload("半.pdf", somePdf(), { cut: 30 }))).toBe("FAILED");
    const own = await makeApplication(stranger.personId);
    const sent = { who: stranger, path: `application/${own}/title_certificate` };
    const first = somePdf();
    expect((await upload("1.pdf", first, sent)).status).toBe(201);
    expect(await problemOf(await upload("again.pdf", first, sent))).toBe("DUPLICATE");
    for (let n = 2; n <= 9; n++) expect((await upload(`${n}.pdf`, somePdf(), sent)).status).toBe(201);
    const last = await Promise.all([upload("a.pdf", somePdf(), sent), upload("b.pdf", somePdf(), sent)]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect((await rows(own)).length).toBe(10);
  });
});

describe("the memory that uploads may take", () => {
  it("is bounded over all of them, and given back", async () => {
    const part = () => Readable.from([Buffer.alloc(600)], { objectMode: false });
    const first = await collectBytes(part(), 1000);
    await expect(collectBytes(part(), 1000)).rejects.toMatchObject({ problem: "BUSY" });
    first.release();
    first.release();
    (await collectBytes(part(), 1000)).release();
  });
});

describe("a store or scanner that is down", () => {
  it("leaves neither row nor object", async () => {
    const before = (await rows()).length;
    store.fail(503);
    const response = await upload("一.pdf", somePdf());
    expect([response.status, await problemOf(response)]).toEqual([503, "FAILED"]);
    store.heal();
    expect((await rows()).length).toBe(before);
  });

  it("an infected file, or one that cannot be scanned, is not kept", async () => {
    const before = (await rows()).length;
    for (const [said, problem] of [
      ["stream: Eicar FOUND\0", "VIRUS"],
      ["INSTREAM size limit exceeded. ERROR\0", "UNSCANNABLE"],
      ["", "FAILED"],
    ] as const) {
      const clamd = await fakeScanner(said);
      expect(await problemOf(await upload("一.pdf", somePdf()))).toBe(problem);
      clamd.close();
    }
    const clamd = await fakeScanner("stream: OK\0");
    expect((await upload("一.pdf", somePdf())).status).toBe(201);
    clamd.close();
    useScanner(undefined);
    expect((await rows()).length).toBe(before + 1);
    expect((await rows()).at(-1)).toMatchObject({ scanner: "clamav" });
  });
});

describe("who may", () => {
  it("upload: the applicant as a person, and nobody else", async () => {
    expect((await upload("一.pdf", somePdf(), { who: null })).status).toBe(401);
    expect((await upload("一.pdf", somePdf(), { origin: "https://evil.example" })).status).toBe(403);
    expect((await upload("一.pdf", somePdf(), { origin: null })).status).toBe(403);
    for (const who of [stranger, station, district, unit]) {
      expect((await upload("一.pdf", somePdf(), { who })).status).toBe(404);
    }
    for (const path of [
      `application/${randomUUID()}/title_certificate`,
      "application/nothing/title_certificate",
      `application/${application}/decision_document`,
      `application/${application}/constructor`,
      `__proto__/${application}/toString`,
      `decision/${application}/decision_document`,
    ]) {
      expect((await upload("一.pdf", somePdf(), { path })).status).toBe(404);
    }
    const refused =
      await db.owner`select count(*)::int as n from audit_entry where action = 'access.refused'`;
    expect(refused[0]?.n).toBeGreaterThanOrEqual(10);
  });

  it("read: the applicant at once, the station once it was handed in; each reading on record", async () => {
    const author = await signIn("另一申报人");
    const owner = await makeApplication(author.personId);
    const file = await stored(author, owner);
    expect((await read(file.id, station)).status).toBe(404);
    await handIn(owner);
    for (const who of [author, station, colleague]) {
      const response = await read(file.id, who);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-disposition")).toMatch(/^attachment; /);
      expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(
        Buffer.from(await response.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
    for (const who of [stranger, district, unit, applicant]) {
      expect((await read(file.id, who)).status).toBe(404);
    }
    expect((await read(file.id, null)).status).toBe(401);
    expect((await read("nothing", author)).status).toBe(404);
    const lines =
      await db.owner`select actor_id from audit_entry where action = 'file.read' and subject_id = ${file.id}`;
    expect(lines.map((line) => line.actor_id).sort()).toEqual(
      [author.userId, station.userId, colleague.userId].sort(),
    );
    expect((await as(unit, owner)).length + (await as(stranger, owner)).length).toBe(0);
    expect((await as(author, owner)).length).toBe(1);
    // Handed in is handed in.
    expect(
      await problemOf(
        await upload("晚.pdf", somePdf(), { who: author, path: `application/${owner}/title_certificate` }),
      ),
    ).toBe("CLOSED");
  });

  it("add a decision's document: who proposed it, until it is decided; the whole station reads it", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const id = randomUUID();
    await db.owner`insert into expert_decision (id, expert_id, kind, reason, document, proposed_by)
      values (${id}, ${expert.id}, 'SUSPEND', '测试', '青建监〔2026〕1号', ${station.personId})`;
    const path = `decision/${id}/decision_document`;
    expect(
      (await upload("文书.pdf", somePdf(), { who: station, path, json: false })).headers.get("location"),
    ).toBe(`/regulator/decisions/${id}?done=1`);
    for (const who of [colleague, district, applicant]) {
      expect((await upload("文书.pdf", somePdf(), { who, path })).status).toBe(404);
    }
    const file = (await rows(id))[0] as unknown as { id: string };
    expect((await read(file.id, colleague)).status).toBe(200);
    for (const who of [district, applicant]) expect((await read(file.id, who)).status).toBe(404);
    await db.owner`update expert_decision set state = 'CONFIRMED', decided_by = ${colleague.personId}, decided_at = app_now() where id = ${id}`;
    expect(await problemOf(await upload("晚.pdf", somePdf(), { who: station, path }))).toBe("CLOSED");
  });
});

describe("a file that is not any more what was submitted", () => {
  it("is not served, changed or gone", async () => {
    const file = await stored();
    const bytes = Buffer.from(await (await read(file.id, applicant)).arrayBuffer());
    bytes.writeUInt8(0x58, 30);
    await putObject(file.object_key, Readable.from([bytes], { objectMode: false }), "application/pdf");
    const changed = await read(file.id, applicant);
    expect([changed.status, await changed.text()]).toEqual([
      503,
      "存储的文件与提交时不一致，已停止提供，请联系市监督站。",
    ]);
    await deleteObject(file.object_key);
    expect((await read(file.id, applicant)).status).toBe(503);
  });
});

describe("removing", () => {
  it("takes a draft's file away with its bytes", async () => {
    const file = await stored();
    await expect(removeEvidence(await context(stranger), { fileId: file.id })).rejects.toMatchObject({
      name: "NotFound",
    });
    await expect(removeEvidence(await context(unit), { fileId: file.id })).rejects.toMatchObject({
      name: "NotFound",
    });
    expect(await removeEvidence(await context(applicant), { fileId: file.id })).toBe(application);
    expect((await read(file.id, applicant)).status).toBe(404);
    expect((await as(applicant)).map(({ id }) => id)).not.toContain(file.id);
    await performDue(work);
    expect(await sizeOfObject(file.object_key)).toBeNull();
    await expect(removeEvidence(await context(applicant), { fileId: file.id })).rejects.toMatchObject({
      name: "Conflict",
    });
    const trace =
      await db.owner`select detail from audit_entry where action = 'file.removed' and detail->>'fileId' = ${file.id}`;
    expect(trace).toMatchObject([{ detail: { bytesKept: false } }]);
  });

  it("after a return keeps what was handed in, for the station; a submitted one stays as it is", async () => {
    const author = await signIn("退回申报人");
    const owner = await makeApplication(author.personId);
    const file = await stored(author, owner);
    await handIn(owner);
    await expect(removeEvidence(await context(author), { fileId: file.id })).rejects.toMatchObject({
      name: "Conflict",
    });
    await db.owner`update expert_application set state = 'RETURNED' where id = ${owner}`;
    const late = await stored(author, owner);
    expect((await read(late.id, station)).status).toBe(404);
    await removeEvidence(await context(author), { fileId: file.id });
    await removeEvidence(await context(author), { fileId: late.id });
    await performDue(work);
    expect(await sizeOfObject(file.object_key)).not.toBeNull();
    expect(await sizeOfObject(late.object_key)).toBeNull();
    expect((await read(file.id, station)).status).toBe(200);
    expect(await as(author, owner)).toEqual([]);
  });
});

/** Speaks enough of clamd to give one verdict. */
async function fakeScanner(answer: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => {
      if (data.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  useScanner((server.address() as { port: number }).port);
  return server;
}

function useScanner(port: number | undefined): void {
  Object.assign(env(), { CLAMD_HOST: port && "127.0.0.1", CLAMD_PORT: port });
}
