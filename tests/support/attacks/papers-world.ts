import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { randomHex } from "../../../src/platform/crypto";
import type { Login } from "./cast";

/** Evidence and papers: a draft and a submitted application of two private persons, a letter, an attestation. */
export interface PapersWorld {
  /** Of the person who is the security administrator. */
  readonly draft: { readonly applicationId: string; readonly fileId: string };
  /** Of the person who is the auditor; it is with the station. */
  readonly submitted: { readonly applicationId: string; readonly fileId: string };
  /** Of the expert who has nothing to do with the suite's cases. */
  readonly letterCode: string;
  readonly memberNumber: string;
  readonly attestation: { readonly id: string; readonly code: string };
}

export async function makePapersWorld(
  owner: Sql,
  people: { readonly drafting: Login; readonly applied: Login; readonly expertId: string },
): Promise<PapersWorld> {
  const [letterCode, attestation] = [randomHex(16), { id: randomUUID(), code: randomHex(16) }];
  const [member] = await owner`select number from expert where id = ${people.expertId}`;
  const memberNumber = member?.number as string;
  await owner`update expert_term set letter_code = ${letterCode} where expert_id = ${people.expertId} and superseded_at is null`;
  const content = {
    format: "gongping-attestation/1",
    expert: { number: memberNumber, name: "测试专家", title: "正高级工程师" },
    period: { from: "2026-01-01", to: "2026-06-30" },
    issuedOn: "2026-07-01",
    reviews: [
      {
        number: "QDLZ-2026-900001",
        title: "某基坑专项施工方案",
        specialty: "SZ-JK",
        role: "MEMBER",
        heldOn: "2026-05-06",
        participation: "ACCEPTED",
      },
    ],
  };
  await owner`insert into attestation (id, expert_id, code, period_from, period_to, content, content_hash)
    values (${attestation.id}, ${people.expertId}, ${attestation.code}, '2026-01-01', '2026-06-30', ${owner.json(content)}, 'hash')`;
  return {
    draft: await makeApplication(owner, people.drafting, "DRAFT"),
    submitted: await makeApplication(owner, people.applied, "SUBMITTED"),
    letterCode,
    memberNumber,
    attestation,
  };
}

/** An application with a file that has a row and no object: who may have it is told that the store has not. */
async function makeApplication(owner: Sql, { userId }: Login, state: "DRAFT" | "SUBMITTED") {
  const [applicationId, fileId] = [randomUUID(), randomUUID()];
  await owner`insert into expert_application (id, person_id, kind, state, policy_code, number, undertaken_at, submitted_at, version)
    select ${applicationId}, person_id, 'NEW', ${state}, 'test', ${state === "DRAFT" ? null : `SB2026-9${fileId.slice(0, 5)}`},
      app_now(), ${state === "DRAFT" ? null : owner`app_now() + interval '1 second'`}, 1 from app_user where id = ${userId}`;
  await owner`insert into evidence_file (id, application_id, kind, display_name, object_key, content_type, size, sha256, scanner, uploaded_by)
    values (${fileId}, ${applicationId}, 'TITLE_CERTIFICATE', '证书.pdf', ${`evidence/${randomHex(20)}`}, 'application/pdf', 10, ${"0".repeat(64)}, 'none', ${userId})`;
  if (state === "SUBMITTED") {
    await owner`insert into application_submission (id, application_id, version, content, content_hash, submitted_at)
      values (${randomUUID()}, ${applicationId}, 1, '{}', 'hash', app_now() + interval '1 second')`;
  }
  return { applicationId, fileId };
}
