import { desc, eq, sql } from "drizzle-orm";
import { appUser, auditEntry, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { seesApplications } from "../lock-application";

export interface ApplicationEventLine {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Who did it: a person of the station by name, the applicant, the system or the public. */
  readonly actor: string;
}

const most = 200;

/**
 * What happened to an application and the objections against it, newest first; its files' readings are left
 * out. Entries of the draft belong to the applicant.
 */
export async function listApplicationTrace(ctx: Ctx, applicationId: string): Promise<ApplicationEventLine[]> {
  if (!isId(applicationId) || !seesApplications(ctx.actor)) return [];
  const rows = await reader(ctx)
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      action: auditEntry.action,
      detail: auditEntry.detail,
      kind: auditEntry.actorKind,
      role: auditEntry.actorRole,
      name: person.name,
    })
    .from(auditEntry)
    .leftJoin(appUser, eq(appUser.id, auditEntry.actorId))
    .leftJoin(person, eq(person.id, appUser.personId))
    .where(
      sql`(${auditEntry.subjectType}, ${auditEntry.subjectId}) in (
        select 'application', a.id::text from expert_application a where a.id = ${applicationId} and a.submitted_at is not null
        union all select 'objection', o.id::text from publicity_objection o where o.application_id = ${applicationId})
        and (${auditEntry.action} like 'application.%' or ${auditEntry.action} like 'objection.%')
        and ${auditEntry.action} not in ('application.drafted', 'application.changed')`,
    )
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(most);
  return rows.map(({ kind, role, name, ...row }) => ({ ...row, actor: actorName(kind, role, name) }));
}

function actorName(kind: string, role: string | null, name: string | null): string {
  if (kind === "system") return "系统";
  if (kind === "public") return "社会公众";
  if (role === "regulator") return name ? `市监督站 ${name}` : "市监督站";
  return "申请人";
}
