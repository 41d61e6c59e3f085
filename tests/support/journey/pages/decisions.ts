import type { PageArea } from "./area";

/** Members for the station, decisions about them, and what becomes of their seats. */
export const decisionPages: PageArea = async (city) => {
  const ask = async (query: string): Promise<Record<string, string>> => {
    const [row] = (await city.database.owner.unsafe(query)) as unknown as Record<string, string>[];
    if (!row) throw new Error(`the city has nothing for: ${query}`);
    return row;
  };
  const decision = (where: string) =>
    ask(`select d.id, e.number, lower(p.name) as name from expert_decision d join expert e on e.id = d.expert_id
      join person p on p.id = e.person_id where ${where} order by d.proposed_at, d.id limit 1`);
  const complete = await decision(
    "d.state = 'PROPOSED' and exists (select from evidence_file f where f.decision_id = d.id)",
  );
  const bare = await decision(
    "d.state = 'PROPOSED' and not exists (select from evidence_file f where f.decision_id = d.id)",
  );
  const done = await decision("d.state = 'CONFIRMED'");
  const open = await ask(
    "select q.id, e.number from member_question q join expert e on e.id = q.expert_id where q.state = 'OPEN' limit 1",
  );
  const kept = await ask("select id from member_question where state = 'KEPT' limit 1");
  const free =
    await ask(`select e.number from expert e join expert_term t on t.expert_id = e.id and t.superseded_at is null
    where t.term_to > app_now() and not exists (select from expert_decision d where d.expert_id = e.id)
      and not exists (select from expert_suspension s where s.expert_id = e.id)
      and not exists (select from expert_departure x where x.expert_id = e.id) order by e.number limit 1`);
  const at = (address: string, variant?: string, as = "station1") => ({
    as,
    address,
    ...(variant ? { variant } : {}),
  });
  const member = (number: string | undefined, below = "") => `/regulator/experts/${number}${below}`;
  const terms = new URLSearchParams({
    kind: "REMOVE",
    document: "青市监督〔2026〕30号",
    banUntil: "2039-01-01",
  });
  return {
    "/regulator/experts/[number]": [
      at(member(open.number)),
      at(member(done.number), "suspended"),
      at(member(done.number, "?at=2026-01-01T09:00"), "past"),
    ],
    "/regulator/experts/[number]/decisions/new": [
      at(member(free.number, "/decisions/new")),
      at(member(free.number, "/decisions/new?kind=SUSPEND"), "suspend"),
      at(member(free.number, "/decisions/new?kind=REMOVE"), "remove"),
      at(member(complete.number, "/decisions/new"), "pending"),
    ],
    "/regulator/experts/[number]/decisions/new/check": [
      at(member(open.number, `/decisions/new/check?${terms}`)),
    ],
    "/regulator/decisions": [at("/regulator/decisions"), at("/regulator/decisions?list=done", "done")],
    "/regulator/decisions/[id]": [
      at(`/regulator/decisions/${complete.id}`, "second", "station2"),
      at(`/regulator/decisions/${bare.id}`, "proposer", "station2"),
      at(`/regulator/decisions/${bare.id}?problem=TYPE`, "problem", "station2"),
      at(`/regulator/decisions/${done.id}`, "done"),
    ],
    "/regulator/questions": [at("/regulator/questions"), at("/regulator/questions?list=done", "done")],
    "/regulator/questions/[id]": [
      at(`/regulator/questions/${open.id}`),
      at(`/regulator/questions/${kept.id}`, "kept"),
    ],
  };
};
