import type { PageArea, Shown } from "./area";

/** Notices and the library, as the public, the roles and the station see them. */
export const publicationPages: PageArea = async (city) => {
  const id = async (where: string): Promise<string> => {
    const [row] = (await city.database.owner.unsafe(
      `select id from publication where ${where} order by drafted_at limit 1`,
    )) as unknown as { id: string }[];
    if (!row) throw new Error(`the city has nothing published where ${where}`);
    return row.id;
  };
  const forAll = await id("state = 'PUBLISHED' and 'public' = any (audience)");
  const required = await id("state = 'PUBLISHED' and required");
  const draft = await id("state = 'DRAFT'");
  const withdrawn = await id("state = 'WITHDRAWN'");
  const [expert] = (await city.database.owner.unsafe(
    `select lower(e.number) as account from publication_read r join expert e on e.person_id = r.person_id order by e.number limit 1`,
  )) as unknown as { account: string }[];
  const supervisor = city.accounts.find(
    ({ username, locked }) => username.startsWith("supervision") && !locked,
  );
  const library = (role: string, as: string | undefined): Record<string, Shown[]> => ({
    [`/${role}/library`]: [{ as, address: `/${role}/library` }],
    [`/${role}/library/[id]`]: [{ as, address: `/${role}/library/${forAll}` }],
  });
  const at = "/regulator/publications";
  return {
    "/announcements": [
      { address: "/announcements" },
      { variant: "none", address: "/announcements?kind=TRAINING" },
    ],
    "/announcements/[id]": [{ address: `/announcements/${forAll}` }],
    ...library("contractor", "contractor1"),
    ...library("supervision", supervisor?.username),
    "/expert/library": [{ as: expert?.account, address: "/expert/library" }],
    "/expert/library/[id]": [
      { as: expert?.account, address: `/expert/library/${forAll}` },
      { variant: "confirmed", as: expert?.account, address: `/expert/library/${required}` },
    ],
    [at]: [
      { as: "station1", address: at },
      { variant: "drafts", as: "station1", address: `${at}?state=DRAFT` },
      { variant: "read", as: "bureau1", address: at },
    ],
    [`${at}/new`]: [{ as: "station1", address: `${at}/new` }],
    [`${at}/[id]`]: [
      { as: "station1", address: `${at}/${required}` },
      { variant: "draft", as: "station1", address: `${at}/${draft}` },
      { variant: "withdrawn", as: "station1", address: `${at}/${withdrawn}` },
    ],
    [`${at}/[id]/readers`]: [
      { as: "station1", address: `${at}/${required}/readers` },
      { variant: "read", as: "station1", address: `${at}/${required}/readers?list=read` },
    ],
  };
};
