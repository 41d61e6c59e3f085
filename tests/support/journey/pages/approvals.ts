import type { PageArea, Shown } from "./area";

type Found = { id: string; uscc: string; supervision: string; round: string; leader: string; member: string };

/** What follows the conclusion: revision, leader's opinion, approval, site page, emergency lane. */
export const approvalPages: PageArea = async ({ database: { owner }, accounts }) => {
  const find = async (where: string): Promise<Found> => {
    const [row] = (await owner.unsafe(
      `select c.id, o.uscc, r.id as round,
        (select s.uscc from project_party p join organization s on s.id = p.organization_id
          where p.project_id = c.project_id and p.role = 'supervision' and p.removed_at is null limit 1) as supervision,
        (select lower(e.number) from leader_election l join invitation i on i.id = l.leader_invitation_id
          join expert e on e.id = i.expert_id where l.case_id = c.id and l.state = 'DECIDED') as leader,
        (select lower(e.number) from invitation i join expert e on e.id = i.expert_id
          where i.case_id = c.id and i.state = 'ATTENDED' and not exists (
            select from leader_election l where l.leader_invitation_id = i.id) order by e.number limit 1) as member
      from review_case c join organization o on o.id = c.organization_id
      left join lateral (select * from revision_round r where r.case_id = c.id order by r.round desc limit 1) r on true
      left join lateral (select * from approval a where a.case_id = c.id order by a.ordinal desc limit 1) a on true
      where ${where} order by c.number limit 1`,
    )) as unknown as Found[];
    if (!row) throw new Error(`the city has no case where ${where}`);
    return row;
  };
  const [revising, again, reviewing, asking, refused, asked, granted, laned, admitted] = await Promise.all([
    find("c.state = 'REVISION' and r.id is null"),
    find("c.state = 'REVISION' and r.state = 'LEADER_REVIEW' and r.round = 2"),
    find("c.state = 'REVISION' and r.state = 'LEADER_REVIEW' and r.round = 1 and r.overdue_at is null"),
    find("c.state = 'APPROVAL' and a.id is null"),
    find("c.state = 'APPROVAL' and a.state = 'REJECTED'"),
    find("c.state = 'APPROVAL' and a.state = 'SUPERVISOR_REVIEW'"),
    find("c.state = 'APPROVED' and r.id is not null"),
    find("exists (select from emergency_lane l where l.case_id = c.id)"),
    find("c.state = 'ADMITTED'"),
  ]);
  const [site] = await owner`select site_code as code from approval where site_code is not null limit 1`;
  const operator = (uscc: string) => {
    const account = accounts.find((one) => one.uscc === uscc && !one.locked);
    if (!account) throw new Error("a unit of the city without an account");
    return account.username;
  };
  const own = (one: Found, below: string, variant?: string): Shown => ({
    variant,
    as: operator(one.uscc),
    address: `/contractor/cases/${one.id}/${below}`,
  });
  const supervised = (one: Found, variant?: string): Shown => ({
    variant,
    as: operator(one.supervision),
    address: `/supervision/cases/${one.id}/approval`,
  });
  const station = (one: Found, below: string, variant?: string): Shown => ({
    variant,
    as: "station1",
    address: `/regulator/cases/${one.id}/${below}`,
  });
  const expert = (one: Found, as: string, below = "", variant?: string): Shown => ({
    variant,
    as,
    address: `/expert/revisions/${one.round}${below}`,
  });
  return {
    "/contractor/cases/[id]/revision": [
      own(revising, "revision"),
      own(reviewing, "revision", "with-leader"),
      own(again, "revision", "again"),
    ],
    "/contractor/cases/[id]/revision/check": [own(revising, "revision/check")],
    "/contractor/cases/[id]/approval": [
      own(asking, "approval"),
      own(refused, "approval", "refused"),
      own(asked, "approval", "asked"),
      own(granted, "approval", "granted"),
    ],
    "/contractor/cases/[id]/substantial": [own(granted, "substantial")],
    "/expert/revisions/[id]": [
      expert(reviewing, reviewing.leader),
      expert(again, again.member, "", "member"),
    ],
    "/expert/revisions/[id]/opinion": [expert(reviewing, reviewing.leader, "/opinion")],
    "/expert/revisions/[id]/opinion/check": [expert(reviewing, reviewing.leader, "/opinion/check")],
    "/supervision/cases/[id]/approval": [
      supervised(asked),
      supervised(refused, "refused"),
      supervised(granted, "granted"),
    ],
    "/regulator/cases/[id]/approval": [station(asked, "approval"), station(granted, "approval", "granted")],
    "/regulator/cases/[id]/emergency": [station(laned, "emergency"), station(admitted, "emergency", "none")],
    "/regulator/emergencies": [{ as: "station1", address: "/regulator/emergencies" }],
    "/site/[code]": [
      { address: `/site/${site?.code}` },
      { variant: "unknown", address: "/site/0123456789abcdef0123456789abcdef" },
    ],
  };
};
