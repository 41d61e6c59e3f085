import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { inspectionRound, inspectionTeam } from "../../../src/db/schema";
import { type Certificate, certificateHash, EXCLUSION_CODES } from "../../../src/features/draws";
import { verifyFiles } from "../../../src/features/draws/verify-main";
import {
  listListRounds,
  listTeam,
  namesOfDraw,
  pressDraw,
  publishDraw,
  readListCertificate,
  readListFilter,
  redrawInspectors,
  verifyListDraw,
  withdrawMember,
} from "../../../src/features/inspections";
import type { UserActor } from "../../../src/platform/actor";
import { randomHex } from "../../../src/platform/crypto";
import { Conflict, Denied, InvalidInput, NotFound } from "../../../src/platform/errors";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { inspectionsHold, makeInspector, makeWorks, storedRows } from "../../support/inspection-world";
import { as } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
let team: UserActor[];
let one: UserActor;

const wanted = { title: "双随机抽查", projects: 3, inspectors: 2, filter: readListFilter({}) };
const publish = async (more: Partial<typeof wanted> = {}) =>
  publishDraw(await as(one), { ...wanted, ...more });
const drawn = async (more: Partial<typeof wanted> = {}) => {
  const { listId } = await publish(more);
  await pressDraw(await as(one), { listId, nonce: randomHex(32) });
  return listId;
};
const certificates = async (listId: string) => {
  const rounds = await listListRounds(await as(one), listId);
  const found = await Promise.all(
    rounds.map(async ({ round }) => (await readListCertificate(await as(one), listId, round))?.certificate),
  );
  return found.filter((certificate) => certificate !== undefined);
};

/** What `bin/verify-draw` says of these files. */
function verify(list: readonly Certificate[]): { code: number; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "draw-"));
  const files = list.map((certificate, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(certificate));
    return file;
  });
  const lines: string[] = [];
  const code = verifyFiles(files, { out: (line) => lines.push(line), error: (line) => lines.push(line) });
  return { code, lines };
}

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  team = [];
  for (let index = 0; index < 4; index++) team.push(await makeInspector("district", "370215"));
  one = team[0]!;
  for (let index = 0; index < 20; index++) await makeWorks("370215");
});

it("publishes its request before the number exists, then draws works and inspectors that anyone can redo", async () => {
  const { listId, requestHash } = await publish();
  const [frozen] = await listListRounds(await as(one), listId);
  expect(frozen).toMatchObject({ round: 1, state: "REQUESTED", eligible: 20, requestHash });
  expect(await storedRows(listId)).toEqual([]);
  await pressDraw(await as(one), { listId, nonce: randomHex(32) });

  const rows = await storedRows(listId);
  expect(rows).toHaveLength(3);
  expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(["RANDOM"]));
  const rounds = await listListRounds(await as(one), listId);
  expect(rounds.map(({ subject, state }) => [subject, state])).toEqual([
    ["PROJECTS", "DRAWN"],
    ["INSPECTORS", "DRAWN"],
  ]);
  const [works, people] = await certificates(listId);
  expect(works?.request.case).toMatch(/^JC-2026-\d{5}$/);
  expect(works?.drawn.map(({ expert }) => expert)).toEqual(rows.map(({ projectId }) => projectId));
  expect(people?.nonce).toBe(certificateHash(works!));
  const members = await listTeam(await as(one), listId);
  expect(members.map(({ personId }) => personId).sort()).toEqual(
    people?.drawn.map(({ expert }) => expert).sort(),
  );
  const names = await namesOfDraw(await as(one), listId);
  expect(members.every(({ personId, name }) => names.get(personId) === name)).toBe(true);

  const checked = verify([works!, people!]);
  expect(checked.lines.filter((line) => line.startsWith("FAILS"))).toEqual([]);
  expect(checked.code).toBe(0);
  const checks = await verifyListDraw(await as(one), listId);
  expect(checks.filter(({ status }) => status === "fails")).toEqual([]);
  expect(checks.filter(({ id }) => id === "log").map(({ status }) => status)).toEqual(["holds", "holds"]);
});

it("fails the verification when a project was put in another's place", async () => {
  const listId = await drawn();
  const [works, people] = await certificates(listId);
  const left = works!.request.candidates.find(
    ({ expert }) => !works!.drawn.some((row) => row.expert === expert),
  );
  const forged = {
    ...works!,
    drawn: works!.drawn.map((row, index) => (index === 0 ? { ...row, expert: left!.expert } : row)),
  };
  expect(verify([forged, people!]).code).toBe(1);
});

