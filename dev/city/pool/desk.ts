import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { expertDeparture } from "@/db/schema";
import {
  cancelLeave,
  changeEmployment,
  changeTitle,
  findOwnMembership,
  setPreferences,
  takeLeave,
} from "@/features/experts";
import { issueAttestation } from "@/features/panels";
import { addDays, dateAt } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import type { City } from "../city";
import type { PoolSeed } from "./seed-pool";

const day = 24 * 3_600_000;

/** Seventy days ago: somebody plans a long leave, somebody gives one up again, somebody changes employers. */
export async function seedDesksBefore({ city, actors, clock }: PoolSeed): Promise<void> {
  await clock.moveTo(new Date(clock.present.getTime() - 70 * day));
  const [away, back, moving] = (await ordinary(city)).slice(-3);
  const unit =
    city.units.find(({ sort, registered }) => sort === "consultancy" && registered) ?? city.units[0];
  if (!away || !back || !moving || !unit) return;
  const today = dateAt(await readNow());
  await takeLeave(await actors.expert(away), { from: addDays(today, 20), to: addDays(today, 95) });
  const leaveId = await takeLeave(await actors.expert(back), {
    from: addDays(today, 30),
    to: addDays(today, 90),
  });
  await clock.moveTo(new Date(clock.present.getTime() - 60 * day));
  await cancelLeave(await actors.expert(back), { leaveId });
  const ctx = await actors.expert(moving);
  const employment = (await findOwnMembership(ctx))?.employments.find(({ main, to }) => main && to === null);
  if (!employment || employment.uscc === unit.uscc) return;
  await changeEmployment(ctx, {
    leaves: { employmentId: employment.id, lastDay: addDays(today, 5) },
    joins: { uscc: unit.uscc, name: unit.name, from: addDays(today, 6), main: true },
  });
}

/** Today: wishes and a new title; and who has sat through a meeting has it vouched for. */
export async function seedDesksToday({ city, actors, clock }: PoolSeed): Promise<void> {
  const today = dateAt(clock.present);
  const [choosing, promoted] = (await ordinary(city)).slice(-5);
  if (choosing)
    await setPreferences(await actors.expert(choosing), {
      districts: ["370202", "370203", "370213"],
      daysOff: [1],
      monthlyCap: 3,
      basis: "",
    });
  const other = promoted && city.experts.find(({ number }) => number === promoted);
  if (other && other.title === "高级工程师")
    await changeTitle(await actors.expert(other.number), {
      title: "正高级工程师",
      certificate: "鲁建高〔2026〕0117",
      basis: other.title,
    });
  const members = await database().execute<{ number: string }>(sql`
    select distinct e.number from invitation i join review_case c on c.id = i.case_id join expert e on e.id = i.expert_id
    where i.state in ('ACCEPTED', 'ATTENDED') and c.panel_formed_at is not null and c.meeting_to <= app_now() order by e.number limit 2`);
  for (const { number } of members)
    await issueAttestation(await actors.expert(number), { from: addDays(today, -60), to: today });
}

/** Numbers of members about whom the city tells nothing else, and who have not left it since. */
async function ordinary(city: City): Promise<string[]> {
  const gone = await database().select({ id: expertDeparture.expertId }).from(expertDeparture);
  const quiet = city.experts.filter(
    (one) =>
      one.leaves.length + one.suspensions.length + one.departures.length + one.preferences.length === 0 &&
      one.terms.length > 0 &&
      !gone.some(({ id }) => id === one.id),
  );
  return quiet.map(({ number }) => number);
}
