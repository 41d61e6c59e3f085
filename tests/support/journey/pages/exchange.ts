import type { PageArea } from "./area";

/** The open interface as the administrators see it. */
export const exchangePages: PageArea = async (city) => {
  const idOf = async (where: string): Promise<string> => {
    const [row] = (await city.database.owner.unsafe(
      `select id from exchange_token where ${where} order by issued_at limit 1`,
    )) as unknown as { id: string }[];
    if (!row) throw new Error(`the city has no token: ${where}`);
    return row.id;
  };
  const [valid, revoked] = [await idOf("revoked_at is null"), await idOf("revoked_at is not null")];
  const as = "admin-security";
  return {
    "/admin/interface": [{ as, address: "/admin/interface" }],
    "/admin/interface/new": [{ as, address: "/admin/interface/new" }],
    "/admin/interface/issued": [{ as, address: "/admin/interface/issued" }],
    "/admin/interface/[id]": [
      { as, address: `/admin/interface/${valid}` },
      { as, address: `/admin/interface/${revoked}`, variant: "revoked" },
    ],
    "/admin/interface/reference": [
      { as: "admin-system", address: "/admin/interface/reference" },
      { as, address: "/admin/interface/reference", variant: "security" },
    ],
  };
};