it("leaves out works that are being inspected, and refuses what cannot be filled", async () => {
  const before = (await listListRounds(await as(one), await drawn({ projects: 1 })))[0]?.eligible ?? 0;
  const after =
    (await listListRounds(await as(one), (await publish({ projects: 1 })).listId))[0]?.eligible ?? 0;
  expect(after).toBe(before - 1);
  await expect(publish({ projects: 400 })).rejects.toMatchObject({ code: "FRAME_SHORT" });
  await expect(publish({ inspectors: 5 })).rejects.toBeInstanceOf(InvalidInput);
  await expect(publish({ inspectors: 1 })).rejects.toBeInstanceOf(InvalidInput);
  await expect(publishDraw(await as(await makeInspector("bureau", "370200")), wanted)).rejects.toBeInstanceOf(
    Denied,
  );
});

it("draws once, whoever presses, and by its own body alone", async () => {
  const { listId } = await publish({ projects: 1 });
  const press = async (actor: UserActor) => pressDraw(await as(actor), { listId, nonce: randomHex(32) });
  const done = await Promise.allSettled([press(one), press(team[1]!)]);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(press(one)).rejects.toBeInstanceOf(Conflict);
  await expect(press(await makeInspector("district", "370214"))).rejects.toBeInstanceOf(NotFound);
  await expect(press(await makeInspector("station", "370200"))).rejects.toMatchObject({ code: "OTHER_BODY" });
});

it("replaces who must keep away by another round, and never asks her again", async () => {
  const listId = await drawn({ projects: 1 });
  const [first] = await listTeam(await as(one), listId);
  const input = { listId, personId: first!.personId, reason: "亲属在施工单位任职" };
  await withdrawMember(await as(one), input);
  const members = await listTeam(await as(one), listId);
  expect(members).toHaveLength(3);
  expect(members.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(2);
  const all = await certificates(listId);
  expect(verify(all).code).toBe(0);
  const again = all[2]!.request.candidates.find(({ expert }) => expert === first!.personId);
  expect(again?.excluded).toBe("ALREADY_ASKED");
  await expect(withdrawMember(await as(one), input)).rejects.toMatchObject({ code: "NOT_ON_TEAM" });
  // Nobody is left after the fourth.
  const stays = members.filter(({ withdrawnAt }) => withdrawnAt === null);
  await withdrawMember(await as(one), { ...input, personId: stays[0]!.personId });
  const last = (await listTeam(await as(one), listId)).find(({ withdrawnAt }) => withdrawnAt === null);
  await expect(withdrawMember(await as(one), { ...input, personId: last!.personId })).rejects.toMatchObject({
    code: "NOBODY_LEFT",
  });
});

it("keeps an inspector away who is employed by a party, and says when too few are left", async () => {
  // Everybody but one works for the contractors of the frame, as pool members do.
  const away = await makeInspector("district", "370281", "甲");
  await makeInspector("district", "370281", "乙");
  const works = await makeWorks("370281");
  const expertId = randomId();
  await db.owner`insert into expert (id, number, person_id, title) values (${expertId}, 'QD990001', ${away.personId}, '高级工程师')`;
  await db.owner`insert into expert_employment (id, expert_id, organization_id, valid_from)
    values (gen_random_uuid(), ${expertId}, ${works.contractor.id}, '2020-01-01')`;
  const { listId } = await publishDraw(await as(away), { ...wanted, projects: 1 });
  await pressDraw(await as(away), { listId, nonce: randomHex(32) });
  const rounds = await database()
    .select()
    .from(inspectionRound)
    .where(eq(inspectionRound.listId, listId))
    .orderBy(asc(inspectionRound.round));
  expect(rounds.map(({ state }) => state)).toEqual(["DRAWN", "INFEASIBLE"]);
  const second = await readListCertificate(await as(away), listId, 2);
  const codes = second?.certificate.request.candidates.map(({ excluded }) => excluded);
  expect(codes?.sort()).toEqual(["PARTY_EMPLOYER", null].sort());
  expect(EXCLUSION_CODES).toContain("PARTY_EMPLOYER");
  await makeInspector("district", "370281", "丙");
  await redrawInspectors(await as(away), { listId, inspectors: 2 });
  expect(await listTeam(await as(away), listId)).toHaveLength(2);
  await expect(redrawInspectors(await as(away), { listId, inspectors: 2 })).rejects.toMatchObject({
    code: "TEAM_DRAWN",
  });
});

it("lets nothing of a draw be changed", async () => {
  const listId = await drawn({ projects: 1 });
  const change = (set: string) =>
    db.owner.unsafe(`update inspection_round set ${set} where list_id = '${listId}' and round = 1`);
  await expect(change("candidates = '[]'")).rejects.toThrow(/frozen/);
  await expect(change("certificate_hash = repeat('0', 64)")).rejects.toThrow(/frozen/);
  await expect(database().delete(inspectionTeam).where(eq(inspectionTeam.listId, listId))).rejects.toThrow();
});

it("leaves data in which everything holds", inspectionsHold);
