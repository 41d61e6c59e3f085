import { eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import { drawRound, reviewCase } from "../../src/db/schema";
import { drawFirstRound, requestDraw } from "../../src/features/panels";
import { dateAt } from "../../src/features/rulebook";
import { readNow } from "../../src/platform/clock";
import { randomHex } from "../../src/platform/crypto";
import { as, type Filing, makeAdmittedCase } from "../support/world";
import { type BenchDatabase, type Figure, figure, inTurns, time } from "./support";

/** Fills one specialty with `size` experts of 5,000 employers, set-based. */
async function fillPool(bench: BenchDatabase, specialty: string, size: number): Promise<void> {
  const today = dateAt(await readNow());
  await bench.owner.unsafe(`
    with units as (
      insert into organization (id, uscc, name) select gen_random_uuid(), '${specialty}' || n, '单位' || n from generate_series(1, ${Math.min(5000, size / 2)}) n returning id
    ), numbered as (select id, row_number() over () as n, count(*) over () as total from units
    ), people as (
      insert into person (id, name, id_number_hash, id_number_sealed, phone_verified_at)
      select gen_random_uuid(), '专家', '${specialty}' || n, 'a1', app_now() from generate_series(1, ${size}) n returning id
    ), experts as (
      insert into expert (id, number, person_id, title) select gen_random_uuid(), '${specialty}' || lpad((row_number() over ())::text, 6, '0'), id, '高级工程师' from people returning id, number
    ), terms as (
      insert into expert_term (id, expert_id, term_from, term_to, document, onboarded_at)
      select gen_random_uuid(), id, '${today}'::date - 10, '${today}'::date + 900, '聘书', app_now() - interval '1 day' from experts
    ), confirmed as (
      insert into employer_confirmation (id, expert_id, confirmed_at) select gen_random_uuid(), id, app_now() - interval '1 day' from experts
    ), jobs as (
      insert into expert_employment (id, expert_id, organization_id, valid_from)
      select gen_random_uuid(), e.id, u.id, '2010-01-01' from (select id, row_number() over () as n from experts) e join numbered u on u.n = 1 + e.n % u.total
    )
    insert into expert_specialty (expert_id, specialty, valid_from) select id, '${specialty}', '2020-01-01' from experts`);
  await bench.owner`analyze`;
}

async function drawOnce(specialty: string, day: number): Promise<number> {
  const filing: Filing = await makeAdmittedCase({
    seats: [{ specialty, count: 5 }],
    startsInHours: 24 * (5 + day),
  });
  const actor = await as(filing.actor);
  const spent = await time(async () => {
    await requestDraw(actor, { caseId: filing.caseId });
    await drawFirstRound(actor, { caseId: filing.caseId, nonce: randomHex(32) });
  });
  const [reviewed] = await database()
    .select({ state: reviewCase.state })
    .from(reviewCase)
    .where(eq(reviewCase.id, filing.caseId));
  if (reviewed?.state !== "INVITING") throw new Error("the bench's draw did not happen");
  return spent;
}

/** Request to invitations, stored, at 10,000 and 100,000 experts of one specialty. */
export async function benchDraw(bench: BenchDatabase): Promise<Figure[]> {
  await fillPool(bench, "SZ-MB", 10_000);
  await fillPool(bench, "SZ-QZ", 100_000);
  let day = 0;
  await drawOnce("SZ-MB", day++);
  await drawOnce("SZ-QZ", day++);
  const result = await inTurns(
    5,
    () => drawOnce("SZ-MB", day++),
    () => drawOnce("SZ-QZ", day++),
  );
  const rounds = await database().$count(drawRound);
  if (rounds !== 12) throw new Error(`expected 12 rounds, found ${rounds}`);
  return [
    figure("draw, request to invitations stored: 100k against 10k experts", "ms", "ratio ≤ 12", result),
  ];
}
