import type { PageArea, Shown } from "./area";

/** A member's desk while the plan is read, and the opinions where others read them. */
export const opinionPages: PageArea = async ({ database, accounts }) => {
  const [found] = (await database.owner.unsafe(
    `select lower(e.number) as name, c.id, f.id as plan, o.uscc from review_case c
     join organization o on o.id = c.organization_id
     join invitation i on i.case_id = c.id and i.state = 'ACCEPTED' join expert e on e.id = i.expert_id
     join stored_file f on f.case_id = c.id and f.kind = 'plan' and f.state = 'AVAILABLE'
     where c.state = 'PRE_REVIEW' and c.meeting_from > app_now() order by c.id, e.number limit 1`,
  )) as unknown as { name: string; id: string; plan: string; uscc: string }[];
  if (!found) throw new Error("the city has no released plan");
  const { name, id, plan, uscc } = found;
  const [drafted] = (await database.owner.unsafe(
    `select lower(e.number) as name, i.case_id as id from opinion o join invitation i on i.id = o.invitation_id
     join expert e on e.id = i.expert_id join review_case c on c.id = i.case_id
     where o.state = 'DRAFT' and i.state = 'ACCEPTED' and c.state = 'PRE_REVIEW' order by o.id limit 1`,
  )) as unknown as { name: string; id: string }[];
  if (!drafted) throw new Error("the city has no opinion in the making");
  const applicant = accounts.find((one) => one.uscc === uscc && !one.locked)?.username;
  const at = (below: string, variant?: string): Shown => ({
    as: name,
    address: `/expert/cases/${id}${below}`,
    ...(variant ? { variant } : {}),
  });
  return {
    "/expert/cases/[id]": [at("")],
    "/expert/cases/[id]/plan/[fileId]": [at(`/plan/${plan}`)],
    "/expert/cases/[id]/opinion": [at("/opinion"), at("/opinion?rows=3", "rows")],
    "/expert/cases/[id]/opinion/check": [
      { as: drafted.name, address: `/expert/cases/${drafted.id}/opinion/check` },
    ],
    "/expert/cases/[id]/opinion/scan": [at("/opinion/scan"), at("/opinion/scan?problem=TYPE", "wrong")],
    "/expert/cases/[id]/opinions": [at("/opinions")],
    ...(applicant
      ? {
          "/contractor/cases/[id]/opinions": [{ as: applicant, address: `/contractor/cases/${id}/opinions` }],
        }
      : {}),
    "/regulator/cases/[id]/opinions": [{ as: "station1", address: `/regulator/cases/${id}/opinions` }],
  };
};
