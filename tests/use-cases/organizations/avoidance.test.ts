import { database } from "../../../src/db/client";
import type * as t from "../../../src/db/schema";
import { recordOwnership } from "../../../src/features/organizations";
import { acceptInvitation } from "../../../src/features/panels";
import { findConflicts } from "../../../src/features/panels/conflicts";
import { takeSnapshot } from "../../../src/features/panels/snapshot";
import { addDays, dateAt, type PolicyParameters, policyOf } from "../../../src/features/rulebook";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, work } from "../../support/drawn-case";
import {
  as,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makeExpert,
  makePool,
  makeUnit,
  type PoolExpert,
} from "../../support/world";
import { station } from "./people";
import { owns } from "./units";

const db = useDatabase();

async function excluded(filing: Filing, specialty: string, changed: Partial<PolicyParameters> = {}) {
  const ctx = await systemContext("test");
  const policy = { ...(await policyOf(ctx, "2025-01-08")).values, ...changed };
  return database().transaction(async (tx) => {
    const conflicts = await findConflicts(tx, filing.projectId, dateAt(ctx.now), policy);
    const meeting = { from: new Date(ctx.now.getTime() + 9e8), to: new Date(ctx.now.getTime() + 9.1e8) };
    const members = await takeSnapshot(tx, {
      caseId: filing.caseId,
      jurisdictionCode: "370212",
      specialties: [specialty],
      meeting,
      now: ctx.now,
      policy,
      conflicts,
    });
    return new Map(members.map((one) => [one.expert, one.excluded]));
  });
}

describe("how far the avoidance of related units reaches", () => {
  it("is the policy's: siblings are kept off, or only the direct line is", async () => {
    const specialty = "SZ-CC";
    const filing = await makeAdmittedCase();
    const [group, sister, daughter] = [
      await makeUnit("集团"),
      await makeUnit("兄弟"),
      await makeUnit("子公司"),
    ];
    await owns(group.id, filing.contractor.id, 100);
    await owns(group.id, sister.id, 100);
    await owns(filing.contractor.id, daughter.id, 10);
    const at = { group, sister, daughter };
    const who: Record<string, PoolExpert> = {};
    for (const [name, unit] of Object.entries(at)) who[name] = await makeExpert([specialty], unit);
    const reasons = async (policy: Partial<PolicyParameters>) => {
      const found = await excluded(filing, specialty, policy);
      return Object.fromEntries(Object.entries(who).map(([name, { number }]) => [name, found.get(number)]));
    };
    const line = { group: "PARTY_RELATED", daughter: "PARTY_RELATED" };
    expect(await reasons({})).toEqual({ ...line, sister: "PARTY_RELATED" });
    expect(await reasons({ "conflict.sibling_rule": "SOFT" })).toEqual({ ...line, sister: null });
    expect(await reasons({ "conflict.group_depth": "DIRECT_LINE" })).toEqual({ ...line, sister: null });
  });
});

describe("experts without an employer", () => {
  it("are related to nobody, not even to each other, and may all sit on one panel", async () => {
    const specialty = "SZ-GL";
    const filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    const free: PoolExpert[] = [];
    for (let index = 0; index < 5; index++) free.push(await makeExpert([specialty], null));
    const found = await excluded(filing, specialty);
    expect(free.map(({ number }) => found.get(number))).toEqual([null, null, null, null, null]);
    // The cap of two per employer counts no placeholder: five are needed and just these five are there.
    await draw(filing);
    const drawn = (await invitationsOf(filing.caseId)).map(({ expertId }) => expertId);
    expect(drawn.sort()).toEqual(free.map(({ id }) => id).sort());
    const [row] =
      await db.owner`select count(*)::int as n from organization where name in ('无', '无单位', '自由职业', '退休')`;
    expect(row?.n).toBe(0);
  });
});

describe("a structure that changes while a panel is being filled or stands", () => {
  async function formed(specialty: string) {
    const pool = await makePool(9, [specialty]);
    const filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    await draw(filing);
    const byId = new Map(pool.map((one) => [one.id, one]));
    for (const one of await invitationsOf(filing.caseId)) await report(one.id, "DELIVERED");
    const { sweeps } = await import("../../../src/features/panels/handlers");
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
    await work();
    const asked = await invitationsOf(filing.caseId);
    for (const one of asked) {
      const expert = byId.get(one.expertId) as PoolExpert;
      await acceptInvitation(await as(expertActor(expert)), { invitationId: one.id });
    }
    await work();
    return { filing, seated: asked.map(({ expertId }) => byId.get(expertId) as PoolExpert) };
  }
  const stateOf = async (filing: Filing, expert: PoolExpert) => {
    const [row] =
      await db.owner`select state, revoked_reason from invitation where case_id = ${filing.caseId} and expert_id = ${expert.id}`;
    return row as { state: t.InvitationState };
  };

  it("ends the seat of whose employer was bought by a party, and draws it again", async () => {
    const { filing, seated } = await formed("SZ-JK");
    const [bought, other] = seated as [PoolExpert, PoolExpert];
    await owns(filing.contractor.id, bought.employer!.id, 60);
    await work();
    expect((await stateOf(filing, bought)).state).toBe("REMOVED_CONFLICT");
    expect((await stateOf(filing, other)).state).toBe("ACCEPTED");
    const [row] = await db.owner`select state from review_case where id = ${filing.caseId}`;
    expect(row?.state).toBe("INVITING");
  });

  it("does so on the day a share begins, not before, and through a group both belong to by then", async () => {
    const { filing, seated } = await formed("SZ-QL");
    const [first] = seated as [PoolExpert];
    const holding = await makeUnit("收购方控股");
    const today = dateAt((await station()).now);
    await owns(holding.id, filing.parties.design!.id, 100);
    await recordOwnership(await station(), {
      ownerId: holding.id,
      ownedId: first.employer!.id,
      percent: 100,
      controls: true,
      validFrom: addDays(today, 1),
    });
    await work();
    expect((await stateOf(filing, first)).state).toBe("ACCEPTED");
    await db.setClock(new Date(Date.parse(`${addDays(today, 1)}T00:05:00+08:00`)));
    await work();
    expect((await stateOf(filing, first)).state).toBe("REMOVED_CONFLICT");
  });
});
