import {
  employerConfirmation,
  expert,
  expertEmployment,
  expertInterest,
  expertLeave,
  expertSpecialty,
  expertSuspension,
  expertTerm,
  hazardousItem,
  organization,
  ownership,
  person,
  project,
  projectParty,
  staffPost,
} from "@/db/schema";
import { idNumberHash, phoneHash } from "@/features/accounts";
import { fingerprintOf } from "@/features/projects";
import { keyedHash, seal } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import type { City, CityPerson } from "../city";
import { judge } from "./judge";
import type { Write } from "./write";

/** Writes everything of a city but its cases, in an order that the foreign keys allow. */
export async function writeCity(write: Write, city: City, now: Date): Promise<void> {
  await write(
    organization,
    map(city.units, ({ id, uscc, name, kinds, stopNode, branchOf, registered }) => ({
      id,
      uscc,
      name,
      kinds,
      stopNode,
      branchOf,
      registeredAt: registered ? now : null,
    })),
  );
  await write(
    ownership,
    map(city.ownership, (share) => ({ ...share, percent: share.percent.toFixed(2) })),
  );
  await write(
    person,
    map(city.people, (one) => personRow(one, now)),
  );
  await write(staffPost, city.staff);
  await writeExperts(write, city, now);
  await writeProjects(write, city);
}

async function writeExperts(write: Write, { experts }: City, now: Date): Promise<void> {
  await write(
    expert,
    map(experts, ({ id, number, personId, title }) => ({ id, number, personId, title })),
  );
  await write(
    expertTerm,
    each(experts, (one) =>
      one.terms.map(({ id, from, to, document }) => ({
        id,
        expertId: one.id,
        termFrom: from,
        termTo: to,
        document,
        onboardedAt: now,
      })),
    ),
  );
  await write(
    employerConfirmation,
    map(experts, ({ id }) => ({ id: randomId(), expertId: id, confirmedAt: now })),
  );
  await write(
    expertSpecialty,
    each(experts, (one) =>
      one.specialties.map(({ code, validFrom }) => ({ expertId: one.id, specialty: code, validFrom })),
    ),
  );
  await write(
    expertEmployment,
    each(experts, (one) =>
      one.employments.map(({ id, unitId, main, validFrom, validTo }) => ({
        id,
        expertId: one.id,
        organizationId: unitId,
        main: main ? "yes" : "no",
        validFrom,
        validTo,
      })),
    ),
  );
  await write(
    expertInterest,
    each(experts, (one) =>
      one.interests.map(({ id, uscc, detail, validFrom }) => ({
        id,
        expertId: one.id,
        usccHash: keyedHash("uscc", uscc),
        detailSealed: seal(detail),
        validFrom,
      })),
    ),
  );
  await write(
    expertLeave,
    each(experts, (one) =>
      one.leaves.map(({ id, from, to }) => ({ id, expertId: one.id, leaveFrom: from, leaveTo: to })),
    ),
  );
  await write(
    expertSuspension,
    each(experts, (one) =>
      one.suspensions.map(({ id, from, to, reason, document }) => ({
        id,
        expertId: one.id,
        suspendedFrom: new Date(from),
        suspendedTo: to === null ? null : new Date(to),
        reason,
        document,
      })),
    ),
  );
}

async function writeProjects(write: Write, { projects, today }: City): Promise<void> {
  await write(
    project,
    map(projects, ({ id, organizationId, name, address, library, jurisdictionCode }) => ({
      id,
      organizationId,
      name,
      address,
      library,
      jurisdictionCode,
    })),
  );
  await write(
    projectParty,
    each(projects, (one) =>
      one.parties.map(({ id, role, unitId, contactName }) => ({
        id,
        projectId: one.id,
        role,
        organizationId: unitId,
        contactName,
      })),
    ),
  );
  const judged = judge(today);
  await write(
    hazardousItem,
    each(projects, ({ id: projectId, items }) =>
      items.map((item) => {
        const { id, part, chainage, kind, parameters } = item;
        const classification = judged(item);
        return {
          id,
          projectId,
          part,
          chainage,
          kind,
          parameters,
          classification: { ...classification },
          result: classification.result,
          fingerprint: fingerprintOf({ projectId, part, kind, chainage }),
        };
      }),
    ),
  );
}

function personRow({ id, name, idNumber, phone, phoneVerified }: CityPerson, now: Date) {
  return {
    id,
    name,
    idNumberHash: idNumberHash(idNumber),
    idNumberSealed: seal(idNumber),
    phoneHash: phoneHash(phone),
    phoneSealed: seal(phone),
    phoneVerifiedAt: phoneVerified ? now : null,
  };
}

// Generators, so that the rows of a large city never stand in memory all at once.
function* map<T, R>(list: readonly T[], row: (entry: T) => R): Generator<R> {
  for (const entry of list) yield row(entry);
}

function* each<T, R>(list: readonly T[], rows: (entry: T) => R[]): Generator<R> {
  for (const entry of list) yield* rows(entry);
}
