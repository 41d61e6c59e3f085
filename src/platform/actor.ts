import type { DelegateRight } from "@/db/schema";

// Who acts. `features` decide what an actor may do; here is only what identifies one.

/** Workspaces of the product; one person may hold several, one at a time in a request. */
export const roles = ["contractor", "expert", "supervision", "regulator", "admin"] as const;
export type Role = (typeof roles)[number];

/** Offices a person can hold with an authority (监督站, 市局, 区市) or in administration (三员). */
export const posts = ["station", "bureau", "district", "system", "security", "audit"] as const;
export type Post = (typeof posts)[number];

export interface UserActor {
  readonly kind: "user";
  /** Login account, one per issuer and subject. */
  readonly id: string;
  /** The human being, one over all accounts and roles. */
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  /** Unit acted for, by its own login (法人登录) or as its delegate; its name is for display. */
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  /** What a delegate (经办人) may do for the unit; null for the unit's own login and whoever acts for no unit. */
  readonly rights: readonly DelegateRight[] | null;
  readonly expertId: string | null;
  readonly post: Post | null;
  /** GB/T 2260 code of the supervised area; the city's own code covers everything. */
  readonly jurisdiction: string | null;
}

/** Somebody signed in who has no workspace yet, such as a unit at its first login. */
export interface AccountActor {
  readonly kind: "account";
  readonly id: string;
  readonly personId: string | null;
  readonly organizationId: string | null;
}

export interface SystemActor {
  readonly kind: "system";
  readonly job: string;
}

export interface PublicActor {
  readonly kind: "public";
}

export type Actor = UserActor | AccountActor | SystemActor | PublicActor;
export const publicActor: PublicActor = { kind: "public" };
