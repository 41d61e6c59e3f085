import type { PageArea, Shown } from "./area";

/** Complaints as the public, the officers and the accused see them, the use of the title, and the search. */
export const oversightPages: PageArea = async (city) => {
  const ask = async (query: string): Promise<Record<string, string>> => {
    const [row] = (await city.database.owner.unsafe(query)) as unknown as Record<string, string>[];
    if (!row) throw new Error(`the city has nothing for: ${query}`);
    return row;
  };
  const complaint = (where: string) =>
    ask(`select c.id, lower(e.number) as expert, o.uscc from complaint c left join expert e on e.id = c.subject_expert_id
      left join organization o on o.id = c.subject_organization_id where ${where} order by c.number limit 1`);
  const at = (as: string, address: string, variant?: string): Shown => ({
    as,
    address,
    ...(variant ? { variant } : {}),
  });
  const accountOf = (uscc: string | undefined) => {
    const account = city.accounts.find((one) => one.uscc === uscc && !one.locked);
    if (!account) throw new Error(`nobody logs in for ${uscc}`);
    return account.username;
  };
  const list = "/regulator/complaints";
  const one = ({ id }: Record<string, string>, below = "") => `${list}/${id}${below}`;
  const waiting = await complaint("c.state = 'RECEIVED' and c.body = 'station'");
  const ofStation = await complaint("c.state = 'RECEIVED' and c.body = 'bureau'");
  const triaged = await complaint("c.state = 'TRIAGE'");
  const stating = await complaint("c.state = 'INVESTIGATING' and c.subject_kind = 'EXPERT'");
  const notified = await complaint("c.state = 'NOTIFIED'");
  const decided = await complaint("c.state = 'DECIDED'");
  const reviewing = await complaint("c.state = 'REVIEW_REQUESTED'");
  const reviewed = await complaint("c.state = 'REVIEWED'");
  const refused = await complaint("c.state = 'NOT_ACCEPTED'");
  const closed = await complaint("c.state = 'CLOSED' and c.reviewed_at is not null");
  const [contractor, supervision] = await Promise.all(
    ["contractor", "supervision"].map((kind) =>
      complaint(`c.state = 'INVESTIGATING' and '${kind}' = any (o.kinds)`),
    ),
  );
  const use = (state: string) =>
    ask(`select u.id, lower(e.number) as expert from title_use u join expert e on e.id = u.expert_id
      where u.state = '${state}' order by u.submitted_at limit 1`);
  const misuse = (state: string) =>
    ask(`select m.id, lower(e.number) as expert from title_misuse m join expert e on e.id = m.expert_id
      where m.state = '${state}' order by m.recorded_at limit 1`);
  const [open, consented, no] = [await use("SUBMITTED"), await use("CONSENTED"), await use("REFUSED")];
  const [recorded, confirmed] = [await misuse("RECORDED"), await misuse("CONFIRMED")];
  return {
    "/regulator/search": [
      at("station1", "/regulator/search"),
      at("bureau1", `/regulator/search?q=${encodeURIComponent("工程")}`, "found"),
      at("district-370202", `/regulator/search?q=${encodeURIComponent("没有这个")}`, "nothing"),
    ],
    "/regulator/search/save": [
      at("station1", `/regulator/search/save?address=${encodeURIComponent("/regulator/cases?queue=week")}`),
    ],
    "/contractor/search": [
      at(accountOf(contractor?.uscc), `/contractor/search?q=${encodeURIComponent("工程")}`),
    ],
    "/contractor/search/save": [
      at(accountOf(contractor?.uscc), "/contractor/search/save?address=/contractor/cases"),
    ],
    "/supervision/search": [
      at(accountOf(supervision?.uscc), `/supervision/search?q=${encodeURIComponent("工程")}`),
    ],
    "/supervision/search/save": [
      at(accountOf(supervision?.uscc), "/supervision/search/save?address=/supervision"),
    ],
    "/complaints": [{ address: "/complaints" }],
    "/complaints/new": [
      { address: "/complaints/new" },
      { as: stating.expert, address: "/complaints/new", variant: "signed-in" },
    ],
    "/complaints/query": [
      { address: "/complaints/query" },
      { address: "/complaints/query?done=asked", variant: "unknown" },
    ],
    [list]: [
      at("station1", list),
      at("station1", `${list}?list=mine`, "mine"),
      at("bureau1", `${list}?list=running`, "bureau"),
      at("station2", `${list}?list=done`, "done"),
    ],
    [`${list}/[id]`]: [
      at("station1", one(waiting)),
      at("bureau1", one(ofStation), "of-station"),
      at("station2", one(triaged), "triage"),
      at("station3", one(stating), "in-hand"),
      at("station1", one(stating), "colleague"),
      at("station2", one(notified), "notified"),
      at("station3", one(reviewing), "review"),
      at("station2", one(refused), "refused"),
      at("bureau1", one(closed), "closed"),
    ],
    [`${list}/[id]/[step]`]: [
      at("station1", one(waiting, "/take"), "take"),
      at("station2", one(triaged, "/triage"), "triage"),
      at("station2", one(triaged, "/refer"), "refer"),
      at("station3", one(stating, "/extend"), "extend"),
      at("station3", one(stating, "/decide"), "decide"),
      at("station3", one(stating, "/back"), "back"),
      at("bureau1", one(stating, "/relieve"), "relieve"),
      at("station3", one(decided, "/notify"), "notify"),
      at("station3", one(reviewing, "/review"), "review"),
      at("station1", one(reviewed, "/close"), "close"),
    ],
    [`${list}/[id]/author`]: [at("station3", one(stating, "/author"))],
    "/expert/complaints": [
      at(stating.expert ?? "", "/expert/complaints"),
      at(open.expert ?? "", "/expert/complaints", "empty"),
    ],
    "/expert/complaints/[id]": [
      at(stating.expert ?? "", `/expert/complaints/${stating.id}`),
      at(notified.expert ?? "", `/expert/complaints/${notified.id}`, "told"),
    ],
    "/contractor/complaints": [at(accountOf(contractor?.uscc), "/contractor/complaints")],
    "/contractor/complaints/[id]": [
      at(accountOf(contractor?.uscc), `/contractor/complaints/${contractor?.id}`),
    ],
    "/supervision/complaints": [at(accountOf(supervision?.uscc), "/supervision/complaints")],
    "/supervision/complaints/[id]": [
      at(accountOf(supervision?.uscc), `/supervision/complaints/${supervision?.id}`),
    ],
    "/expert/title-use": [
      at(no.expert ?? "", "/expert/title-use"),
      at(stating.expert ?? "", "/expert/title-use", "empty"),
    ],
    "/expert/title-use/new": [at(open.expert ?? "", "/expert/title-use/new")],
    "/expert/title-use/[id]": [
      at(open.expert ?? "", `/expert/title-use/${open.id}`),
      at(consented.expert ?? "", `/expert/title-use/${consented.id}`, "consented"),
    ],
    "/expert/title-use/misuse/[id]": [
      at(recorded.expert ?? "", `/expert/title-use/misuse/${recorded.id}`),
      at(confirmed.expert ?? "", `/expert/title-use/misuse/${confirmed.id}`, "confirmed"),
    ],
    "/regulator/title-use": [
      at("bureau1", "/regulator/title-use"),
      at("station1", "/regulator/title-use?list=misuse", "misuse"),
      at("station1", "/regulator/title-use?list=register", "register"),
    ],
    "/regulator/title-use/[id]": [
      at("bureau1", `/regulator/title-use/${open.id}`),
      at("station1", `/regulator/title-use/${consented.id}`, "consented"),
    ],
    "/regulator/title-use/misuse/new": [at("station1", "/regulator/title-use/misuse/new")],
    "/regulator/title-use/misuse/[id]": [
      at("station2", `/regulator/title-use/misuse/${recorded.id}`),
      at("station1", `/regulator/title-use/misuse/${confirmed.id}`, "confirmed"),
    ],
  };
};
