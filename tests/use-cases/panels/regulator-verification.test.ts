import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { drawRound, invitation } from "../../../src/db/schema";
import { type Certificate, certificateHash, draw as drawAgain } from "../../../src/features/draws";
import { declineInvitation, verifyCase } from "../../../src/features/panels";
import { randomHex } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, wholeCertificate, work } from "../../support/drawn-case";
import {
  as,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makePool,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const station = regulatorActor("station", "370200");
const specialty = "SZ-JK";

/** As somebody with the owner's rights over the database would: past the triggers. */
async function tamper(change: () => Promise<unknown>): Promise<void> {
  await db.owner`alter table draw_round disable trigger user`;
  try {
    await change();
  } finally {
    await db.owner`alter table draw_round enable trigger user`;
  }
}

async function failing(caseId: string): Promise<string[]> {
  const verification = await verifyCase(await as(station), caseId);
  expect(verification?.consistent).toBe(verification?.lines.every(({ holds }) => holds !== false));
  return (verification?.lines ?? [])
    .filter(({ holds }) => holds === false)
    .map(({ round, id }) => `${round ?? "all"} ${id}`);
}

describe("recomputing a case", () => {
  let filing: Filing;
  let stored: (typeof drawRound.$inferSelect)[];
  let asked: Awaited<ReturnType<typeof invitationsOf>>;

  beforeAll(async () => {
    const pool = await makePool(14, [specialty]);
    filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    await draw(filing);
    const [first] = await invitationsOf(filing.caseId);
    await report(first!.id, "DELIVERED");
    await database().update(invitation).set({ state: "SENT" }).where(eq(invitation.id, first!.id));
    const expert = expertActor(pool.find(({ id }) => id === first!.expertId)!);
    await declineInvitation(await as(expert), {
      invitationId: first!.id,
      reason: "TIME",
      note: "",
      party: "",
    });
    await work();
    stored = await database()
      .select()
      .from(drawRound)
      .where(eq(drawRound.caseId, filing.caseId))
      .orderBy(drawRound.round);
    asked = await invitationsOf(filing.caseId);
  }, 60_000);

  afterEach(() =>
    tamper(async () => {
      for (const row of stored) {
        await db.owner`insert into draw_round ${db.owner({
          id: row.id,
          case_id: row.caseId,
          round: row.round,
          state: row.state,
          request: db.owner.json(row.request as never),
          candidates: row.candidates,
          request_hash: row.requestHash,
          eligible: row.eligible,
          requested_by: row.requestedBy,
          requested_at: row.requestedAt,
          certificate: db.owner.json(row.certificate as never),
          certificate_hash: row.certificateHash,
          drawn_at: row.drawnAt,
          public_code: row.publicCode,
        })} on conflict (id) do update set request = excluded.request, candidates = excluded.candidates, request_hash = excluded.request_hash,
          certificate = excluded.certificate, certificate_hash = excluded.certificate_hash`;
      }
      for (const { id, roundId } of asked) {
        await db.owner`update invitation set round_id = ${roundId} where id = ${id}`;
      }
    }),
  );

  const certificateOf = (round: number) => structuredClone(wholeCertificate(stored[round - 1]!));
  const write = (round: number, { request: _, ...proof }: Partial<Certificate>, hash?: string) =>
    tamper(
      () => db.owner`update draw_round set certificate = ${db.owner.json(proof as never)},
        certificate_hash = coalesce(${hash ?? null}, certificate_hash) where id = ${stored[round - 1]!.id}`,
    );

  it("says 一致 of what the product wrote, with a line per comparison", async () => {
    expect(stored.map(({ round, state }) => [round, state])).toEqual([
      [1, "DRAWN"],
      [2, "DRAWN"],
    ]);
    const verification = await verifyCase(await as(station), filing.caseId);
    expect(verification?.consistent).toBe(true);
    const held = verification!.lines
      .filter(({ holds }) => holds)
      .map(({ round, id }) => `${round ?? "all"} ${id}`);
    for (const id of ["drawn", "log-request", "log-anchor", "log-certificate", "invited", "same-request"]) {
      expect(held).toEqual(expect.arrayContaining([`1 ${id}`, `2 ${id}`]));
    }
    expect(held).toContain("2 nonce-chain");
    expect(held).toContain("all all-rounds");
  });

  it("names the drawn list when a friend was put into it", async () => {
    const certificate = certificateOf(1);
    const spare = certificate.request.candidates.find(
      ({ expert }) => !certificate.drawn.some((one) => one.expert === expert),
    )!;
    const drawn = [{ ...certificate.drawn[0]!, expert: spare.expert }, ...certificate.drawn.slice(1)];
    await write(1, { ...certificate, drawn });
    expect(await failing(filing.caseId)).toEqual(
      expect.arrayContaining([
        "1 drawn",
        "1 stored-certificate",
        "1 log-certificate",
        "1 invited",
        "2 nonce-chain",
      ]),
    );
  });

  it("is not fooled by a whole new draw with its own fingerprint", async () => {
    const { request, secret, beacon, drawnAt } = certificateOf(1);
    const forged = drawAgain({ request, secret, nonce: randomHex(32), beacon, drawnAt });
    await write(1, forged, certificateHash(forged));
    const lines = await failing(filing.caseId);
    expect(lines).not.toContain("1 drawn");
    expect(lines).not.toContain("1 stored-certificate");
    expect(lines).toEqual(expect.arrayContaining(["1 log-certificate", "2 nonce-chain"]));
  });

  const signs = ["1 request-hash", "1 stored-request", "1 same-request", "1 stored-certificate"];

  it("finds a frozen request that was edited", async () => {
    await tamper(
      () =>
        db.owner`update draw_round set request = jsonb_set(request, '{employerCap}', '9') where id = ${stored[0]!.id}`,
    );
    expect(await failing(filing.caseId)).toEqual(expect.arrayContaining(signs));
  });

  it("finds a candidate who was put into a frozen request, or a list that is none", async () => {
    const edit = (candidates: string) =>
      tamper(() => db.owner`update draw_round set candidates = ${candidates} where id = ${stored[0]!.id}`);
    const [first, ...rest] = JSON.parse(stored[0]!.candidates);
    await edit(JSON.stringify([{ ...first, employer: "friend" }, ...rest]));
    expect(await failing(filing.caseId)).toEqual(expect.arrayContaining(signs));
    await edit("not a list");
    expect(await failing(filing.caseId)).toEqual(expect.arrayContaining(["all shape", "1 stored-request"]));
  });

  it("finds a round that was taken away from the end", async () => {
    await tamper(async () => {
      await db.owner`alter table invitation disable trigger user`;
      await db.owner`update invitation set round_id = ${stored[0]!.id} where round_id = ${stored[1]!.id}`;
      await db.owner`delete from draw_round where id = ${stored[1]!.id}`;
      await db.owner`alter table invitation enable trigger user`;
    });
    expect(await failing(filing.caseId)).toEqual(["1 invited", "all all-rounds"]);
  });

  it("says of a certificate without any form that it has none, and does not fall over", async () => {
    await write(2, { hello: "world" } as object);
    expect(await failing(filing.caseId)).toEqual(
      expect.arrayContaining(["all shape", "2 stored-certificate", "2 log-certificate", "2 invited"]),
    );
  });

  it("has nothing to verify before a round exists", async () => {
    const untouched = await makeAdmittedCase();
    expect(await verifyCase(await as(station), untouched.caseId)).toBeNull();
    expect(await verifyCase(await as(station), "not-an-id")).toBeNull();
  });
});
