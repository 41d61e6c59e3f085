import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { DecisionKind } from "@/db/schema";
import { confirmDecision, proposeDecision, storeEvidence } from "@/features/experts";
import { decideQuestion, followStanding } from "@/features/panels";
import { addDays, dateAt } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import { systemContext } from "@/platform/context";
import { rawPdf } from "../plan/raw-pdf";
import type { PoolSeed } from "./seed-pool";

const day = 24 * 3_600_000;

interface Wanted {
  readonly number: string;
  readonly kind: DecisionKind;
  readonly reason: string;
  readonly document: string;
  readonly days?: number;
}

/** Two months ago: somebody is suspended for the quarter, and another's suspension is lifted again. */
export async function seedDecisionsBefore(seed: PoolSeed): Promise<void> {
  const { clock } = seed;
  await clock.moveTo(new Date(clock.present.getTime() - 58 * day));
  const [long, short] = spare(seed);
  if (!long || !short) return;
  const reason = "两次无正当理由未到会，经约谈仍未改正，按专家库管理规定暂停。";
  await decided(seed, { number: long, kind: "SUSPEND", reason, document: "青市监督〔2026〕8号", days: 90 });
  await decided(seed, { number: short, kind: "SUSPEND", reason, document: "青市监督〔2026〕9号" });
  await clock.moveTo(new Date(clock.present.getTime() - 52 * day));
  await decided(seed, {
    number: short,
    kind: "LIFT",
    reason: "申诉成立，未到会系航班取消。",
    document: "青市监督〔2026〕11号",
  });
}

/** Today: two decisions wait, and two members of a standing panel were suspended; about one the station has decided. */
export async function seedDecisionsToday(seed: PoolSeed): Promise<void> {
  const [, , waiting, bare] = spare(seed);
  if (waiting && bare) {
    await proposed(seed, "station1", {
      number: waiting,
      kind: "REMOVE",
      reason: "经查在论证中收受参建单位礼金，取消专家资格。",
      document: "青市监督〔2026〕21号",
    });
    await proposed(
      seed,
      "station2",
      { number: bare, kind: "SUSPEND", reason: "投诉核查期间暂停。", document: "青市监督〔2026〕22号" },
      false,
    );
  }
  const members = await database().execute<{ id: string; number: string }>(sql`
    select e.id, e.number from invitation i join expert e on e.id = i.expert_id
    where i.state = 'ACCEPTED' and i.case_id = (select c.id from review_case c where c.state = 'PRE_REVIEW'
      and c.cancel_requested_at is null and c.meeting_from > app_now() + interval '3 days' order by c.meeting_from desc, c.id limit 1)
    order by e.number limit 2`);
  for (const [index, { id, number }] of members.entries()) {
    await decided(seed, {
      number,
      kind: "SUSPEND",
      reason: index === 0 ? "年度评价约谈期间暂停。" : "个人信息待核实，暂停抽取。",
      document: `青市监督〔2026〕${23 + index}号`,
    });
    await followStanding(await systemContext("city"), { expertId: id });
  }
  const [question] = await database().execute<{ id: string }>(sql`
    select q.id from member_question q join expert e on e.id = q.expert_id where e.number = ${members[1]?.number ?? ""}`);
  if (question)
    await decideQuestion(await seed.actors.officer("station2"), {
      questionId: question.id,
      decision: "KEEP",
      reason: "暂停事由与本次论证无关，会期临近，由其履行完本次职责。",
    });
}

async function decided(seed: PoolSeed, wanted: Wanted): Promise<void> {
  const decisionId = await proposed(seed, "station1", wanted);
  await confirmDecision(await seed.actors.officer("station2"), { decisionId });
}

async function proposed(
  { actors }: PoolSeed,
  by: string,
  { days, ...wanted }: Wanted,
  withDocument = true,
): Promise<string> {
  const today = dateAt(await readNow());
  const { decisionId } = await proposeDecision(await actors.officer(by), {
    ...wanted,
    from: wanted.kind === "SUSPEND" ? today : null,
    to: days ? addDays(today, days) : null,
    banUntil: wanted.kind === "REMOVE" ? addDays(today, 3 * 365 + 1) : null,
  });
  if (withDocument)
    await storeEvidence(
      await actors.officer(by),
      { ownerType: "decision", ownerId: decisionId, kind: "DECISION_DOCUMENT", specialty: "" },
      { name: `${wanted.document}.pdf`, bytes: rawPdf() },
    );
  return decisionId;
}

/** Numbers of members about whom the city tells nothing else; other steps take theirs from the end. */
function spare({ city }: PoolSeed): string[] {
  const quiet = city.experts.filter(
    (one) => one.terms.length > 0 && one.leaves.length + one.suspensions.length + one.departures.length === 0,
  );
  const middle = Math.floor(quiet.length / 2);
  return quiet.slice(middle, middle + 4).map(({ number }) => number);
}
