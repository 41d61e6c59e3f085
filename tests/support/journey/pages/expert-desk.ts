import { composeUscc } from "../../../../src/features/organizations/uscc";
import type { RunningCity } from "../use-city";
import type { PageArea, Shown } from "./area";

/** The expert's own desk: somebody who has sat on a panel, somebody on leave, somebody asked just now. */
export const expertDeskPages: PageArea = async (city) => {
  const row = rowsOf(city);
  const member = await row(
    `select lower(e.number) as name, a.id, x.id as employment from attestation a join expert e on e.id = a.expert_id
     join expert_employment x on x.expert_id = e.id and x.superseded_at is null and x.valid_to is null and x.main = 'yes'
     order by a.issued_at, a.id limit 1`,
  );
  const away = await row(
    `select lower(e.number) as name, l.id from expert_leave l join expert e on e.id = l.expert_id
     where l.cancelled_at is null and l.leave_to >= (app_now() at time zone 'Asia/Shanghai')::date order by l.id limit 1`,
  );
  const asked = await row(
    `select lower(e.number) as name from invitation i join expert e on e.id = i.expert_id
     where i.state = 'DELIVERED' and i.deadline > app_now() order by i.deadline desc, i.id limit 1`,
  );
  const recorded = await row(
    `select lower(e.number) as name from conduct_record c join expert e on e.id = c.expert_id order by c.id limit 1`,
  );
  const interested = await row(
    `select lower(e.number) as name, i.id from expert_interest i join expert e on e.id = i.expert_id
     where i.superseded_at is null and i.valid_to is null and e.id not in (select expert_id from expert_departure)
     order by i.id limit 1`,
  );
  const [day] = (await city.database.owner`
    select to_char(app_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today,
      to_char(app_now() at time zone 'Asia/Shanghai' + interval '10 days', 'YYYY-MM-DD') as later`) as unknown as {
    today: string;
    later: string;
  }[];
  const at = (one: { name: string }, address: string, variant?: string): Shown => ({
    as: one.name,
    address,
    ...(variant ? { variant } : {}),
  });
  const move = new URLSearchParams({
    kind: "move",
    employmentId: member.employment ?? "",
    lastDay: day?.today ?? "",
    uscc: composeUscc({ authority: "91", region: "370202", body: "MA3D9999" }),
    name: "青岛海岸岩土工程勘察设计有限公司",
    from: day?.today ?? "",
  });
  const days = `from=${day?.today}&to=${day?.later}`;
  const employment = "/expert/profile/employment";
  const preferences = "/expert/profile/preferences";
  return {
    "/expert/profile": [at(member, "/expert/profile"), at(away, "/expert/profile?done=confirmed", "done")],
    [employment]: [
      at(member, employment),
      at(member, `${employment}?kind=move`, "move"),
      at(member, `${employment}?kind=side`, "side"),
    ],
    [`${employment}/check`]: [at(member, `${employment}/check?${move}`)],
    "/expert/profile/interests": [
      at(interested, "/expert/profile/interests"),
      at(interested, "/expert/profile/interests?done=declared", "declared"),
      at(member, "/expert/profile/interests", "none"),
    ],
    "/expert/profile/interests/new": [at(member, "/expert/profile/interests/new")],
    "/expert/profile/interests/[id]/end": [at(interested, `/expert/profile/interests/${interested.id}/end`)],
    "/expert/profile/title": [at(member, "/expert/profile/title")],
    "/expert/profile/confirm": [at(member, "/expert/profile/confirm")],
    [preferences]: [at(member, preferences)],
    [`${preferences}/check`]: [
      at(member, `${preferences}/check?districts=370202&districts=370203&daysOff=1&monthlyCap=4&basis=`),
    ],
    "/expert/leave": [at(away, "/expert/leave"), at(member, "/expert/leave", "none")],
    "/expert/leave/new": [at(member, "/expert/leave/new")],
    "/expert/leave/check": [at(asked, `/expert/leave/check?${days}`)],
    "/expert/leave/[id]/cancel": [at(away, `/expert/leave/${away.id}/cancel`)],
    "/expert/records": [at(member, "/expert/records"), at(recorded, "/expert/records", "recorded")],
    "/expert/attestations/new": [at(member, "/expert/attestations/new")],
    "/expert/attestations/[id]": [at(member, `/expert/attestations/${member.id}`)],
    "/expert/resign": [at(asked, "/expert/resign")],
    "/expert/resign/check": [at(asked, "/expert/resign/check")],
  };
};

function rowsOf(city: RunningCity) {
  return async (query: string): Promise<{ name: string; id?: string; employment?: string }> => {
    const [found] = await city.database.owner.unsafe(query);
    if (!found) throw new Error(`the city has none: ${query}`);
    return found as unknown as { name: string };
  };
}
