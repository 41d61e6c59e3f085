import { idNumberHash } from "../../../../src/features/accounts";
import type { RunningCity } from "../use-city";
import type { PageArea, Shown } from "./area";

/** Applying as the applicants see it, and the station's windows and invitations. */
export const applicationPages: PageArea = async (city) => {
  const find = finder(city);
  const [half, returned, submitted, published, approved, refused, renewal] = await Promise.all([
    find("a.state = 'DRAFT' and a.kind = 'NEW' and a.title is not null"),
    find("a.state = 'RETURNED'"),
    find("a.state = 'SUBMITTED'"),
    find("a.state = 'PUBLICITY'"),
    find("a.state = 'APPROVED'"),
    find("a.state = 'REJECTED'"),
    find("a.state = 'DRAFT' and a.kind = 'RENEWAL'"),
  ]);
  const at = (one: Own, below = "", variant?: string): Shown => ({
    as: one.as,
    address: `/apply/${one.id}${below}`,
    ...(variant ? { variant } : {}),
  });
  const station = (address: string, variant?: string): Shown => ({
    as: "station1",
    address: `/regulator/${address}`,
    ...(variant ? { variant } : {}),
  });
  const [open] = await city.database
    .owner`select id from campaign where kind = 'NEW' and closed_at is null order by created_at limit 1`;
  const [over] = await city.database.owner`select id from campaign where closed_at is not null limit 1`;
  const [invitation] = await city.database.owner`select s.id from special_invitation s
    where s.revoked_at is null and not exists (select from expert_application a where a.special_invitation_id = s.id) limit 1`;
  const [employment] = await city.database
    .owner`select id from application_employment where application_id = ${half.id} limit 1`;
  const check = new URLSearchParams({
    kind: "NEW",
    title: "2027年上半年专家集中申报",
    notice: "面向相关专业的技术人员。",
    libraries: "SZ",
    opensOn: "2027-03-01",
    closesOn: "2027-04-30",
  });
  return {
    "/apply": [
      { address: "/apply" },
      { variant: "person", as: "applicant1", address: "/apply" },
      { variant: "running", as: returned.as, address: "/apply" },
      { variant: "unit", as: "contractor1", address: "/apply" },
      { variant: "refused", as: refused.as, address: "/apply" },
    ],
    "/apply/new": [{ as: "applicant1", address: `/apply/new?campaign=${open?.id}` }],
    "/apply/[id]": [
      at(half),
      at(half, "?saved=title", "saved"),
      at(returned, "", "returned"),
      at(renewal, "", "renewal"),
      at(submitted, "", "submitted"),
      at(published, "", "published"),
      at(approved, "", "approved"),
      at(refused, "", "rejected"),
    ],
    "/apply/[id]/title": [at(half, "/title"), at(returned, "/title", "returned")],
    "/apply/[id]/work": [at(half, "/work")],
    "/apply/[id]/employments": [at(half, "/employments?done=saved"), at(renewal, "/employments", "renewal")],
    "/apply/[id]/employments/new": [at(half, "/employments/new")],
    "/apply/[id]/employments/[employmentId]": [at(half, `/employments/${employment?.id}`)],
    "/apply/[id]/specialties": [at(half, "/specialties"), at(returned, "/specialties", "asked")],
    "/apply/[id]/specialties/new": [at(half, "/specialties/new")],
    "/apply/[id]/specialties/[code]": [at(returned, "/specialties/SZ-QZ")],
    "/apply/[id]/evidence": [
      at(returned, "/evidence"),
      at(half, "/evidence", "none"),
      at(returned, "/evidence?problem=TYPE", "refused"),
    ],
    "/apply/[id]/interests": [at(half, "/interests")],
    "/apply/[id]/interests/new": [at(half, "/interests/new")],
    "/apply/[id]/undertakings": [at(half, "/undertakings")],
    "/apply/[id]/check": [at(returned, "/check"), at(half, "/check", "lacking")],
    "/apply/[id]/submitted": [at(submitted, "/submitted")],
    "/apply/[id]/withdraw": [at(half, "/withdraw")],
    "/regulator/campaigns": [station("campaigns")],
    "/regulator/campaigns/new": [station("campaigns/new")],
    "/regulator/campaigns/check": [station(`campaigns/check?${check}`)],
    "/regulator/campaigns/[id]": [
      station(`campaigns/${open?.id}?done=published`),
      station(`campaigns/${over?.id}`, "closed"),
    ],
    "/regulator/campaigns/[id]/close": [station(`campaigns/${open?.id}/close`)],
    "/regulator/special-invitations": [station("special-invitations")],
    "/regulator/special-invitations/new": [station("special-invitations/new")],
    "/regulator/special-invitations/[id]/revoke": [station(`special-invitations/${invitation?.id}/revoke`)],
  };
};

interface Own {
  readonly id: string;
  /** The account of whoever applies. */
  readonly as: string;
}

function finder(city: RunningCity) {
  const accounts = new Map(
    city.accounts
      .filter(({ userType }) => userType === "natural")
      .map(({ idNumber, username }) => [idNumberHash(idNumber), username]),
  );
  return async (where: string): Promise<Own> => {
    const [found] = await city.database.owner.unsafe(
      `select a.id, p.id_number_hash as person from expert_application a join person p on p.id = a.person_id
       where ${where} order by a.created_at limit 1`,
    );
    const as = accounts.get(found?.person as string);
    if (!found || !as) throw new Error(`the city has no application: ${where}`);
    return { id: found.id as string, as };
  };
}
