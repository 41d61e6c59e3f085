import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type ObjectStore, startObjectStore } from "../../../dev/object-store";
import { GET as marked } from "../../../src/app/api/files/[id]/marked/route";
import { GET as pieces } from "../../../src/app/api/files/[id]/pages/route";
import { GET as download } from "../../../src/app/api/files/[id]/route";
import { POST as upload } from "../../../src/app/api/uploads/[caseId]/[kind]/route";
import type { FileKind } from "../../../src/db/schema";
import { listReadable, openPages, submitScan } from "../../../src/features/opinions";
import { handlers } from "../../../src/features/reviews/handlers";
import type { UserActor } from "../../../src/platform/actor";
import { performDue } from "../../../src/platform/queue/perform";
import { sessionKey } from "../../../src/platform/session";
import { ensureBucket, putObject } from "../../../src/platform/storage";
import { useDatabase } from "../../support/database";
import type { FormedPanel, Member } from "../../support/formed-panel";
import { readPaper } from "../../support/read-paper";
import { makePdf } from "../../support/sample-pdf";
import { makeJpeg } from "../../support/sample-pictures";
import { as } from "../../support/world";
import { makeReviewing, sitDown, stored, traced } from "./reviewing";

const db = useDatabase();
const origin = "http://localhost:3999";
const work = new Map(handlers.map((handler) => [handler.name, handler]));
const plan = makePdf({ pages: 3, filler: 200_000 });
let store: ObjectStore;
let dir: string;
let panel: FormedPanel;
let caseId: string;
let planId: string;
let first: Member;
let second: Member;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "gongping-store-"));
  store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  panel = await makeReviewing({ startsInHours: 100 });
  caseId = panel.filing.caseId;
  [first, second] = panel.members as [Member, Member];
  planId = await layPlan(caseId);
}, 60_000);
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** A plan whose bytes are there. */
async function layPlan(of: string, version = 2, kind: FileKind = "plan"): Promise<string> {
  const id = randomUUID();
  const key = `cases/${of}/${createHash("sha1").update(id).digest("hex")}`;
  await putObject(key, Readable.from([plan], { objectMode: false }), "application/pdf");
  await db.owner`insert into stored_file (id, case_id, kind, version, display_name, object_key, state, size, sha256, content_type, pages, scanner, uploaded_by, available_at)
    values (${id}, ${of}, ${kind}, ${version}, '方案.pdf', ${key}, 'AVAILABLE', ${plan.length},
      ${createHash("sha256").update(plan).digest("hex")}, 'application/pdf', 3, 'none', 'test', now())`;
  return id;
}

/** Her account and a session of it; the actor as the session makes it. */
async function signIn(member: Member): Promise<{ cookie: string; actor: UserActor }> {
  const [userId, token] = [randomUUID(), randomUUID()];
  await db.owner`insert into app_user (id, name, user_type, person_id) values (${userId}, '专家', 'natural', ${member.actor.personId})`;
  await db.owner`insert into session (session_token, user_id, expires) values (${sessionKey(token)}, ${userId}, now() + interval '9 days')`;
  return { cookie: `gongping.session=${token}`, actor: { ...member.actor, id: userId } };
}

const ask = (cookie: string, more: Record<string, string> = {}, query = "") =>
  new Request(`${origin}/api/files/x${query}`, { headers: { cookie, ...more } });
const about = (id: string) => ({ params: Promise.resolve({ id }) });

it("gives a marked copy to a member, and leaves what is stored as it is", async () => {
  const { cookie } = await signIn(first);
  const before = (await traced(db, planId, "file.read")).length;
  const answer = await marked(ask(cookie), about(planId));
  expect(answer.status).toBe(200);
  const pages = await readPaper(Buffer.from(await answer.arrayBuffer()));
  const [row] =
    await db.owner`select c.number, p.name from review_case c, person p where c.id = ${caseId} and p.id = ${first.actor.personId}`;
  for (const { text } of pages) {
    expect(text.replaceAll(/\s/g, "")).toContain(row?.number);
    expect(text).toContain(row?.name);
  }
  expect(pages).toHaveLength(3);
  expect(await traced(db, planId, "file.read")).toHaveLength(before + 1);
});

it("gives pieces of what was opened, once on record, and none without an opening", async () => {
  const { cookie, actor } = await signIn(second);
  const opening = await openPages(await as(actor), planId);
  const before = await traced(db, planId, "file.read");
  const query = `?opening=${opening}`;
  const piece = await pieces(ask(cookie, { range: "bytes=100-299" }, query), about(planId));
  expect(piece.status).toBe(206);
  expect(piece.headers.get("content-range")).toBe(`bytes 100-299/${plan.length}`);
  expect(Buffer.from(await piece.arrayBuffer()).equals(plan.subarray(100, 300))).toBe(true);
  const whole = await pieces(ask(cookie, {}, query), about(planId));
  expect([whole.status, whole.headers.get("accept-ranges")]).toEqual([200, "bytes"]);
  await whole.body?.cancel();
  expect(await traced(db, planId, "file.read")).toHaveLength(before.length);
  expect(before.at(-1)?.detail).toMatchObject({ caseId, way: "page" });
  expect((await pieces(ask(cookie, {}, "?opening=1700000000000.x"), about(planId))).status).toBe(404);
  const { cookie: other } = await signIn(first);
  expect((await pieces(ask(other, {}, query), about(planId))).status).toBe(404);
});

