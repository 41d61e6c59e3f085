import { and, asc, desc, eq, inArray, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { complaint, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { complaintScope } from "../handling/scope";
import { finalStates, waitingStates } from "../rules/labels";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** waiting: 待接办, at the reader's own authority; mine: 我承办的; running: 其他办理中; done: 已办结. */
export const complaintLists = ["waiting", "mine", "running", "done"] as const;
export type ComplaintList = (typeof complaintLists)[number];

/** When the step it stands at is due; null where nothing is. */
const dueAt = sql<Date | null>`case
  when ${complaint.state} in ('RECEIVED', 'TRIAGE') then ${complaint.triageBy}
  when ${complaint.state} in ('ACCEPTED', 'INVESTIGATING') then ${complaint.decideBy}
  when ${complaint.state} = 'REVIEW_REQUESTED' then ${complaint.reviewBy} end`.mapWith(
  (value: string | null) => (value === null ? null : new Date(value)),
);

/** Complaints of one list, what is due first at the top; nothing of their authors. */
export async function listComplaints(
  ctx: ReadCtx,
  list: ComplaintList,
  page: { limit: number; offset: number },
) {
  return reader(ctx)
    .select({
      id: complaint.id,
      number: complaint.number,
      body: complaint.body,
      state: complaint.state,
      subjectKind: complaint.subjectKind,
      subject: complaint.subjectText,
      receivedAt: complaint.receivedAt,
      outcome: complaint.outcome,
      reviewOutcome: complaint.reviewOutcome,
      handler: person.name,
      dueAt,
    })
    .from(complaint)
    .leftJoin(person, eq(person.id, complaint.handlerId))
    .where(fitting(ctx, list))
    .orderBy(
      ...(list === "done"
        ? [desc(complaint.receivedAt)]
        : [sql`${dueAt} nulls last`, asc(complaint.receivedAt)]),
      asc(complaint.id),
    )
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedComplaint = Awaited<ReturnType<typeof listComplaints>>[number];

/** How many each list holds: together all the reader knows of, each once. */
export async function countComplaints(ctx: ReadCtx): Promise<Record<ComplaintList, number>> {
  const [row] = await reader(ctx)
    .select(
      Object.fromEntries(
        complaintLists.map((list) => [
          list,
          sql<number>`count(*) filter (where ${fitting(ctx, list)})`.mapWith(Number),
        ]),
      ) as Record<ComplaintList, SQL<number>>,
    )
    .from(complaint);
  return row ?? { waiting: 0, mine: 0, running: 0, done: 0 };
}

function fitting(ctx: ReadCtx, list: ComplaintList): SQL | undefined {
  const { actor } = ctx;
  const mine = actor.kind === "user" ? eq(complaint.handlerId, actor.personId) : sql`false`;
  const waiting = and(
    isNull(complaint.handlerId),
    inArray(complaint.state, [...waitingStates]),
    sql`${complaint.body} = ${actor.kind === "user" ? (actor.post ?? "") : ""}`,
  );
  const open = notInArray(complaint.state, [...finalStates]);
  const scope = complaintScope(actor);
  switch (list) {
    case "waiting":
      return and(scope, waiting);
    case "mine":
      return and(scope, open, mine);
    case "running":
      return and(scope, open, sql`not (${waiting})`, sql`(${mine}) is not true`);
    case "done":
      return and(scope, inArray(complaint.state, [...finalStates]));
  }
}
