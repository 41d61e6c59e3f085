import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { randomHex } from "../../../src/platform/crypto";
import { makeExpert, makePerson } from "../world";
import type { Login } from "./cast";

/** Decisions about members who sit nowhere, and a question about one who does. */
export interface DecisionsWorld {
  /** A member nothing is known against. */
  readonly number: string;
  /** Proposed by somebody else of the station, its document on file. */
  readonly proposed: string;
  /** Proposed by the station's login of the suite. */
  readonly own: string;
  /** About a member of the panel that stands. */
  readonly questionId: string;
}

export async function makeDecisionsWorld(
  owner: Sql,
  suite: { readonly station: Login; readonly formedCaseId: string },
): Promise<DecisionsWorld> {
  const [free, one, two] = [
    await makeExpert(["SZ-AQ"]),
    await makeExpert(["SZ-AQ"]),
    await makeExpert(["SZ-AQ"]),
  ];
  const [station] = await owner`select person_id as id from app_user where id = ${suite.station.userId}`;
  const proposed = await propose(owner, one.id, await makePerson("另一位"));
  const own = await propose(owner, two.id, station?.id as string);
  const [invited] = await owner`select id, expert_id from invitation
    where case_id = ${suite.formedCaseId} and state = 'ACCEPTED' order by id limit 1`;
  await owner`insert into expert_suspension (id, expert_id, suspended_from, reason, document)
    values (${randomUUID()}, ${invited?.expert_id}, app_now() - interval '1 minute', '测试', '测试')`;
  const questionId = randomUUID();
  await owner`insert into member_question (id, case_id, invitation_id, expert_id, cause, suggestion, decide_by)
    values (${questionId}, ${suite.formedCaseId}, ${invited?.id}, ${invited?.expert_id}, 'SUSPENDED', 'REPLACE', app_now() + interval '20 hours')`;
  return { number: free.number, proposed, own, questionId };
}

async function propose(owner: Sql, expertId: string, by: string): Promise<string> {
  const id = randomUUID();
  await owner`insert into expert_decision (id, expert_id, kind, reason, document, effective_from, proposed_by)
    values (${id}, ${expertId}, 'SUSPEND', '测试', '测试〔2026〕1号', app_now(), ${by})`;
  await owner`insert into evidence_file (id, decision_id, kind, display_name, object_key, content_type, size, sha256, scanner, uploaded_by)
    values (${randomUUID()}, ${id}, 'DECISION_DOCUMENT', '决定书.pdf', ${`evidence/${randomHex(20)}`}, 'application/pdf', 10, ${"0".repeat(64)}, 'none', 'test')`;
  return id;
}
