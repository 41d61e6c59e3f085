import type { PageArea } from "./area";

/** The pool's lists, the public's and the regulators', and the station's imports in every state. */
export const poolListPages: PageArea = async (city) => {
  const [refused] = await city.database.owner`select id from bulk_import where state = 'REFUSED' limit 1`;
  const [ready] = await city.database.owner`select id from bulk_import where state = 'PREVIEWED' limit 1`;
  const [done] = await city.database.owner`select id from bulk_import where state = 'COMMITTED' limit 1`;
  const [busiest] = await city.database.owner`
    select e.number from expert e join invitation i on i.expert_id = e.id join review_case c on c.id = i.case_id
    where i.state = 'ACCEPTED' and c.panel_formed_at is not null
    group by e.number order by count(*) filter (where c.meeting_to < app_now()) desc, e.number limit 1`;
  const as = "station1";
  return {
    "/experts": [{ address: "/experts" }, { address: "/experts?keyword=zzzzzz", variant: "none" }],
    "/experts/[number]": [{ address: `/experts/${busiest?.number}` }],
    "/regulator/experts": [
      { as, address: "/regulator/experts" },
      { as: "district-370202", address: "/regulator/experts?standing=ACTIVE&sort=name", variant: "district" },
    ],
    "/regulator/imports": [
      { as, address: "/regulator/imports" },
      { as, address: "/regulator/imports?kind=units&problem=MERGED", variant: "problem" },
    ],
    "/regulator/imports/[id]": [
      { as, address: `/regulator/imports/${refused?.id}`, variant: "refused" },
      { as, address: `/regulator/imports/${ready?.id}`, variant: "ready" },
      { as, address: `/regulator/imports/${done?.id}`, variant: "done" },
    ],
  };
};
