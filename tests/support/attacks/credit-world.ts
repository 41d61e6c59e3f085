import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { randomHex } from "../../../src/platform/crypto";
import { makePerson } from "../world";
import type { Login } from "./cast";
import type { DutyWorld } from "./duty-world";

/** Of one subject: an event whose window is open, and one that counts. */
interface Own {
  readonly told: string;
  readonly confirmed: string;
}

/** Credit events and evaluations in each state in which something can be done to them. */
export interface CreditWorld {
  /** Of the expert who is asked, of the contractor and of its supervision. */
  readonly expert: Own;
  readonly contractor: Own;
  readonly supervision: Own;
  /** Of somebody else: for the station's second person, and for the bureau. */
  readonly due: string;
  readonly dueToo: string;
  readonly objected: string;
  readonly appealed: { readonly eventId: string; readonly appealId: string };
  readonly suspendable: string;
  /** Proposed by the suite's station, with and without its document. */
  readonly proposed: string;
  readonly bare: string;
  /** A member of the pool nothing is known of. */
  readonly number: string;
  /** Years by what comes next in them; the results are the asked expert's. */
  readonly years: Readonly<
    Record<"notify" | "discard" | "finalize" | "apply" | "publish" | "object", number>
  >;
  /** Of a final year: what is to be talked about, dropped, and decided; and an objection that waits. */
  readonly talk: string;
  readonly drop: string;
  readonly suspend: string;
  readonly objectionId: string;
  readonly resultNumber: string;
  /** A meeting that is over, and a member of its panel who is not the asked expert. */
  readonly rating: { readonly caseId: string; readonly member: string; readonly contractor: string };
}

interface Suite {
  readonly station: Login;
  readonly expertId: string;
  readonly contractorId: string;
  readonly supervisionId: string;
  /** A member who sits nowhere, by id and number. */
  readonly free: { readonly id: string; readonly number: string };
  readonly duty: DutyWorld;
}

type Subject = { readonly expert: string } | { readonly unit: string };

export async function makeCreditWorld(owner: Sql, suite: Suite): Promise<CreditWorld> {
  const { free } = suite;
  const event = eventsIn(owner);
  const own = async (subject: Subject): Promise<Own> => ({
    told: await event(subject, "NOTIFIED", "open"),
    confirmed: await event(subject, "CONFIRMED", "over"),
  });
  const [station] = await owner`select person_id as id from app_user where id = ${suite.station.userId}`;
  const by = station?.id as string;
  const appealedEvent = await event({ expert: free.id }, "CONFIRMED", "over");
  const appealId = randomUUID();
  await owner`insert into credit_appeal (id, event_id, text, filed_by) values (${appealId}, ${appealedEvent}, '请复核', 'test')`;
  const proposed = await byHand(owner, free.id, by);
  await owner`insert into evidence_file (id, credit_event_id, kind, display_name, object_key, content_type, size, sha256, scanner, uploaded_by)
    values (${randomUUID()}, ${proposed}, 'CREDIT_DOCUMENT', '核查记录.pdf', ${`evidence/${randomHex(20)}`}, 'application/pdf', 10, ${"0".repeat(64)}, 'none', 'test')`;
  return {
    expert: await own({ expert: suite.expertId }),
    contractor: await own({ unit: suite.contractorId }),
    supervision: await own({ unit: suite.supervisionId }),
    due: await event({ expert: free.id }, "NOTIFIED", "over"),
    dueToo: await event({ expert: free.id }, "NOTIFIED", "over"),
    objected: await event({ expert: free.id }, "OBJECTED", "open"),
    appealed: { eventId: appealedEvent, appealId },
    suspendable: await event({ expert: free.id }, "CONFIRMED", "over"),
    proposed,
    bare: await byHand(owner, free.id, by),
    number: free.number,
    ...(await makeYears(owner, suite)),
    rating: await meetingOf(owner, suite),
  };
}

