import type { PageArea, Shown } from "./area";

/** Everybody's messages and switches, the texts, and what did not arrive. */
export const messagePages: PageArea = async (city) => {
  const ask = async (query: string): Promise<Record<string, string>> => {
    const [row] = (await city.database.owner.unsafe(query)) as unknown as Record<string, string>[];
    if (!row) throw new Error(`the city has nothing for: ${query}`);
    return row;
  };
  const told =
    await ask(`select lower(e.number) as account from notice n join expert e on e.person_id = n.person_id
    where n.desk = 'expert' and n.visible_from <= app_now() order by n.visible_from desc, n.id limit 1`);
  const lost = await ask(
    "select id from sms_message where state in ('FAILED', 'UNDELIVERED') order by created_at, id limit 1",
  );
  const supervisor = city.accounts.find(
    ({ username, locked }) => username.startsWith("supervision") && !locked,
  );
  const inbox = (role: string, as: string | undefined): Record<string, Shown[]> => ({
    [`/${role}/inbox`]: [
      { as, address: `/${role}/inbox?list=all` },
      { variant: "unread", as, address: `/${role}/inbox` },
    ],
    [`/${role}/inbox/settings`]: [{ as, address: `/${role}/inbox/settings` }],
  });
  return {
    ...inbox("contractor", "contractor1"),
    ...inbox("expert", told.account),
    ...inbox("supervision", supervisor?.username),
    ...inbox("regulator", "station1"),
    "/regulator/messages/undelivered": [
      { as: "station1", address: "/regulator/messages/undelivered" },
      { variant: "done", as: "station1", address: "/regulator/messages/undelivered?list=done" },
    ],
    "/regulator/messages/undelivered/[id]": [
      { as: "station1", address: `/regulator/messages/undelivered/${lost.id}` },
    ],
    "/regulator/messages/templates": [{ as: "station1", address: "/regulator/messages/templates" }],
    "/admin/message-templates": [{ as: "admin-system", address: "/admin/message-templates" }],
  };
};
