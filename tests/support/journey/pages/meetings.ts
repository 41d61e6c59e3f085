import type { PageArea } from "./area";

type Standing = { id: string; uscc: string; expert: string };

/** Meetings of panels that stand: those whose plan is released first. */
export const meetingPages: PageArea = async (city) => {
  const found = (await city.database.owner`
    select c.id, o.uscc, (select lower(e.number) from invitation i join expert e on e.id = i.expert_id
        where i.case_id = c.id and i.state = 'ACCEPTED' order by i.id limit 1) as expert
    from review_case c join organization o on o.id = c.organization_id
    where c.state in ('PANEL_FORMED', 'PRE_REVIEW') order by c.state desc, c.id`) as unknown as Standing[];
  const [standing] = found.flatMap((one) => {
    const account = city.accounts.find(({ uscc, locked }) => uscc === one.uscc && !locked);
    return account ? [{ ...one, contractor: account.username }] : [];
  });
  if (!standing) throw new Error("the city has no panel that stands");
  const desk = `/contractor/cases/${standing.id}/meeting`;
  const own = (below = "") => [{ as: standing.contractor, address: `${desk}${below}` }];
  return {
    "/m/[code]": [{ address: `/m/${"0".repeat(32)}` }],
    "/expert/meetings/[id]": [{ as: standing.expert, address: `/expert/meetings/${standing.id}` }],
    "/contractor/cases/[id]/meeting": own(),
    "/contractor/cases/[id]/meeting/move": own("/move"),
    "/contractor/cases/[id]/meeting/suspend": own("/suspend"),
    "/contractor/cases/[id]/meeting/attendees": own("/attendees"),
    "/regulator/cases/[id]/leader": [{ as: "station1", address: `/regulator/cases/${standing.id}/leader` }],
  };
};
