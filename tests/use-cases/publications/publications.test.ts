import { randomBytes, randomUUID } from "node:crypto";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { countNotices, listNotices } from "../../../src/features/messages";
import {
  changePublication,
  confirmRead,
  countPublications,
  countReaders,
  draftPublication,
  findPublication,
  listPublications,
  listReaders,
  listToConfirm,
  openPublicationFile,
  publishPublication,
  remindReaders,
  storePublicationFile,
  withdrawPublication,
} from "../../../src/features/publications";
import { changeInput, draftInput } from "../../../src/features/publications/input";
import type { Actor, UserActor } from "../../../src/platform/actor";
import { publicContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import {
  as,
  contractorActor,
  expertActor,
  makeExpert,
  makePerson,
  makeUnit,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const all = { limit: 100, offset: 0 };
type Content = Parameters<typeof draftPublication>[1];
const content: Content = {
  kind: "POLICY",
  title: "保密要求",
  body: "应当保密。",
  audience: ["expert"],
  required: false,
};
let station: UserActor;
let bureau: UserActor;
let contractor: UserActor;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T02:00:00Z"));
  station = { ...regulatorActor("station", "370200"), personId: await makePerson("发布人") };
  bureau = { ...regulatorActor("bureau", "370200"), personId: await makePerson("市局") };
  contractor = contractorActor("u", await makePerson("王工"), await makeUnit("某公司", ["contractor"]));
});

const anExpert = async () => expertActor(await makeExpert(["SZ-JK"]));
const drafted = async (more: Partial<Content> = {}) =>
  (await draftPublication(await as(station), { ...content, ...more })).publicationId;
const published = async (more: Partial<Content> = {}) => {
  const publicationId = await drafted(more);
  await publishPublication(await as(station), { publicationId });
  return publicationId;
};
const sees = async (actor: Actor, id: string) => {
  const ctx = { ...(await publicContext()), actor };
  const found = (await findPublication(ctx, id)) !== null;
  const listed = (await listPublications(ctx, {}, all)).some((one) => one.id === id);
  expect(await countPublications(ctx, {})).toBe((await listPublications(ctx, {}, all)).length);
  return [found, listed];
};
const nobody = { kind: "public" } as const;

it("is for whom it was published, in the data, and for the public only when it says so", async () => {
  const expert = await anExpert();
  const forExperts = await published();
  expect(await sees(expert, forExperts)).toEqual([true, true]);
  for (const other of [contractor, bureau, nobody])
    expect(await sees(other, forExperts)).toEqual([false, false]);
  const forAll = await published({ audience: ["public"] });
  for (const other of [expert, contractor, bureau, nobody])
    expect(await sees(other, forAll)).toEqual([true, true]);
  const forRegulators = await published({ audience: ["regulator"] });
  expect(await sees(bureau, forRegulators)).toEqual([true, true]);
  expect(await sees(expert, forRegulators)).toEqual([false, false]);
});

it("is the station's alone until it is published, and gone for its readers when withdrawn", async () => {
  const expert = await anExpert();
  const publicationId = await drafted();
  expect(await sees(expert, publicationId)).toEqual([false, false]);
  expect(await sees(bureau, publicationId)).toEqual([false, false]);
  expect(await findPublication(await as(station), publicationId)).toMatchObject({ state: "DRAFT" });
  for (const step of [publishPublication, confirmRead])
    await expect(step(await as(expert), { publicationId })).rejects.toMatchObject({ name: "NotFound" });
  await publishPublication(await as(station), { publicationId });
  await withdrawPublication(await as(station), { publicationId, reason: "有误" });
  expect(await sees(expert, publicationId)).toEqual([false, false]);
  await expect(
    withdrawPublication(await as(station), { publicationId, reason: "再撤" }),
  ).rejects.toMatchObject({ code: "NOT_PUBLISHED" });
});

it("stays as it was published: by the rules and by the database", async () => {
  const publicationId = await drafted();
  await changePublication(await as(station), { ...content, publicationId, title: "改后的标题" });
  await publishPublication(await as(station), { publicationId });
  await expect(changePublication(await as(station), { ...content, publicationId })).rejects.toMatchObject({
    code: "PUBLISHED",
  });
  await expect(publishPublication(await as(station), { publicationId })).rejects.toMatchObject({
    code: "PUBLISHED",
  });
  await expect(db.owner`update publication set title = '偷改' where id = ${publicationId}`).rejects.toThrow();
  await expect(
    db.owner`update publication set state = 'DRAFT', published_at = null, published_by = null where id = ${publicationId}`,
  ).rejects.toThrow();
  await expect(db.owner`delete from publication where id = ${publicationId}`).rejects.toThrow();
  expect(await findPublication(await as(station), publicationId)).toMatchObject({ title: "改后的标题" });
});

it("is written by nobody else", async () => {
  const publicationId = await published({ audience: ["regulator", "expert", "contractor"], required: true });
  for (const other of [bureau, contractor, await anExpert()]) {
    await expect(draftPublication(await as(other), content)).rejects.toMatchObject({ code: "STATION_ONLY" });
    for (const step of [publishPublication, remindReaders])
      await expect(step(await as(other), { publicationId })).rejects.toMatchObject({ code: "STATION_ONLY" });
    await expect(withdrawPublication(await as(other), { publicationId, reason: "x" })).rejects.toMatchObject({
      code: "STATION_ONLY",
    });
    expect(await countReaders(await as(other), publicationId)).toEqual({ unread: 0, read: 0 });
    expect(await listReaders(await as(other), publicationId, "unread", all)).toEqual([]);
    await expect(
      storePublicationFile(await as(other), publicationId, { name: "a.pdf", bytes: randomBytes(9) }),
    ).rejects.toMatchObject({ code: "STATION_ONLY" });
  }
});

