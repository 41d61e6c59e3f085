import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type ObjectStore, startObjectStore } from "../../dev/object-store";
import { database } from "../../src/db/client";
import { appUser, invitation, smsMessage } from "../../src/db/schema";
import { requestExport } from "../../src/features/exports";
import { declineInvitation, followStanding } from "../../src/features/panels";
import { readNow } from "../../src/platform/clock";
import { systemContext } from "../../src/platform/context";
import { randomId } from "../../src/platform/id";
import { ensureBucket, putObject, sizeOfObject } from "../../src/platform/storage";
import { handlers } from "../../src/worker/registry";
import { layInvitations } from "../support/bulk-cases";
import { useDatabase } from "../support/database";
import { draw, invitationsOf } from "../support/drawn-case";
import { expectInvariants } from "../support/fault";
import { makeInspector } from "../support/inspection-world";
import { jobsAfterPanel } from "../support/jobs-after-panel";
import { queueInvitation, useSms } from "../support/sms";
import { acceptAs, carryInvitation, makeTracedCase, sweepPanels, workTraced } from "../support/traced-world";
import { as, expertActor, type Filing, makePool, type PoolExpert } from "../support/world";

jest.setTimeout(60_000);

const db = useDatabase();
const sms = useSms();
const dir = mkdtempSync(join(tmpdir(), "gongping-repeated-"));
let store: ObjectStore;
let pool: PoolExpert[];
let filing: Filing;

