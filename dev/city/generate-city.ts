import type { City, CitySize } from "./city";
import { makeIdentities } from "./people/identities";
import { makeExperts } from "./people/make-experts";
import { makeStaff } from "./people/make-staff";
import { Random } from "./random";
import { makeOwnership } from "./units/make-ownership";
import { makeUnits } from "./units/make-units";
import { makeProjects } from "./works/make-projects";
import { places } from "./works/places";

/** Fewer units than kinds would leave a project without a party. */
const fewestUnits = 14;

const applicantCount = 10;

/**
 * A whole synthetic city, the same for the same size and seed. Names, numbers and ids depend on the
 * seed alone; `today` only moves the dates, so that accounts stay valid when it is made again later.
 * @throws RangeError when there are too few units to fill every role
 */
export function generateCity(size: CitySize): City {
  const { seed, today, experts: expertCount = 600, cases = 40 } = size;
  const unitCount = size.units ?? Math.max(60, Math.round(expertCount / 50));
  const projectCount = size.projects ?? Math.max(44, Math.ceil(cases / 10));
  if (unitCount < fewestUnits) throw new RangeError(`a city needs at least ${fewestUnits} units`);
  const root = new Random(`gongping-city/1/${seed}`);

  const units = makeUnits(root.fork("units"), unitCount, Math.max(12, Math.round(unitCount / 3)));
  const { ownership, crossHoldings } = makeOwnership(root.fork("ownership"), units, today);
  const pool = makeExperts(
    root.fork("experts"),
    makeIdentities(root.fork("expert-people"), 1_000_000),
    units,
    expertCount,
    today,
  );
  const office = makeStaff(
    root.fork("staff"),
    makeIdentities(root.fork("staff-people"), 1),
    places,
    pool.experts,
    today,
  );
  const projects = makeProjects(
    root.fork("projects"),
    units,
    places,
    projectCount,
    Math.max(3, Math.ceil((cases / projectCount) * 1.4)),
  );
  const everyone = [
    ...units.trade,
    ...units.branches,
    ...units.backdrop.stops,
    ...units.backdrop.holdings,
    ...units.quiet,
  ];
  const applicant = makeIdentities(root.fork("applicants"), 50_000);
  const delegate = makeIdentities(root.fork("delegates"), 70_000);
  const operator = makeIdentities(root.fork("operators"), 100_000);
  return {
    seed,
    today,
    units: everyone,
    stranger: units.stranger,
    ownership,
    crossHoldings,
    people: [...pool.people, ...office.people],
    experts: pool.experts,
    projects,
    staff: office.staff,
    operators: [...everyone.filter((unit) => unit.registered), units.stranger].map((unit) => {
      const { name, idNumber, phone } = operator();
      return { unitId: unit.id, name, idNumber, phone };
    }),
    applicants: Array.from({ length: applicantCount }, () => {
      const { name, idNumber, phone } = applicant();
      return { name, idNumber, phone };
    }),
    delegates: [1, 2].map(() => {
      const { name, idNumber, phone } = delegate();
      return { name, idNumber, phone };
    }),
    caseCount: cases,
  };
}
