import type { UserActor } from "@/platform/actor";
import type { ComplaintAuthor } from "./sealed";

interface Given {
  readonly identity: "anonymous" | "typed" | "login";
  readonly name: string;
  readonly unit: string;
  readonly contact: string;
}

type LoginActor = Pick<UserActor, "role" | "organizationName" | "name">;

/**
 * Who the author says she is: nobody (null), what she typed, or as whom she is signed in. Undefined: she is signed in
 * as neither expert nor unit. Whoever stays anonymous leaves nothing of her login behind.
 */
export function authorOf(
  { identity, name, unit, contact }: Given,
  login: { readonly actors: readonly LoginActor[] } | null,
): ComplaintAuthor | null | undefined {
  if (identity === "anonymous") return null;
  if (identity === "typed") return { kind: "TYPED", name, unit, contact };
  const one = signedInAs(login);
  if (!one) return undefined;
  return {
    kind: one.role === "expert" ? "EXPERT" : "UNIT",
    name: one.name,
    unit: one.organizationName ?? "",
    contact,
  };
}

/** The office in which somebody signed in can complain under her name: as an expert, or for her unit. */
export function signedInAs(login: { readonly actors: readonly LoginActor[] } | null): LoginActor | undefined {
  return login?.actors.find(
    ({ role }) => role === "expert" || role === "contractor" || role === "supervision",
  );
}