it("is confirmed by experts alone, each for herself and once", async () => {
  const [one, two] = [await anExpert(), await anExpert()];
  const publicationId = await published({ audience: ["expert", "contractor"], required: true });
  const before = await countReaders(await as(station), publicationId);
  expect(before.read).toBe(0);
  expect(before.unread).toBeGreaterThanOrEqual(2);
  await confirmRead(await as(one), { publicationId });
  await confirmRead(await as(one), { publicationId });
  await expect(confirmRead(await as(contractor), { publicationId })).rejects.toMatchObject({
    code: "NOT_REQUIRED",
  });
  const after = await countReaders(await as(station), publicationId);
  expect(after).toEqual({ read: 1, unread: before.unread - 1 });
  for (const list of ["read", "unread"] as const)
    expect(
      await listReaders(await as(station), publicationId, list, { limit: 1000, offset: 0 }),
    ).toHaveLength(after[list]);
  const toConfirm = async (actor: UserActor) =>
    (await listPublications(await as(actor), {}, all)).find(({ id }) => id === publicationId)?.toConfirm;
  expect([await toConfirm(one), await toConfirm(two), await toConfirm(contractor)]).toEqual([
    false,
    true,
    false,
  ]);
  const waits = async (actor: UserActor) =>
    (await listToConfirm(await as(actor))).some(({ id }) => id === publicationId);
  expect([await waits(one), await waits(two), await waits(contractor)]).toEqual([false, true, false]);
  const said =
    await db.owner`select id from audit_entry where subject_id = ${publicationId} and action = 'publication.read'`;
  expect(said).toHaveLength(1);
  const free = await published();
  await expect(confirmRead(await as(one), { publicationId: free })).rejects.toMatchObject({
    code: "NOT_REQUIRED",
  });
});

it("reminds who has not read it, once a day, and nobody who has", async () => {
  const [reader, late] = [await anExpert(), await anExpert()];
  const publicationId = await published({ required: true });
  await confirmRead(await as(reader), { publicationId });
  const { unread } = await countReaders(await as(station), publicationId);
  expect(await remindReaders(await as(station), { publicationId })).toMatchObject({ told: unread });
  await expect(remindReaders(await as(station), { publicationId })).rejects.toMatchObject({
    code: "REMINDED",
  });
  await db.advance(24 * 3_600_000);
  const told = await listNotices(await as(late), "expert", "all", all);
  expect(told).toMatchObject([{ title: "资料阅读提醒", leads: true }]);
  expect(await countNotices(await as(reader), "expert")).toEqual({ all: 0, unread: 0 });
  expect(await remindReaders(await as(station), { publicationId })).toMatchObject({ told: unread });
});

it("has its files opened by whom it is for, and none added afterwards", async () => {
  const expert = await anExpert();
  const publicationId = await published();
  await expect(
    storePublicationFile(await as(station), publicationId, { name: "a.pdf", bytes: randomBytes(9) }),
  ).rejects.toMatchObject({ problem: "CLOSED" });
  await expect(
    storePublicationFile(await as(station), randomUUID(), { name: "a.pdf", bytes: randomBytes(9) }),
  ).rejects.toMatchObject({ name: "NotFound" });
  const fileId = randomUUID();
  await db.owner`insert into publication_file (id, publication_id, display_name, object_key, size, sha256, scanner, uploaded_by)
    values (${fileId}, ${publicationId}, '要求.pdf', 'publications/none', 9, ${"a".repeat(64)}, 'none', 'test')`;
  for (const actors of [[nobody], [contractor], [bureau, contractor]])
    await expect(openPublicationFile(await publicContext(), actors, fileId)).rejects.toMatchObject({
      name: "NotFound",
    });
  // Found, and then its object is not in any store.
  await expect(
    openPublicationFile(await publicContext(), [contractor, expert], fileId),
  ).rejects.not.toMatchObject({
    name: "NotFound",
  });
});

it("refuses what does not fit, with a sentence beside the field", () => {
  const sentence = (input: object) =>
    draftInput.safeParse(input).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  expect(sentence({ ...content, audience: ["expert"], required: "yes" })).toBeUndefined();
  expect(sentence({ ...content, required: undefined, audience: "expert" })).toBeUndefined();
  expect(sentence({ ...content, required: "yes", audience: ["contractor"] })).toEqual([
    "required: 要求专家确认阅读的，发布对象应当包括专家",
  ]);
  expect(sentence({ ...content, required: undefined, audience: undefined })).toEqual([
    "audience: 请选择发布对象",
  ]);
  expect(sentence({ ...content, required: undefined, title: " " })).toEqual(["title: 请填写标题"]);
  expect(changeInput.safeParse({ ...content, required: undefined, publicationId: "1" }).success).toBe(false);
});

it("holds together at every moment", async () => {
  const broken = (await checkInvariants(database())).filter(
    ({ name, offenders }) =>
      name.startsWith("publications.") && name !== "publications.files-before" && offenders.length > 0,
  );
  expect(broken).toEqual([]);
});
