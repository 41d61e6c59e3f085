import { sql } from "drizzle-orm";
import { type Ctx, reader } from "@/platform/context";

/** DRAFT: she leads a meeting whose report is not presented; CONFIRM: it is, and she has not answered. */
export interface ReportTodo {
  readonly invitationId: string;
  readonly kind: "DRAFT" | "CONFIRM";
  readonly project: string;
}

/** What a report asks of an expert now, in meetings that she attends (四(二)4). */
export async function listReportTodos(ctx: Pick<Ctx, "actor" | "tx">): Promise<ReportTodo[]> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return [];
  const rows = await reader(ctx).execute<{ [Key in keyof ReportTodo]: ReportTodo[Key] }>(sql`
    with own as (select i.id, i.case_id, p.name from invitation i
      join review_case c on c.id = i.case_id and c.state = 'IN_MEETING' join project p on p.id = c.project_id
      join sitting s on s.case_id = c.id and s.state = 'HELD'
      join attendance t on t.sitting_id = s.id and t.invitation_id = i.id
      where i.expert_id = ${actor.expertId} and i.state in ('ACCEPTED', 'ATTENDED'))
    select own.id as "invitationId", 'CONFIRM' as kind, own.name as project
      from own join report r on r.case_id = own.case_id and r.state = 'CONFIRMING'
      where not exists (select from report_confirmation a where a.report_id = r.id and a.invitation_id = own.id)
    union all
    select own.id, 'DRAFT', own.name
      from own join leader_election e on e.case_id = own.case_id and e.state = 'DECIDED' and e.leader_invitation_id = own.id
      where not exists (select from report r where r.case_id = own.case_id and r.state = 'CONFIRMING')
    order by "invitationId", kind`);
  return [...rows];
}
