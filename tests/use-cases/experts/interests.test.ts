import { randomUUID } from "node:crypto";
import { database } from "../../../src/db/client";
import {
  countStandingInterests,
  declareOwnInterest,
  endInterest,
  findOwnInterest,
  listOwnInterests,
  resign,
} from "../../../src/features/experts";
import { endInterestInput } from "../../../src/features/experts/input/membership";
import { findConflicts } from "../../../src/features/panels/conflicts";
import { takeSnapshot } from "../../../src/features/panels/snapshot";
import { policyInForce } from "../../../src/features/rulebook";
import { keyedHash } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import {
  as,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makeUnit,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const start = new Date("2026-11-25T04:00:00Z");
beforeEach(() => db.setClock(start));

const on = async (one: PoolExpert) => as(expertActor(one));
const audits = (action: string, one: PoolExpert) =>
  db.owner`select detail from audit_entry where action = ${action} and subject_id = ${one.id} order by at`;
const rowsOf = (one: PoolExpert) =>
  db.owner`select uscc_hash, detail_sealed, valid_from::text, valid_to::text, superseded_at is null as stands
    from expert_interest where expert_id = ${one.id} order by recorded_at, stands`;
const spouseAt = (unit: { name: string; uscc: string }) =>
  ({ relation: "spouse", name: "家人某", uscc: unit.uscc, unit: unit.name, words: "任副总经理" }) as const;

/** A member with one interest that stands. */
async function declared(): Promise<{
  one: PoolExpert;
  unit: Awaited<ReturnType<typeof makeUnit>>;
  id: string;
}> {
  const [one, unit] = [await makeExpert(["SZ-JK"]), await makeUnit("亲属单位")];
  await declareOwnInterest(await on(one), spouseAt(unit));
  const [found] = await listOwnInterests(await on(one));
  if (!found) throw new Error("nothing was declared");
  return { one, unit, id: found.id };
}

describe("declaring an interest between two applications", () => {
  it("makes it a predicate at once: the unit as a hash, her words sealed, and every panel looked at again", async () => {
    const { one, unit } = await declared();
    const [row, ...more] = await rowsOf(one);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      uscc_hash: keyedHash("uscc", unit.uscc),
      valid_from: "2026-11-25",
      valid_to: null,
    });
    expect(row?.detail_sealed).not.toMatch(/家人|副总/);
    expect(await audits("interest.declared", one)).toEqual([{ detail: { units: 1 } }]);
    expect(
      JSON.stringify(await db.owner`select * from audit_entry where subject_id = ${one.id}`),
    ).not.toContain(unit.uscc);
    expect(await db.owner`select payload from outbox where job = 'experts.standing-changed'`).toContainEqual({
      payload: { expertId: one.id },
    });
    expect(await listOwnInterests(await on(one))).toMatchObject([
      {
        unit: unit.name,
        relation: "spouse",
        name: "家人某",
        words: "任副总经理",
        to: null,
        countsUntil: null,
      },
    ]);
    expect(await countStandingInterests(await on(one))).toBe(1);
  });

  it("twice at once records it once", async () => {
    const [one, unit] = [await makeExpert(["SZ-JK"]), await makeUnit("亲属单位")];
    const twice = async () => declareOwnInterest(await on(one), spouseAt(unit));
    await Promise.all([twice(), twice()]);
    expect(await rowsOf(one)).toHaveLength(1);
    expect(await audits("interest.declared", one)).toHaveLength(1);
  });

  it("is a member's alone, and nobody else reads it", async () => {
    const { one, unit, id } = await declared();
    const station = await as(regulatorActor("station", "370200"));
    await expect(declareOwnInterest(station, spouseAt(unit))).rejects.toMatchObject({ name: "NotFound" });
    expect(await listOwnInterests(station)).toEqual([]);
    const other = await makeExpert(["SZ-JK"]);
    expect(await findOwnInterest(await on(other), id)).toBeNull();
    await resign(await on(one), { reason: "工作调动" });
    await expect(declareOwnInterest(await on(one), spouseAt(unit))).rejects.toMatchObject({
      code: "DEPARTED",
    });
  });
});

