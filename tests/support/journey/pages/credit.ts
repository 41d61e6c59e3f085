import type { PageArea, Shown } from "./area";

/** Credit events in every state the city has, the year that was evaluated, and meetings to speak of. */
export const creditPages: PageArea = async ({ database: { owner }, accounts }) => {
  const ask = async (query: string): Promise<Record<string, string>> => {
    const [row] = (await owner.unsafe(query)) as unknown as Record<string, string>[];
    if (!row) throw new Error(`the city has nothing for: ${query}`);
    return row;
  };
  const event = (where: string) =>
    ask(`select c.id, lower(e.number) as name, e.number, o.uscc from credit_event c left join expert e on e.id = c.expert_id
      left join organization o on o.id = c.organization_id where ${where} order by c.proposed_at desc, c.id limit 1`);
  const accountOf = (uscc: string | undefined) =>
    accounts.find((one) => one.uscc === uscc && !one.locked)?.username ?? "";
  const open = await event(
    "c.state = 'NOTIFIED' and c.expert_id is not null and c.objection_due_at > app_now() and c.points < 0",
  );
  const due = await event("c.state = 'NOTIFIED' and c.objection_due_at < app_now() and c.points < 0");
  const objected = await event("c.state = 'OBJECTED'");
  const confirmed = await event(
    "c.state = 'CONFIRMED' and c.expert_id is not null and c.points < 0 and c.source = 'RECORDED'",
  );
  const appealed = await event(
    "exists (select from credit_appeal a where a.event_id = c.id and a.state = 'OPEN')",
  );
  const bare = await event("c.state = 'PROPOSED' and c.source = 'MANUAL'");
  const unit = await event("c.state = 'NOTIFIED' and c.source = 'MANUAL' and 'contractor' = any(o.kinds)");
  const watching = await event(
    "c.state = 'NOTIFIED' and c.source = 'MANUAL' and 'supervision' = any(o.kinds)",
  );
  const result = await ask(`select r.year, e.number, lower(e.number) as name from evaluation_run r
    join evaluation_result v on v.run_id = r.id join expert e on e.id = v.expert_id
    where r.state = 'PUBLISHED' and v.level = 'FAILED' limit 1`);
  const policy = await ask("select code from policy_version order by effective_from limit 1");
  const meeting =
    await ask(`select c.id, o.uscc, s.uscc as supervisor, lower(e.number) as name, i.id as subject, o.id as unit
    from review_case c join organization o on o.id = c.organization_id
    join sitting t on t.case_id = c.id and t.state = 'ENDED' join invitation i on i.case_id = c.id and i.state = 'ATTENDED'
    join expert e on e.id = i.expert_id
    join project_party y on y.project_id = c.project_id and y.role = 'supervision' and y.removed_at is null
    join organization s on s.id = y.organization_id order by t.ended_at desc, i.id limit 1`);
  const as = (who: string | undefined, address: string, variant?: string): Shown => ({
    as: who ?? "",
    address,
    ...(variant ? { variant } : {}),
  });
  const at = (address: string, variant?: string, who = "station1") => as(who, address, variant);
  const seen = (one: Record<string, string>) => `/regulator/credit/${one.id}`;
  return {
    "/regulator/credit": [
      at("/regulator/credit"),
      at("/regulator/credit?tab=objected", "objected"),
      at("/regulator/credit?tab=all", "all"),
    ],
    "/regulator/credit/due": [at("/regulator/credit/due")],
    "/regulator/credit/new": [
      at("/regulator/credit/new"),
      at("/regulator/credit/new?about=expert", "expert"),
      at("/regulator/credit/new?about=unit", "unit"),
    ],
    "/regulator/credit/[id]": [
      at(seen(open), "open"),
      at(seen(due), "due"),
      at(seen(objected), "objected"),
      at(seen(confirmed), "confirmed"),
      at(seen(appealed), "appeal", "bureau1"),
      at(seen(bare), "proposer", "station2"),
    ],
    "/regulator/credit/[id]/suspend": [at(`${seen(confirmed)}/suspend`)],
    "/regulator/evaluations": [at("/regulator/evaluations")],
    "/regulator/evaluations/preview": [
      at(`/regulator/evaluations/preview?year=${result.year}&policy=${policy.code}`),
    ],
    "/regulator/evaluations/[year]": [at(`/regulator/evaluations/${result.year}`)],
    "/regulator/evaluations/[year]/[number]": [at(`/regulator/evaluations/${result.year}/${result.number}`)],
    "/expert/credit/[id]": [
      as(open.name, `/expert/credit/${open.id}`),
      as(confirmed.name, `/expert/credit/${confirmed.id}`, "confirmed"),
    ],
    "/expert/evaluations/[year]": [as(result.name, `/expert/evaluations/${result.year}`)],
    "/expert/cases/[id]/rating": [
      as(meeting.name, `/expert/cases/${meeting.id}/rating`),
      as(meeting.name, `/expert/cases/${meeting.id}/rating?subject=${meeting.unit}`, "one"),
    ],
    "/contractor/credit": [as(accountOf(unit.uscc), "/contractor/credit")],
    "/contractor/credit/[id]": [as(accountOf(unit.uscc), `/contractor/credit/${unit.id}`)],
    "/contractor/cases/[id]/rating": [
      as(accountOf(meeting.uscc), `/contractor/cases/${meeting.id}/rating`),
      as(accountOf(meeting.uscc), `/contractor/cases/${meeting.id}/rating?subject=${meeting.subject}`, "one"),
    ],
    "/supervision/credit": [as(accountOf(watching.uscc), "/supervision/credit")],
    "/supervision/credit/[id]": [as(accountOf(watching.uscc), `/supervision/credit/${watching.id}`)],
    "/supervision/cases/[id]/rating": [
      as(accountOf(meeting.supervisor), `/supervision/cases/${meeting.id}/rating`),
    ],
    "/evaluations": [{ address: "/evaluations" }],
  };
};
