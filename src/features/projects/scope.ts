import { type AnyColumn, eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/platform/actor";

/** The columns by which a project or a case is somebody's. */
export interface Owned {
  readonly organizationId: AnyColumn;
  readonly jurisdictionCode: AnyColumn;
  /** Id of the project: the units that supervise it are its parties. */
  readonly projectId: AnyColumn;
}

const everything = sql`true`;
const nothing = sql`false`;

/**
 * Who sees which projects and cases; every query on them goes through here. A contractor its own, a
 * supervising unit those it is a party to, the station and the bureau all, a district its own area.
 */
export function scope(actor: Actor, owned: Owned): SQL {
  if (actor.kind === "system") return everything;
  if (actor.kind !== "user") return nothing;
  switch (actor.role) {
    case "contractor":
      return actor.organizationId ? eq(owned.organizationId, actor.organizationId) : nothing;
    case "supervision":
      return actor.organizationId ? supervises(owned.projectId, actor.organizationId) : nothing;
    case "regulator":
      if (actor.post === "station" || actor.post === "bureau") return everything;
      return actor.jurisdiction ? within(owned.jurisdictionCode, actor.jurisdiction) : nothing;
    default:
      return nothing;
  }
}

function supervises(projectId: AnyColumn, organizationId: string): SQL {
  return sql`exists (select 1 from project_party as supervisor where supervisor.project_id = ${projectId}
    and supervisor.role = 'supervision' and supervisor.organization_id = ${organizationId} and supervisor.removed_at is null)`;
}

/** The area itself and the functional areas inside it, whose competent body is the area's. */
function within(code: AnyColumn, area: string): SQL {
  return sql`${code} in (select area.code from jurisdiction as area where area.code = ${area} or area.parent_code = ${area})`;
}