describe("the end of an interest", () => {
  it("puts a row with its last day in the old one's place, and says so in the trace without the unit", async () => {
    const { one, unit, id } = await declared();
    await db.advance(10 * 86_400_000);
    await endInterest(await on(one), { interestId: id, lastDay: "2026-12-03" });
    const rows = await rowsOf(one);
    expect(rows).toMatchObject([
      { valid_from: "2026-11-25", valid_to: null, stands: false },
      { valid_from: "2026-11-25", valid_to: "2026-12-03", stands: true },
    ]);
    expect(rows[1]?.detail_sealed).toBe(rows[0]?.detail_sealed);
    const [entry, ...more] = await audits("interest.ended", one);
    expect(more).toEqual([]);
    expect(entry?.detail).toMatchObject({ before: id, lastDay: "2026-12-03" });
    expect(JSON.stringify(entry)).not.toContain(unit.uscc);
    expect(await listOwnInterests(await on(one))).toMatchObject([
      { unit: unit.name, to: "2026-12-03", countsUntil: "2029-12-03" },
    ]);
    expect(await countStandingInterests(await on(one))).toBe(0);
  });

  it("said again, or twice at once, is one end; another day afterwards is refused", async () => {
    const { one, id } = await declared();
    const end = async (lastDay: string) => endInterest(await on(one), { interestId: id, lastDay });
    await Promise.all([end("2026-11-25"), end("2026-11-25")]);
    await end("2026-11-25");
    expect(await audits("interest.ended", one)).toHaveLength(1);
    await db.advance(86_400_000);
    await expect(end("2026-11-26")).rejects.toMatchObject({ code: "INTEREST_ENDED" });
    const [ended] = await listOwnInterests(await on(one));
    await expect(
      endInterest(await on(one), { interestId: ended?.id ?? "", lastDay: "2026-11-26" }),
    ).rejects.toMatchObject({ code: "INTEREST_ENDED" });
    expect(await rowsOf(one)).toHaveLength(2);
  });

  it("is a day that has been, not before it was declared, and hers to say", async () => {
    const { one, id } = await declared();
    const end = async (lastDay: string) => endInterest(await on(one), { interestId: id, lastDay });
    await expect(end("2026-11-26")).rejects.toMatchObject({ code: "ENDS_LATER" });
    await expect(end("2026-11-24")).rejects.toMatchObject({ code: "ENDED_BEFORE_DECLARED" });
    const input = { interestId: id, lastDay: "2026-11-25" };
    const other = await makeExpert(["SZ-JK"]);
    await expect(endInterest(await on(other), input)).rejects.toMatchObject({ name: "NotFound" });
    const station = await as(regulatorActor("station", "370200"));
    await expect(endInterest(station, input)).rejects.toMatchObject({ name: "NotFound" });
    await expect(endInterest(await on(one), { ...input, interestId: randomUUID() })).rejects.toMatchObject({
      name: "NotFound",
    });
    expect(
      endInterestInput.safeParse({ interestId: id, lastDay: "2026-02-30" }).error?.issues[0]?.message,
    ).toBe("请填写真实存在的日期，例如2026-11-30");
    expect(await rowsOf(one)).toHaveLength(1);
  });

  it("keeps her from the unit's cases for the policy's years, and no day longer", async () => {
    const { one, unit, id } = await declared();
    const { caseId, projectId } = await makeAdmittedCase({ contractor: unit });
    await endInterest(await on(one), { interestId: id, lastDay: "2026-11-25" });
    const excludedAt = async (now: Date) => {
      const { values: policy } = await policyInForce({ now });
      return database().transaction(async (tx) => {
        const members = await takeSnapshot(tx, {
          caseId,
          jurisdictionCode: "370202",
          specialties: ["SZ-JK"],
          meeting: { from: now, to: new Date(now.getTime() + 3_600_000) },
          now,
          policy,
          conflicts: await findConflicts(tx, projectId, now.toISOString().slice(0, 10), policy),
        });
        return members.find(({ expert }) => expert === one.number)?.excluded;
      });
    };
    await db.owner`insert into expert_term (id, expert_id, term_from, term_to, document, onboarded_at)
      values (${randomUUID()}, ${one.id}, '2026-01-01', '2030-12-31', '续聘', '2026-01-01T00:00:00Z')`;
    await db.owner`insert into employer_confirmation (id, expert_id, confirmed_at) values (${randomUUID()}, ${one.id}, '2029-06-01T00:00:00Z')`;
    expect(await excludedAt(new Date("2026-11-26T04:00:00Z"))).toBe("DECLARED_INTEREST");
    expect(await excludedAt(new Date("2029-11-25T04:00:00Z"))).toBe("DECLARED_INTEREST");
    expect(await excludedAt(new Date("2029-11-26T04:00:00Z"))).toBeNull();
  });
});
