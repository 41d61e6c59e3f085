import type { OrganizationKind, PartyRole } from "@/db/schema";
import type { CityProject, CityUnit } from "../city";
import { nameMaker } from "../people/names";
import type { Random } from "../random";
import type { Units } from "../units/make-units";
import { templates } from "./item-templates";

const roads = ["澄海路", "望岳路", "听涛路", "鹭洲大街", "栖霞湾路", "沐风路", "砺石路", "景岚路", "临埠街"];
const worksOf: Record<"SZ" | "GD", readonly string[]> = {
  SZ: ["快速路工程", "综合管廊工程", "雨污分流改造工程", "跨河大桥工程", "道路提升工程", "净水厂扩建工程"],
  GD: ["轨道交通21号线土建工程", "轨道交通23号线土建工程", "轨道交通枢纽配套工程"],
};

/** Where the supervising authority sits: every district once in a round, the city itself twice. */
export interface Place {
  code: string;
  name: string;
}

/** Projects over all jurisdictions, each with every party it needs and a few hazardous items. */
export function makeProjects(
  random: Random,
  units: Units,
  places: readonly Place[],
  count: number,
  itemsEach: number,
): CityProject[] {
  const contact = nameMaker(random.fork("contacts"));
  const cast = castOf(units);
  const round = [places[0]!, ...places];
  return Array.from({ length: count }, (_, index): CityProject => {
    const library = index % 3 === 1 ? "GD" : "SZ";
    const contractor = contractorOf(cast.contractor, index);
    const place = round[index % round.length]!;
    const road = random.pick(roads);
    const section = Math.floor(index / 7) + 1;
    const works = random.pick(worksOf[library]);
    const party = (role: PartyRole, unit: CityUnit) => ({
      id: random.id(),
      role,
      unitId: unit.id,
      contactName: contact(),
    });
    const others = cast.contractor.filter((unit) => unit !== contractor);
    return {
      id: random.id(),
      organizationId: contractor.id,
      name: library === "GD" ? `${works}${section}标段` : `${road}${works}（${section}标段）`,
      address: `${place.name}${road}${random.between(1, 280)}号周边`,
      library,
      jurisdictionCode: place.code,
      parties: [
        party("owner", random.pick(cast.owner)),
        party("survey", random.pick(cast.survey)),
        party("design", random.pick(cast.design)),
        party("contractor", contractor),
        party("supervision", cast.supervision[index % cast.supervision.length]!),
        party("monitoring", random.pick(cast.monitoring)),
        party("testing", random.pick(cast.testing)),
        ...(index % 2 === 0 && others.length > 0 ? [party("subcontractor", random.pick(others))] : []),
        ...(index % 5 === 0 ? [party("plan_author", random.pick(cast.design))] : []),
      ],
      items: items(random, library, itemsEach),
    };
  });
}

function items(random: Random, library: "SZ" | "GD", count: number): CityProject["items"] {
  const [common, ...rest] = templates[library];
  const order = [common!, ...random.shuffle(rest)];
  return Array.from({ length: count }, (_, index) => ({
    id: random.id(),
    ...order[index % order.length]!(random),
    // The chainage tells one from another where the same part is built several times.
    chainage: chainage(index, random),
  }));
}

function chainage(index: number, random: Random): string {
  const start = index * 180 + random.between(0, 60);
  const write = (at: number) => `K${Math.floor(at / 1000)}+${String(at % 1000).padStart(3, "0")}`;
  return `${write(start)}～${write(start + random.between(40, 110))}`;
}

/** Half of the projects belong to the first three contractors, which people log in as. */
function contractorOf(contractors: readonly CityUnit[], index: number): CityUnit {
  const at =
    index % 2 === 0 ? (index / 2) % 3 : 3 + (((index - 1) / 2) % Math.max(1, contractors.length - 3));
  return contractors[at % contractors.length]!;
}

type Cast = Record<Exclude<OrganizationKind, "other">, CityUnit[]>;

function castOf(units: Units): Cast {
  const all = [...units.trade, ...units.branches];
  const of = (kind: OrganizationKind) => all.filter((unit) => unit.kinds.includes(kind));
  return {
    owner: of("owner"),
    survey: of("survey"),
    design: of("design"),
    contractor: of("contractor"),
    supervision: of("supervision"),
    monitoring: of("monitoring"),
    testing: of("testing"),
  };
}
