import { randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import type { FileKind, FileState } from "../../../src/db/schema";
import { addParty, recordItem, recordProject } from "../../../src/features/projects";
import { itemInput } from "../../../src/features/projects/input";
import { draftCase, tickParts } from "../../../src/features/reviews";
import { PLAN_PART_IDS } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { as, makeUnit, type Unit } from "../projects/people";

let serial = 0;

export interface Filing {
  readonly projectId: string;
  readonly itemId: string;
  readonly caseId: string;
}

/** A project in 李沧区 with the given further parties and one deep pit. */
export async function makeProject(
  contractor: UserActor,
  parties: Readonly<Partial<Record<"owner" | "survey" | "design" | "supervision", Unit>>>,
): Promise<{ projectId: string; itemId: string }> {
  const ctx = await as(contractor);
  const { projectId } = await recordProject(ctx, {
    name: `测试工程${++serial}号`,
    address: "青岛市李沧区测试路",
    library: "SZ",
    jurisdictionCode: "370213",
  });
  for (const [role, { uscc, name }] of Object.entries(parties) as [keyof typeof parties, Unit][]) {
    await addParty(ctx, { projectId, role, uscc, name });
  }
  const item = { projectId, kind: "pit", part: "1号工作井", "p.depth": "5.6", "u.depth": "m" };
  const { itemId } = await recordItem(ctx, itemInput.parse(item));
  return { projectId, itemId };
}

export async function makeParties(): Promise<Record<"owner" | "survey" | "design" | "supervision", Unit>> {
  const [owner, survey, design, supervision] = await Promise.all(
    ["建设方", "勘察院", "设计院", "监理"].map((name) => makeUnit(`青岛测试${name}有限公司`)),
  );
  return {
    owner: owner as Unit,
    survey: survey as Unit,
    design: design as Unit,
    supervision: supervision as Unit,
  };
}

/** A draft with nothing in it but its item. */
export async function makeDraft(
  contractor: UserActor,
  parties: Parameters<typeof makeProject>[1],
): Promise<Filing> {
  const { projectId, itemId } = await makeProject(contractor, parties);
  const title = "1号工作井深基坑专项施工方案";
  const { caseId } = await draftCase(await as(contractor), {
    projectId,
    title,
    itemIds: [itemId],
    mainSpecialty: undefined,
  });
  return { projectId, itemId, caseId };
}

/** Puts the row of a file there, past the store, for tests that are not about bytes. */
export async function putFile(
  owner: Sql,
  caseId: string,
  kind: FileKind,
  state: FileState = "AVAILABLE",
  version = 1,
  by = "test",
): Promise<string> {
  const id = randomUUID();
  const done = state === "AVAILABLE";
  await owner`insert into stored_file (id, case_id, kind, version, display_name, object_key, state, size, sha256, scanner, uploaded_by, available_at)
    values (${id}, ${caseId}, ${kind}, ${version}, '方案.pdf', ${`cases/${caseId}/${randomBytes(20).toString("hex")}`}, ${state},
      1000, ${randomBytes(32).toString("hex")}, ${done ? "none" : null}, ${by}, ${done ? new Date() : null})`;
  return id;
}

/** A draft that lacks nothing. */
export async function makeReady(
  owner: Sql,
  contractor: UserActor,
  parties: Parameters<typeof makeProject>[1],
): Promise<Filing> {
  const filing = await makeDraft(contractor, parties);
  await tickParts(await as(contractor), { caseId: filing.caseId, parts: [...PLAN_PART_IDS] });
  for (const kind of ["plan", "company_review", "supervisor_review"] as const)
    await putFile(owner, filing.caseId, kind);
  return filing;
}
