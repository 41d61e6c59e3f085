import type { Kind, PoolKinds } from "./pool-kinds";

/** A place in the standing plan: some person of this kind on a seat of this row. */
export interface Place {
  readonly kind: Kind;
  row: number;
  /** Whether a particular person has been taken for it; until then any later one of the kind will do. */
  taken: boolean;
}

/** One change to the plan. */
export type Step =
  | { readonly move: "add" | "admit"; readonly kind: Kind; readonly row: number }
  | { readonly move: "drop"; readonly place: Place }
  | { readonly move: "reseat"; readonly place: Place; readonly row: number };

/** The standing plan as the search for an exchange sees it. */
export interface Plan {
  readonly pool: PoolKinds;
  readonly places: readonly Place[];
  /** People of each kind who are later in the order and not in the plan. */
  readonly spare: Int32Array;
  /** The same by skill set. */
  readonly spareBySkills: Int32Array;
  readonly kindsBySkills: readonly (readonly Kind[])[];
  readonly kindsByEmployer: readonly (readonly Kind[])[];
  /** Whether plan and people seated hold as many people of the employer as the cap allows. */
  isFull(employer: number): boolean;
}
