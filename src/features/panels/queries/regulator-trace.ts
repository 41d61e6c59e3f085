import { desc, eq, inArray, sql } from "drizzle-orm";
import { appUser, auditEntry, jurisdiction, organization, person } from "@/db/schema";
import { reader } from "@/platform/context";
import { isId } from "@/platform/id";
import type { Page } from "./regulator-cases";
import { type ReadCtx, supervised } from "./regulator-scope";

export interface TraceLine {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly subjectType: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The role, unit and, for units, the person that acted, in Chinese; an expert is never named here. */
  readonly actor: string;
}

/**
 * The whole trace of a case, newest first: entries about the case itself, its project's parties, its
 * invitations, files, opinions, reports, revisions and messages. Found by the subjects' ids through the index of the trace.
 */
export async function listCaseTrace(
  ctx: ReadCtx,
  caseId: string,
  page: (total: number) => Page,
): Promise<{ total: number; lines: TraceLine[] }> {
  if (!isId(caseId)) return { total: 0, lines: [] };
  const about = subjectsOf(ctx, caseId);
  const [counted] = await reader(ctx).select({ n: sql<number>`count(*)::int` }).from(auditEntry).where(about);
  const total = counted?.n ?? 0;
  const { limit, offset } = page(total);
  const rows = await reader(ctx)
    .select()
    .from(auditEntry)
    .where(about)
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit)
    .offset(offset);
  const unitName = await namesOf(ctx, rows);
  const personName = await operatorsOf(ctx, rows);
  return {
    total,
    lines: rows.map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action,
      subjectType: row.subjectType,
      detail: row.detail,
      actor: actorLabel(row, unitName, personName),
    })),
  };
}

/** Entries of a case the actor may see; nothing when it is not the actor's. */
function subjectsOf(ctx: ReadCtx, caseId: string) {
  return sql`(${auditEntry.subjectType}, ${auditEntry.subjectId}) in (
    with own as materialized (select review_case.id, review_case.project_id from review_case
      where review_case.id = ${caseId} and ${supervised(ctx.actor)})
    select 'case', own.id::text from own
    union all select 'project', own.project_id::text from own
    union all select 'invitation', i.id::text from own join invitation i on i.case_id = own.id
    union all select 'question', q.id::text from own join member_question q on q.case_id = own.id
    union all select 'opinion', o.id::text from own join opinion o on o.case_id = own.id
    union all select 'report', r.id::text from own join report r on r.case_id = own.id
    union all select 'mediation', m.id::text from own join mediation m on m.case_id = own.id
    union all select 'revision', r.id::text from own join revision_round r on r.case_id = own.id
    union all select 'file', f.id::text from own join stored_file f on f.case_id = own.id
    union all select 'message', m.id::text from own join invitation i on i.case_id = own.id join sms_message m on m.subject_id = i.id
    union all select 'message', m.id::text from own join meeting_move v on v.case_id = own.id
      join meeting_move_answer a on a.move_id = v.id join sms_message m on m.subject_id = a.id
    union all select 'message', m.id::text from own join report_submission s on s.case_id = own.id join sms_message m on m.subject_id = s.id
    union all select 'message', m.id::text from own join revision_round r on r.case_id = own.id join sms_message m on m.subject_id = r.id
    union all select 'message', m.id::text from own join sms_message m on m.subject_id = own.id)`;
}

type Row = typeof auditEntry.$inferSelect;

/** Names of the units and bodies that acted on this page, in at most two statements whatever its length. */
async function namesOf(ctx: ReadCtx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const orgs = [...new Set(rows.flatMap(({ actorOrg }) => (actorOrg ? [actorOrg] : [])))];
  const units = orgs.filter(isId);
  const areas = orgs.filter((org) => !isId(org));
  const named: { id: string; name: string }[] = [];
  if (units.length > 0) {
    named.push(
      ...(await reader(ctx)
        .select({ id: organization.id, name: organization.name })
        .from(organization)
        .where(inArray(organization.id, units))),
    );
  }
  if (areas.length > 0) {
    named.push(
      ...(await reader(ctx)
        .select({ id: jurisdiction.code, name: jurisdiction.competentBody })
        .from(jurisdiction)
        .where(inArray(jurisdiction.code, areas))),
    );
  }
  return new Map(named.map(({ id, name }) => [id, name]));
}

const unitRoles: readonly (string | null)[] = ["contractor", "supervision"];

/** Who pressed the button for a unit, its own operator or a delegate (经办人), by account. */
async function operatorsOf(ctx: ReadCtx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const accounts = [
    ...new Set(rows.flatMap((row) => (unitRoles.includes(row.actorRole) ? [row.actorId] : []))),
  ];
  if (accounts.length === 0) return new Map();
  const people = await reader(ctx)
    .select({ id: appUser.id, name: person.name })
    .from(appUser)
    .innerJoin(person, eq(person.id, appUser.personId))
    .where(inArray(appUser.id, accounts));
  return new Map(people.map(({ id, name }) => [id, name]));
}

const roleNames: Readonly<Record<string, string>> = {
  contractor: "施工单位",
  supervision: "监理单位",
  regulator: "监管机构",
  expert: "专家",
  admin: "系统管理",
};

function actorLabel(
  row: Row,
  names: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
): string {
  if (row.actorKind === "system") return "系统";
  if (row.actorKind === "public") return "未登录的访问者";
  const role = row.actorRole ? (roleNames[row.actorRole] ?? row.actorRole) : "已登录的账号";
  if (row.actorRole === "expert" || !row.actorOrg) return role;
  const name = names.get(row.actorOrg);
  if (row.actorRole === "regulator") return name ?? role;
  return [role, name, people.get(row.actorId)].filter((part) => part !== undefined).join(" · ");
}
