import type { RunningCity } from "../use-city";
import type { PageArea, Shown } from "./area";

/** Applications in each step as the station sees them, the publicity as everybody does, and the onboarding. */
export const appointmentPages: PageArea = async (city) => {
  const find = finder(city);
  const submitted = await find("a.state = 'SUBMITTED'");
  const returned = await find("a.state = 'RETURNED' and a.return_items is not null");
  const reviewed = await find("a.state = 'UNDER_REVIEW'");
  const published = await find("a.state = 'PUBLICITY' and a.publicity_to > app_now()");
  const contested = await find("a.state = 'OBJECTION'");
  const appointed = await find(
    "a.state = 'APPROVED' and exists (select from publicity_objection o where o.application_id = a.id)",
  );
  const open = await objectionOf(city, contested, "OPEN");
  const answered = await objectionOf(city, appointed, "DISMISSED");
  const list = "/regulator/applications";
  const at = (as: string, address: string, variant?: string): Shown => ({
    as,
    address,
    ...(variant ? { variant } : {}),
  });
  const one = (id: string, below = "") => `${list}/${id}${below}`;
  return {
    [list]: [
      at("station1", list),
      at("bureau1", `${list}?tab=done`, "done"),
      at("station1", `${list}?tab=review`, "review"),
      at("station1", `${list}?keyword=${encodeURIComponent("没有这个人")}`, "empty"),
    ],
    [`${list}/[id]`]: [
      at("station1", one(submitted)),
      at("station2", one(returned, "?done=returned"), "returned"),
      at("station2", one(reviewed), "review"),
      at("station3", one(contested), "objected"),
      at("bureau1", one(appointed), "appointed"),
    ],
    [`${list}/[id]/check`]: [at("station2", one(submitted, "/check"))],
    [`${list}/[id]/opinion/[specialty]`]: [at("station2", one(reviewed, "/opinion/SZ-JK"))],
    [`${list}/[id]/objections`]: [at("station3", one(contested, "/objections"))],
    [`${list}/[id]/objections/[objectionId]`]: [
      at("station3", one(contested, `/objections/${open}`)),
      at("station1", one(contested, `/objections/${open}`), "reviewer"),
      at("bureau1", one(appointed, `/objections/${answered}`), "answered"),
    ],
    "/publicity": [{ address: "/publicity" }],
    "/publicity/[id]": [{ address: `/publicity/${published}` }],
    "/publicity/[id]/object": [{ address: `/publicity/${published}/object` }],
    "/publicity/objection": [{ address: "/publicity/objection" }],
    "/expert/onboarding": [at("applicant2", "/expert/onboarding")],
  };
};

function finder(city: RunningCity) {
  return async (where: string): Promise<string> => {
    const [found] = await city.database.owner.unsafe(
      `select a.id from expert_application a where ${where} order by a.number limit 1`,
    );
    if (!found) throw new Error(`the city has no application: ${where}`);
    return found.id as string;
  };
}

async function objectionOf(city: RunningCity, applicationId: string, state: string): Promise<string> {
  const [found] = await city.database.owner`select id from publicity_objection
    where application_id = ${applicationId} and state = ${state} order by received_at desc limit 1`;
  if (!found) throw new Error(`no objection is ${state}`);
  return found.id as string;
}
