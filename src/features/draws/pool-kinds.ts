import type { DrawRequest } from "./request";

/** Stands for "no employer": such a person never meets a cap. */
export const NO_EMPLOYER = -1;

/** Candidates the completion check cannot tell apart: same employer, same open specialties. */
export interface Kind {
  readonly id: number;
  /** Index into `PoolKinds.room`, or NO_EMPLOYER. */
  readonly employer: number;
  /** Index into `PoolKinds.skillSets`. */
  readonly skills: number;
}

/** The pool as the completion check sees it: its size is that of the kinds, not of the pool. */
export interface PoolKinds {
  readonly kinds: readonly Kind[];
  /** Seat rows (indices into `seats`) each skill set covers, ascending. */
  readonly skillSets: readonly (readonly number[])[];
  /** How many more people of each employer may be taken; never below 0. */
  readonly room: readonly number[];
  /** Kind of each person given, in the same order. */
  readonly kindOf: readonly Kind[];
}

type Person = Pick<DrawRequest["candidates"][number], "employer" | "specialties">;

/** Sorts people into kinds under the seats, the cap and the people already seated. */
export function sortIntoKinds(request: DrawRequest, people: readonly Person[]): PoolKinds {
  const rowOf = new Map(request.seats.map((seat, row) => [seat.specialty, row]));
  const taken = new Map<string, number>();
  for (const { employer } of request.seated) taken.set(employer, (taken.get(employer) ?? 0) + 1);

  const skillSets: number[][] = [];
  const skillIds = new Map<string, number>();
  const employerIds = new Map<string, number>([["", NO_EMPLOYER]]);
  const room: number[] = [];
  const kinds: Kind[] = [];
  // kindIds[skills] maps an employer to the kind's id.
  const kindIds: Map<number, Kind>[] = [];

  const kindOf = people.map(({ employer, specialties }) => {
    const name = specialties.length === 1 ? specialties[0]! : JSON.stringify(specialties);
    let skills = skillIds.get(name);
    if (skills === undefined) {
      skills = skillSets.length;
      skillIds.set(name, skills);
      skillSets.push(specialties.map((code) => rowOf.get(code)!).sort((a, b) => a - b));
      kindIds.push(new Map());
    }
    let employerId = employerIds.get(employer);
    if (employerId === undefined) {
      employerId = room.length;
      employerIds.set(employer, employerId);
      room.push(Math.max(0, request.employerCap - (taken.get(employer) ?? 0)));
    }
    let kind = kindIds[skills]!.get(employerId);
    if (!kind) {
      kind = { id: kinds.length, employer: employerId, skills };
      kindIds[skills]!.set(employerId, kind);
      kinds.push(kind);
    }
    return kind;
  });
  return { kinds, skillSets, room, kindOf };
}