beforeAll(async () => {
  store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  await db.setClock(new Date("2026-11-23T02:00:00Z"));
  pool = await makePool(20, ["SZ-JK"]);
  filing = await makeTracedCase();
  await draw(filing);
  for (const { id } of await invitationsOf(filing.caseId)) await carryInvitation(id, "SENT");
}, 60_000);
afterAll(async () => {
  await store?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Every row of every table, but the sign of life of workers. */
async function stateHash(): Promise<string> {
  const tables = await db.owner`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'heartbeat' order by 1`;
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as t, md5(coalesce(string_agg(r::text, ',' order by r::text), '')) as h from "${name}" r`,
  );
  const [row] = await db.owner.unsafe(
    `select md5(string_agg(h, ',' order by t)) as h from (${parts.join(" union all ")}) x`,
  );
  return String(row?.h);
}

async function openInvitation(state: string) {
  const one = (await invitationsOf(filing.caseId)).find((invited) => invited.state === state);
  if (!one) throw new Error(`no invitation is ${state}`);
  return one;
}

let specialties = ["SZ-MB", "SZ-QZ", "SZ-JS", "SZ-CC"];
let days = 20;

/** A case of its own with five people asked, of a specialty nobody else here has. */
async function askedElsewhere() {
  const [specialty = "", ...rest] = specialties;
  specialties = rest;
  days += 3;
  const people = await makePool(8, [specialty]);
  const elsewhere = await makeTracedCase({ seats: [{ specialty, count: 5 }], startsInHours: days * 24 });
  await draw(elsewhere);
  const asked = await invitationsOf(elsewhere.caseId);
  for (const { id } of asked) await carryInvitation(id, "DELIVERED");
  const [first] = asked;
  if (!first) throw new Error("nobody was asked");
  return { elsewhere, people, asked, expertId: first.expertId };
}

const suspendUnseen = (expertId: string) =>
  db.owner`insert into expert_suspension (id, expert_id, suspended_from, reason, document)
    values (${randomId()}, ${expertId}, app_now(), '测试', '测〔2026〕1号')`;

const newKey = () => `cases/${filing.caseId}/${randomBytes(20).toString("hex")}`;

/** For each kind of job: prepares its work, answers its payload. */
const kinds: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  ...jobsAfterPanel(db),
  "messages.send-message": async () => ({ messageId: (await queueInvitation()).id }),
  "messages.message-changed": async () => {
    const { id } = await openInvitation("SENT");
    const [message] =
      await db.owner`update sms_message set state = 'DELIVERED', delivered_at = app_now(), closed_at = app_now()
      where subject_id = ${id} and template = 'invitation' returning id`;
    await db.owner`insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail, request_id)
      values (${randomId()}, app_now(), 'system', 'test', 'message.delivered', 'message', ${message!.id}, '{}', 'test')`;
    return { messageId: message!.id };
  },
  "panels.settle-case": async () => {
    const one = await openInvitation("DELIVERED");
    await declineInvitation(await as(expertActor(pool.find(({ id }) => id === one.expertId)!)), {
      invitationId: one.id,
      reason: "TIME",
      note: "",
      party: "",
    });
    return { caseId: filing.caseId };
  },
  "panels.expire-invitations": async () => {
    const past = new Date((await readNow()).getTime() - 1000);
    await layInvitations(await makeTracedCase(), pool.slice(0, 5), 3, () => past);
    return {};
  },
  "projects.parties-changed": async () => {
    const one = await openInvitation("SENT");
    await db.owner`insert into project_party (id, project_id, role, organization_id)
      select ${randomId()}, ${filing.projectId}, 'monitoring', organization_id from expert_employment where expert_id = ${one.expertId}`;
    return { projectId: filing.projectId };
  },
  "organizations.structure-changed": async () => {
    const { elsewhere, expertId } = await askedElsewhere();
    const [at] = await db.owner`insert into ownership (id, owner_id, owned_id, percent, controls, valid_from)
      select ${randomId()}, ${elsewhere.contractor.id}, organization_id, 100, true, '2020-01-01' from expert_employment
      where expert_id = ${expertId} returning owned_id`;
    return { organizationId: at!.owned_id };
  },
  "experts.standing-changed": async () => {
    const { expertId } = await askedElsewhere();
    await suspendUnseen(expertId);
    return { expertId };
  },
  "experts.leave-taken": async () => {
    const { expertId } = await askedElsewhere();
    await db.owner`insert into expert_leave (id, expert_id, leave_from, leave_to)
      values (${randomId()}, ${expertId}, '2026-11-24', '2027-02-28')`;
    return { expertId };
  },
  "panels.carry-out-questions": async () => {
    const { elsewhere, people, asked, expertId } = await askedElsewhere();
    for (const one of asked) await acceptAs(people, one);
    await workTraced();
    await suspendUnseen(expertId);
    await followStanding(await systemContext("experts.standing-changed"), { expertId });
    const due = await db.owner`update member_question set decide_by = app_now() - interval '1 second'
      where case_id = ${elsewhere.caseId} and state = 'OPEN' returning id`;
    expect(due).toHaveLength(1);
    return {};
  },
  "experts.remove-evidence-object": async () => {
    const objectKey = `evidence/${randomBytes(20).toString("hex")}`;
    await putObject(objectKey, Readable.from(Buffer.from("%PDF-1.7")), "application/pdf");
    return { objectKey };
  },
  "exports.write-export": async () => {
    const actor = await makeInspector("district", "370213");
    await database().insert(appUser).values({ id: actor.id, personId: actor.personId, userType: "natural" });
    const wish = { list: "inspections", filter: {}, fileName: "监督检查.xlsx", total: 1 } as const;
    const asked = await requestExport(await as(actor), wish);
    // It is delivered by hand here.
    await db.owner`delete from outbox where job = 'exports.write-export'`;
    return asked;
  },
  "reviews.scan-file": async () => {
    const [fileId, key] = [randomId(), newKey()];
    await putObject(key, Readable.from(Buffer.from("%PDF-1.7")), "application/pdf");
    await db.owner`insert into stored_file (id, case_id, kind, version, display_name, object_key, state, size, sha256, uploaded_by)
      values (${fileId}, ${filing.caseId}, 'plan', 1, '方案.pdf', ${key}, 'SCANNING', 8, ${"a".repeat(64)}, 'test')`;
    return { fileId };
  },
  "reviews.remove-object": async () => {
    const objectKey = newKey();
    await putObject(objectKey, Readable.from(Buffer.from("%PDF-1.7")), "application/pdf");
    return { objectKey };
  },
};

it("every kind of job is repeated here", () => {
  expect(Object.keys(kinds).sort()).toEqual(handlers.map(({ name }) => name).sort());
});

it.each(Object.keys(kinds))("row 7: %s, delivered ten times, is done once", async (name) => {
  const handler = handlers.find((one) => one.name === name)!;
  const payload = await kinds[name]!();
  const [before, taken] = [await stateHash(), sms.gateway.messages().length];
  await handler.run(await systemContext(name), payload);
  const once = await stateHash();
  const sent = sms.gateway.messages().length;
  if (/remove-.*object$/.test(name)) expect(await sizeOfObject(String(payload.objectKey))).toBeNull();
  else expect(once).not.toBe(before);
  for (let again = 2; again <= 10; again++) await handler.run(await systemContext(name), payload);
  expect(await stateHash()).toBe(once);
  expect(sms.gateway.messages().length).toBe(sent);
  expect(sent - taken).toBe(name === "messages.send-message" ? 1 : 0);
  // At the same time as well, by several workers.
  await Promise.all(Array.from({ length: 10 }, async () => handler.run(await systemContext(name), payload)));
  expect(await stateHash()).toBe(once);
});

it("leaves nothing broken behind", async () => {
  await sweepPanels();
  const [messages, invitations] = [
    await database().select().from(smsMessage),
    await database().select().from(invitation),
  ];
  expect(messages.length + invitations.length).toBeGreaterThan(20);
  await expectInvariants();
});