it("ends with the duty, and is nothing to the panel of another case", async () => {
  const member = panel.members[4] as Member;
  const { cookie, actor } = await signIn(member);
  const opening = await openPages(await as(actor), planId);
  expect((await marked(ask(cookie), about(planId))).status).toBe(200);
  await db.owner`update invitation set state = 'WITHDRAWN' where id = ${member.invitationId}`;
  expect((await marked(ask(cookie), about(planId))).status).toBe(404);
  expect((await pieces(ask(cookie, {}, `?opening=${opening}`), about(planId))).status).toBe(404);
  await expect(openPages(await as(actor), planId)).rejects.toMatchObject({ name: "NotFound" });
  const { cookie: seated } = await signIn(first);
  await db.owner`update review_case set state = 'CANCELLED' where id = ${caseId}`;
  expect((await marked(ask(seated), about(planId))).status).toBe(404);
  await db.owner`update review_case set state = 'PRE_REVIEW' where id = ${caseId}`;
  // At the same time, so that nobody sits on both.
  const other = await makeReviewing({ startsInHours: 100 });
  const { cookie: strange } = await signIn(other.members[0] as Member);
  expect((await marked(ask(strange), about(planId))).status).toBe(404);
}, 60_000);

it("lets the panel of a successor read what failed before, and nothing else of it", async () => {
  const earlier = await makeReviewing({ startsInHours: 100 });
  const old = await layPlan(earlier.filing.caseId);
  const found = await layPlan(earlier.filing.caseId, 1, "report");
  const sheet = await layPlan(earlier.filing.caseId, 1, "sign_in_sheet");
  const { cookie } = await signIn(first);
  expect((await marked(ask(cookie), about(old))).status).toBe(404);
  await db.owner`update review_case set predecessor_id = ${earlier.filing.caseId}, predecessor_kind = 'FAILED' where id = ${caseId}`;
  for (const paper of [old, found]) expect((await marked(ask(cookie), about(paper))).status).toBe(200);
  expect((await marked(ask(cookie), about(sheet))).status).toBe(404);
  const { actor } = await signIn(second);
  const listed = await listReadable(await as(actor), caseId);
  expect(new Set(listed.filter((file) => file.earlier).map(({ kind }) => kind))).toEqual(
    new Set(["plan", "report"]),
  );
}, 60_000);

describe("a form filled in by hand", () => {
  const send = (cookie: string, bytes: Buffer, name: string, of = caseId) => {
    const form = new FormData();
    form.set("file", new File([new Uint8Array(bytes)], name));
    return upload(
      new Request(`${origin}/api/uploads/${of}/opinion_scan`, {
        method: "POST",
        body: form,
        headers: { cookie, origin, accept: "application/json" },
      }),
      { params: Promise.resolve({ caseId: of, kind: "opinion_scan" }) },
    );
  };
  const newest = async () => {
    const [row] =
      await db.owner`select id, state, content_type from stored_file where case_id = ${caseId} and kind = 'opinion_scan' order by version desc limit 1`;
    return row as { id: string; state: string; content_type: string };
  };

  it.each([
    ["a photograph", makeJpeg({}), "意见表.jpg", "image/jpeg"],
    ["a scan", makePdf({ pages: 2 }), "意见表.pdf", "application/pdf"],
  ])("is taken as %s, handed in once checked, and sealed like any other", async (_, bytes, name, type) => {
    const member = type === "image/jpeg" ? first : second;
    const { cookie, actor } = await signIn(member);
    expect((await send(cookie, bytes, name)).status).toBe(201);
    const file = await newest();
    const input = { caseId, scanFileId: file.id, planFileId: planId, conclusion: "FAIL" as const };
    if (file.state !== "AVAILABLE") {
      await expect(submitScan(await as(actor), input)).rejects.toMatchObject({ code: "SCAN_PENDING" });
    }
    await performDue(work);
    expect(await newest()).toMatchObject({ state: "AVAILABLE", content_type: type });
    const thief = await signIn(panel.members[2] as Member);
    await expect(submitScan(await as(thief.actor), input)).rejects.toMatchObject({ name: "InvalidInput" });
    await submitScan(await as(actor), input);
    expect(await stored(db, member)).toMatchObject({ state: "SUBMITTED", version: 1 });
    expect((await download(ask(thief.cookie), about(file.id))).status).toBe(404);
    const own = await download(ask(cookie), about(file.id));
    expect(own.status).toBe(200);
    expect(Buffer.from(await own.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("is refused from a stranger, and after the meeting's start from who has handed in", async () => {
    const stranger = await signIn({
      ...first,
      actor: { ...first.actor, personId: panel.filing.actor.personId },
    });
    expect((await send(stranger.cookie, makePdf(), "x.pdf")).status).toBe(403);
    await sitDown(db, panel);
    const { cookie } = await signIn(first);
    const late = await send(cookie, makePdf(), "x.pdf");
    expect([late.status, ((await late.json()) as { problem: string }).problem]).toEqual([422, "NOT_NOW"]);
    const thief = await signIn(panel.members[2] as Member);
    expect((await download(ask(thief.cookie), about((await newest()).id))).status).toBe(200);
  });
});