/** Lays a recorded event of a subject with its window open or over; its line in the ledger where it counts. */
function eventsIn(owner: Sql) {
  return async (
    subject: Subject,
    state: "NOTIFIED" | "OBJECTED" | "CONFIRMED",
    window: "open" | "over",
  ): Promise<string> => {
    const id = randomUUID();
    const expertId = "expert" in subject ? subject.expert : null;
    const unitId = "unit" in subject ? subject.unit : null;
    const due = window === "open" ? "3 days" : "-1 days";
    await owner`insert into credit_event (id, expert_id, organization_id, kind, rule, points, policy_code, source, evidence_type, evidence_id,
        occurred_at, year, state, notified_at, objection_due_date, objection_due_at, calendar_version, objected_at, objection, confirmed_at, valid_to)
      select ${id}, ${expertId}, ${unitId}, ${expertId ? "NO_SHOW" : "REPORT_LATE"}, ${expertId ? "credit.no_show" : "credit.unit_report_late"},
        ${expertId ? -20 : -5}, '2025-01-08', 'RECORDED', ${expertId ? "conduct_record" : "unit_conduct"}, gen_random_uuid(),
        app_now() - interval '9 days', 2030, ${state}, app_now() - interval '8 days', current_date, app_now() + ${due}::interval, 'test',
        case when ${state} = 'OBJECTED' then app_now() - interval '1 hour' end, case when ${state} = 'OBJECTED' then '有异议' end,
        case when ${state} = 'CONFIRMED' then app_now() - interval '1 hour' end, case when ${state} = 'CONFIRMED' then date '2040-01-01' end`;
    if (state === "CONFIRMED")
      await owner`insert into credit_entry (id, event_id, expert_id, organization_id, year, kind, rule, points)
        select gen_random_uuid(), id, expert_id, organization_id, year, 'CONFIRMED', rule, points from credit_event where id = ${id}`;
    return id;
  };
}

async function byHand(owner: Sql, expertId: string, by: string): Promise<string> {
  const id = randomUUID();
  await owner`insert into credit_event (id, expert_id, kind, rule, points, policy_code, source, occurred_at, year, statement, document, proposed_by)
    values (${id}, ${expertId}, 'REPORT_ERROR', 'credit.report_error', -30, '2025-01-08', 'MANUAL', app_now(), 2030, '经查属实', '测试〔2026〕3号', ${by})`;
  return id;
}

/** Years that nobody has lived yet: one for each step, computed and made final by others than the suite's station. */
async function makeYears(owner: Sql, { expertId, free }: Suite) {
  const [first, second] = [await makePerson("甲"), await makePerson("乙")];
  const run = async (year: number, state: string, window: "open" | "over" | null): Promise<string> => {
    const id = randomUUID();
    const final = ["FINAL", "APPLIED"].includes(state);
    await owner`insert into evaluation_run (id, year, policy_code, state, computed_by, computed_at, notified_at, objection_due_at, final_by, final_at, applied_at)
      values (${id}, ${year}, '2025-01-08', ${state}, ${first}, app_now() - interval '9 days',
        case when ${window !== null} then app_now() - interval '8 days' end,
        case when ${window === "open"} then app_now() + interval '3 days' when ${window === "over"} then app_now() - interval '1 day' end,
        case when ${final} then ${second}::uuid end, case when ${final} then app_now() end, case when ${state === "APPLIED"} then app_now() end)`;
    await owner`insert into evaluation_result (id, run_id, expert_id, version, score, level, reviews, content, content_hash)
      select gen_random_uuid(), ${id}, e.id, 1, 40, 'FAILED', 0, ${owner.json(content)}, ${"0".repeat(64)} from expert e where e.id in (${expertId}, ${free.id})`;
    return id;
  };
  await run(2031, "COMPUTED", null);
  await run(2032, "COMPUTED", null);
  await run(2033, "NOTIFIED", "over");
  await run(2034, "FINAL", "over");
  await run(2035, "APPLIED", "over");
  await run(2036, "NOTIFIED", "open");
  const objecting = await run(2037, "OBJECTION", "over");
  const objectionId = randomUUID();
  await owner`insert into evaluation_objection (id, run_id, expert_id, text, filed_at)
    values (${objectionId}, ${objecting}, ${free.id}, '有异议', app_now() - interval '2 days')`;
  const effects: string[] = [];
  for (const [at, kind] of (["TALK", "SUSPEND", "TALK"] as const).entries()) {
    const [id, final] = [randomUUID(), await run(2038 + at, "FINAL", "over")];
    await owner`insert into evaluation_effect (id, run_id, expert_id, kind) values (${id}, ${final}, ${at === 1 ? expertId : free.id}, ${kind})`;
    effects.push(id);
  }
  const [talk = "", suspend = "", drop = ""] = effects;
  const [number] = await owner`select number from expert where id = ${expertId}`;
  return {
    years: { notify: 2031, discard: 2032, finalize: 2033, apply: 2034, publish: 2035, object: 2036 },
    talk,
    drop,
    suspend,
    objectionId,
    resultNumber: number?.number as string,
  };
}

const content = {
  format: "gongping-evaluation/1",
  year: 2036,
  policy: "2025-01-08",
  expert: "QD000000",
  events: [],
  base: 100,
  deducted: -60,
  earned: 0,
  bonus: 0,
  score: 40,
  level: "FAILED",
};

async function meetingOf(owner: Sql, { duty, expertId, contractorId }: Suite) {
  const { caseId } = duty.signed;
  const [member] =
    await owner`select id from invitation where case_id = ${caseId} and state = 'ATTENDED' and expert_id <> ${expertId} order by id limit 1`;
  return { caseId, member: member?.id as string, contractor: contractorId };
}
