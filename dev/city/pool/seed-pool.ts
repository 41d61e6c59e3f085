import type { Actors } from "../cases/actors";
import type { MovingClock } from "../cases/moving-clock";
import type { City } from "../city";
import { seedAppointmentsBefore, seedAppointmentsToday } from "./appointments";
import { seedCampaignsToday } from "./campaigns";
import { seedDecisionsBefore, seedDecisionsToday } from "./decisions";
import { seedDesksBefore, seedDesksToday } from "./desk";
import { seedImportsToday } from "./imports";
import { seedUnitsBefore } from "./units";

/** What a step of the pool's own life is made with: the product's use-cases, as the people of the city. */
export interface PoolSeed {
  readonly city: City;
  readonly actors: Actors;
  /** Moves forward only; a step `before` the cases ends 50 days before the present at the latest. */
  readonly clock: MovingClock;
}

export type PoolStep = (seed: PoolSeed) => Promise<void>;

/** What happened before the cases of the last weeks: between 90 and 50 days ago. */
const before: readonly PoolStep[] = [
  seedUnitsBefore,
  seedAppointmentsBefore,
  seedDesksBefore,
  seedDecisionsBefore,
];
/** What is going on in the pool today. */
const today: readonly PoolStep[] = [
  seedDesksToday,
  seedImportsToday,
  seedAppointmentsToday,
  seedCampaignsToday,
  seedDecisionsToday,
];

export async function seedPoolBefore(seed: PoolSeed): Promise<void> {
  for (const step of before) await step(seed);
}

export async function seedPoolToday(seed: PoolSeed): Promise<void> {
  for (const step of today) await step(seed);
}
