import { prepareDelegate } from "../../../../src/features/organizations";
import type { PageArea } from "./area";

/** The register for the station and the others, a unit's delegates, and the delegates' own pages. */
export const organizationPages: PageArea = async (city) => {
  const ask = async (query: string): Promise<Record<string, string>> => {
    const [row] = (await city.database.owner.unsafe(query)) as unknown as Record<string, string>[];
    if (!row) throw new Error(`the city has nothing for: ${query}`);
    return row;
  };
  const renamed = await ask(
    "select organization_id as id from organization_name group by 1 order by count(*) desc, 1 limit 1",
  );
  const minority = await ask(
    "select owned_id as id, id as share from ownership where percent = 20 and valid_from = '2018-01-01' and superseded_at is null",
  );
  const stop = await ask("select id from organization where stop_node order by id limit 1");
  const branch = await ask("select id from organization where branch_of is not null order by id limit 1");
  const bare = await ask(
    `select id from organization o where branch_of is null and not stop_node and not exists (
      select from ownership s where o.id in (s.owner_id, s.owned_id)) order by id limit 1`,
  );
  const open = await ask(
    "select id from organization_delegate where ended_at is null and accepted_at is not null order by granted_at limit 1",
  );
  const pending = await ask(
    "select id from organization_delegate where ended_at is null and accepted_at is null limit 1",
  );
  const uscc = city.accounts.find(({ username }) => username === "contractor1")?.uscc ?? "";
  const own = await ask(
    `select id, name, to_char(app_now(), 'YYYY-MM-DD') as day from organization where uscc = '${uscc}'`,
  );
  const grant = await prepareDelegate(
    {
      now: new Date(`${own.day}T04:00:00Z`),
      requestId: "page-table",
      actor: {
        kind: "user",
        id: "page-table",
        personId: "page-table",
        name: "page-table",
        role: "contractor",
        organizationId: own.id ?? "",
        organizationName: own.name ?? "",
        rights: null,
        expertId: null,
        post: null,
        jurisdiction: null,
      },
    },
    {
      name: "欧阳某",
      idNumber: "000000199003070030",
      rights: ["FILE"],
      validFrom: own.day ?? "",
      validTo: own.day ?? "",
    },
  );
  const at = (address: string, as: string, variant?: string) => ({
    as,
    address,
    ...(variant ? { variant } : {}),
  });
  const unit = (one: Record<string, string>, below = "") => `/regulator/organizations/${one.id}${below}`;
  const share = (what: string) => unit(minority, `/ownership/${minority.share}/${what}`);
  const delegates = "/contractor/delegates";
  return {
    "/regulator/organizations": [
      at("/regulator/organizations", "station1"),
      at(`/regulator/organizations?keyword=${encodeURIComponent("磐渡建设控股")}`, "bureau1", "former"),
      at("/regulator/organizations?keyword=%E4%B8%8D%E5%AD%98%E5%9C%A8", "district-370202", "empty"),
    ],
    "/regulator/organizations/[id]": [
      at(unit(renamed), "station1"),
      at(unit(minority, "?done=share"), "station1", "minority"),
      at(unit(stop), "bureau1", "stop"),
      at(unit(branch), "district-370202", "branch"),
      at(unit(bare), "station1", "bare"),
    ],
    "/regulator/organizations/[id]/edit": [at(unit(branch, "/edit"), "station1")],
    "/regulator/organizations/[id]/rename": [at(unit(renamed, "/rename"), "station1")],
    "/regulator/organizations/[id]/ownership/new": [at(unit(bare, "/ownership/new"), "station1")],
    "/regulator/organizations/[id]/ownership/[shareId]/end": [at(share("end"), "station1")],
    "/regulator/organizations/[id]/ownership/[shareId]/correct": [at(share("correct"), "station1")],
    "/contractor/delegates": [
      at(delegates, "contractor1"),
      at(`${delegates}?done=granted`, "contractor2", "granted"),
      at(delegates, "contractor3", "empty"),
    ],
    "/contractor/delegates/new": [at(`${delegates}/new`, "contractor1")],
    "/contractor/delegates/check": [
      at(`${delegates}/check?grant=${encodeURIComponent(grant)}`, "contractor1"),
    ],
    "/contractor/delegates/[id]/end": [at(`${delegates}/${open.id}/end`, "contractor1")],
    "/contractor/rights": [
      at("/contractor/rights?need=DRAW", "delegate2"),
      at("/contractor/rights", "contractor1", "unit"),
    ],
    "/delegations": [at("/delegations", "delegate2"), at("/delegations", "station1", "none")],
    "/delegations/[id]/resign": [at(`/delegations/${pending.id}/resign`, "delegate2")],
  };
};
