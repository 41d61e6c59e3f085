import { approveDue } from "../../../src/features/experts";
import { systemContext } from "../../../src/platform/context";
import type { TestDatabase } from "../../support/database";
import { type ApplicationSpec, makePublished } from "./appointment-world";

/** Ten in the morning in China, and 24:00 of the seventh day after it. */
export const begin = new Date("2026-11-25T02:00:00Z");
export const end = new Date("2026-12-02T16:00:00Z");
/** The day on which everything published at `begin` is appointed. */
export const day = "2026-12-03";

export const sweep = async () => approveDue(await systemContext("test"));

export const one = async (rows: Promise<readonly object[]> | PromiseLike<readonly object[]>) =>
  (await rows)[0] as Record<string, unknown>;

/** What an appointment leaves behind, read behind the scenes. */
export function appointmentTools(db: TestDatabase) {
  return {
    expertOf: (personId: string) => one(db.owner`select * from expert where person_id = ${personId}`),
    terms: (expertId: unknown) =>
      db.owner`select *, term_from::text, term_to::text from expert_term
        where expert_id = ${expertId as string} and superseded_at is null order by expert_term.term_from`,
    specialties: (expertId: unknown) =>
      db.owner`select specialty, valid_from::text, valid_to::text from expert_specialty
        where expert_id = ${expertId as string} and superseded_at is null order by specialty, 2`,
    appoint: async (spec: ApplicationSpec = {}) => {
      const applied = await makePublished(spec);
      await db.setClock(new Date(end.getTime() + 60_000));
      await sweep();
      return applied;
    },
  };
}
