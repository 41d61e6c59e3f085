import { checkRequest } from "./check-request";
import { ALGORITHM, type DrawRequest } from "./request";
import { compareBytes } from "./utf-8";

/** A request as its makers have it: lists in any order, people with all their specialties. */
export type RequestDraft = Omit<DrawRequest, "algorithm">;

/**
 * Brings a draft into the one form that is hashed: rows sorted, specialties cut to the open ones, people who
 * hold none of them left out. Throws Misshapen, naming the field, when the result would not be valid.
 */
export function freezeRequest(draft: RequestDraft): DrawRequest {
  const open = new Set(draft.seats.map((seat) => seat.specialty));
  const openOf = openSpecialties(open);
  const candidates = draft.candidates
    .map(({ expert, employer, specialties, excluded }) => ({
      employer,
      excluded,
      expert,
      specialties: openOf(specialties),
    }))
    .filter((person) => person.specialties.length > 0)
    .sort((a, b) => compareBytes(a.expert, b.expert));
  return checkRequest({
    algorithm: ALGORITHM,
    case: draft.case,
    round: draft.round,
    policy: draft.policy,
    takenAt: draft.takenAt,
    anchor: draft.anchor,
    seats: draft.seats.map(({ specialty, count }) => ({ specialty, count })),
    employerCap: draft.employerCap,
    seated: draft.seated
      .map(({ expert, employer, specialty }) => ({ expert, employer, specialty }))
      .sort((a, b) => compareBytes(a.expert, b.expert)),
    candidates,
  });
}

/** The open ones of a person's specialties, sorted; people who share a list of theirs share the answer. */
function openSpecialties(open: ReadonlySet<string>) {
  const known = new Map<readonly string[], readonly string[]>();
  return (specialties: readonly string[]): readonly string[] => {
    const before = known.get(specialties);
    if (before) return before;
    const codes = [...new Set(specialties)].filter((code) => open.has(code)).sort(compareBytes);
    known.set(specialties, codes);
    return codes;
  };
}
