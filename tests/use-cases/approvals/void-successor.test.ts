import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { invitation, reviewCase } from "../../../src/db/schema";
import { followCase } from "../../../src/features/approvals";
import { decideVoid, proposeVoid } from "../../../src/features/inspections";
import { findSuccessor } from "../../../src/features/reviews";
import { layFile, makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { makeInspector } from "../../support/inspection-world";
import { as, contractorActor, makePerson, makeUnit } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
});

it("a review that was found void is followed by another on the same work, which inherits nothing (四(一)1, D3)", async () => {
  const [station, bureau] = [
    await makeInspector("station", "370200"),
    await makeInspector("bureau", "370200"),
  ];
  const at = await makeConcludedCase("PASS", { startsInHours: 400 });
  await expect(followCase(await as(at.filing.actor), { caseId: at.caseId })).rejects.toMatchObject({
    code: "NOT_CLOSED",
  });
  await layFile(at.caseId, "void_decision", station);
  await proposeVoid(await as(station), {
    caseId: at.caseId,
    ground: "UNDISCLOSED_CONFLICT",
    reason: "两名专家任职于参建单位",
    documentNumber: "青建质字〔2026〕9号",
  });
  await decideVoid(await as(bureau), { caseId: at.caseId, decision: "CONFIRMED", remark: "" });
  expect(await findSuccessor(await as(station), at.caseId)).toBeNull();
  const { caseId } = await followCase(await as(at.filing.actor), { caseId: at.caseId });
  const [next] = await database().select().from(reviewCase).where(eq(reviewCase.id, caseId));
  expect(next).toMatchObject({ state: "DRAFT", predecessorId: at.caseId, predecessorKind: "VOID" });
  const inherited = await database().select().from(invitation).where(eq(invitation.caseId, caseId));
  expect(inherited).toEqual([]);
  await expect(followCase(await as(at.filing.actor), { caseId: at.caseId })).rejects.toMatchObject({
    name: "Conflict",
  });
  expect(await findSuccessor(await as(at.filing.actor), at.caseId)).toMatchObject({ id: caseId });
  const stranger = contractorActor("x", await makePerson("某"), await makeUnit("别的单位"));
  expect(await findSuccessor(await as(stranger), at.caseId)).toBeNull();
  const findings = await checkInvariants(database());
  expect(
    findings.filter(({ offenders, name }) => offenders.length > 0 && /^(approvals|reviews)\./.test(name)),
  ).toEqual([]);
});
