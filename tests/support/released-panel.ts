import { eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import { leaderElection } from "../../src/db/schema";
import { castVote } from "../../src/features/meetings";
import { handlers, sweeps } from "../../src/features/meetings/handlers";
import { SPECIALTY_CODES } from "../../src/features/rulebook";
import { systemContext } from "../../src/platform/context";
import { type FormedPanel, type Member, makeFormedPanel } from "./formed-panel";
import { performAll } from "./perform-all";
import { tracedHandlers } from "./traced-world";
import { as } from "./world";

// While a panel is being made, what meetings have asked for is left to their sweeps.
for (const { name } of handlers) tracedHandlers.set(name, { name, run: async () => {} });
const specialties = SPECIALTY_CODES.filter((code) => code.startsWith("SZ-"));
let made = 0;

/** A formed panel whose plan is released: its ballot is open. Each has a specialty, and so a pool, of its own. */
export async function makeReleasedPanel({
  count = 5,
  spare = 0,
}: {
  count?: number;
  spare?: number;
} = {}): Promise<FormedPanel> {
  const specialty = specialties[made++ % specialties.length]!;
  const panel = await makeFormedPanel({ seats: [{ specialty, count }], spare });
  await sweepMeetings();
  return panel;
}

export async function sweepMeetings(): Promise<void> {
  for (const sweep of sweeps) while ((await sweep.run(await systemContext(sweep.name))) > 0);
  await workMeetings();
}

/** Does what panels and meetings have asked for. */
export async function workMeetings(): Promise<void> {
  await performAll(new Map([...tracedHandlers, ...handlers.map((one) => [one.name, one] as const)]));
}

export async function electionsOf(caseId: string) {
  return database()
    .select()
    .from(leaderElection)
    .where(eq(leaderElection.caseId, caseId))
    .orderBy(leaderElection.ordinal);
}

/** `voter` votes for `candidate` in the case's newest ballot. */
export async function vote(caseId: string, voter: Member, candidate: Member): Promise<void> {
  const election = (await electionsOf(caseId)).at(-1);
  await castVote(await as(voter.actor), {
    caseId,
    electionId: election?.id ?? "",
    candidateId: candidate.invitationId,
  });
}
