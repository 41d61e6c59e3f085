import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { caseVoid, expertHold, invitation, reviewCase, reviewItem } from "../../../src/db/schema";
import {
  decideVoid,
  findVoid,
  listVoidFiles,
  proposeVoid,
  voidDoor,
} from "../../../src/features/inspections";
import { SPECIALTY_CODES } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { NotFound } from "../../../src/platform/errors";
import { coverWork, layFile, makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { makeFormedPanel } from "../../support/formed-panel";
import { makeInspector } from "../../support/inspection-world";
import { makeTracedCase } from "../../support/traced-world";
import { as } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
let station: UserActor;
let bureau: UserActor;
let district: UserActor;

// A specialty a panel, so that no pool serves two of them.
const codes = SPECIALTY_CODES.filter((code) => code.startsWith("SZ-"));
const seatsOf = (at: number) => [{ specialty: codes[at] ?? "", count: 5 }];

const caseOf = async (id: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, id)))[0]!;
const grounds = {
  ground: "UNDISCLOSED_CONFLICT" as const,
  reason: "两名专家任职于参建单位",
  documentNumber: "青建质字〔2026〕9号",
};
const propose = async (actor: UserActor, caseId: string) =>
  proposeVoid(await as(actor), { caseId, ...grounds });
const decide = async (actor: UserActor, caseId: string, decision: "CONFIRMED" | "REFUSED" | "WITHDRAWN") =>
  decideVoid(await as(actor), { caseId, decision, remark: "" });

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  station = await makeInspector("station", "370200");
  bureau = await makeInspector("bureau", "370200");
  district = await makeInspector("district", "370212");
});

it("is proposed by station or bureau with a document, and never by a district", async () => {
  const { filing } = await makeFormedPanel({ startsInHours: 400, seats: seatsOf(0) });
  await expect(propose(district, filing.caseId)).rejects.toMatchObject({ code: "NOT_ENTITLED" });
  await expect(propose(filing.actor, filing.caseId)).rejects.toBeInstanceOf(NotFound);
  await expect(propose(station, filing.caseId)).rejects.toMatchObject({ code: "NO_DOCUMENT" });
  await expect(voidDoor.demand(await as(district), filing.caseId, "void_decision")).rejects.toBeInstanceOf(
    NotFound,
  );
  await voidDoor.demand(await as(station), filing.caseId, "void_decision");
  await layFile(filing.caseId, "void_decision", station);
  await propose(station, filing.caseId);
  await expect(propose(bureau, filing.caseId)).rejects.toMatchObject({ code: "VOID_PROPOSED" });
  expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
  // The unit knows nothing of it yet.
  expect(await findVoid(await as(filing.actor), filing.caseId)).toBeNull();
  expect(await listVoidFiles(await as(filing.actor), filing.caseId)).toEqual([]);
  expect(await listVoidFiles(await as(bureau), filing.caseId)).toHaveLength(1);

  await expect(decide(station, filing.caseId, "CONFIRMED")).rejects.toMatchObject({ code: "OWN_PROPOSAL" });
  await expect(decide(bureau, filing.caseId, "WITHDRAWN")).rejects.toMatchObject({ code: "NOT_PROPOSER" });
  await expect(decide(district, filing.caseId, "CONFIRMED")).rejects.toMatchObject({ code: "NOT_ENTITLED" });
  await decide(bureau, filing.caseId, "CONFIRMED");
  expect(await caseOf(filing.caseId)).toMatchObject({ state: "VOID" });
  expect((await caseOf(filing.caseId)).closedAt).not.toBeNull();
  const people = await database().select().from(invitation).where(eq(invitation.caseId, filing.caseId));
  expect(new Set(people.map(({ state, revokedReason }) => `${state} ${revokedReason}`))).toEqual(
    new Set(["RELEASED VOID"]),
  );
  const held = await database()
    .select({ releasedAt: expertHold.releasedAt })
    .from(expertHold)
    .innerJoin(invitation, eq(invitation.id, expertHold.invitationId))
    .where(eq(invitation.caseId, filing.caseId));
  expect(held.every(({ releasedAt }) => releasedAt !== null)).toBe(true);
  expect(await findVoid(await as(filing.actor), filing.caseId)).toMatchObject({ state: "CONFIRMED" });
  expect(await listVoidFiles(await as(filing.actor), filing.caseId)).toHaveLength(1);
  await expect(decide(bureau, filing.caseId, "CONFIRMED")).rejects.toBeInstanceOf(NotFound);
});

it("changes nothing when the second person refuses or the first takes it back", async () => {
  const { filing } = await makeFormedPanel({ startsInHours: 800, seats: seatsOf(1) });
  await layFile(filing.caseId, "void_decision", station);
  await propose(station, filing.caseId);
  await decide(bureau, filing.caseId, "REFUSED");
  await propose(bureau, filing.caseId);
  await decide(bureau, filing.caseId, "WITHDRAWN");
  expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
  const rows = await database().select().from(caseVoid).where(eq(caseVoid.caseId, filing.caseId));
  expect(rows.map(({ state }) => state).sort()).toEqual(["REFUSED", "WITHDRAWN"]);
});

it("takes a concluded review as well: who attended did, and the work is free for a new draw", async () => {
  const at = await makeConcludedCase("PASS", { startsInHours: 1200, seats: seatsOf(2) });
  await layFile(at.caseId, "void_decision", station);
  await propose(station, at.caseId);
  const done = await Promise.allSettled([
    decide(bureau, at.caseId, "CONFIRMED"),
    decide(bureau, at.caseId, "REFUSED"),
  ]);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  if ((await caseOf(at.caseId)).state !== "VOID") {
    await propose(station, at.caseId);
    await decide(bureau, at.caseId, "CONFIRMED");
  }
  const people = await database().select().from(invitation).where(eq(invitation.caseId, at.caseId));
  expect(new Set(people.map(({ state }) => state))).toEqual(new Set(["ATTENDED"]));
  const items = await database().select().from(reviewItem).where(eq(reviewItem.caseId, at.caseId));
  expect(items.map(({ open }) => open)).toEqual([false]);
  await expect(propose(station, at.caseId)).rejects.toMatchObject({ code: "NOT_NOW" });
});

it("is not for a case that was never drawn", async () => {
  const filing = await makeTracedCase({ startsInHours: 500 });
  await coverWork(filing);
  await expect(propose(station, filing.caseId)).rejects.toMatchObject({ code: "NOT_NOW" });
});

it("leaves data in which everything still holds", async () => {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(
      ({ offenders, name }) => offenders.length > 0 && /^(panels|reviews|inspections)\./.test(name),
    ),
  ).toEqual([]);
});
