import {
  employerConfirmation,
  expert,
  expertDeparture,
  expertEmployment,
  expertInterest,
  expertLeave,
  expertPreference,
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
import type { City, CityExpert, CityPerson } from "../city";
import { instantsOf } from "./instants";
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
  const { phoneVerified } = instantsOf(city.today, now);
  await write(
    person,
    map(city.people, (one) => personRow(one, phoneVerified)),
  );
  await writeFacts(write, city, now);
}

/** All of it but units and people, which logins refer to. */
export async function writeFacts(write: Write, city: City, now: Date): Promise<void> {
  await write(
    ownership,
    map(city.ownership, (share) => ({
      ...share,
      percent: share.percent.toFixed(2),
      recordedAt: instantsOf(city.today, now).shareRecorded(share.validFrom),
    })),
  );
  await write(staffPost, city.staff);
  await writeExperts(write, city, now);
  await writeProjects(write, city);
}

async function writeExperts(write: Write, { experts, today }: City, now: Date): Promise<void> {
  const known = instantsOf(today, now);
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
        onboardedAt: known.onboarded(from),
        recordedAt: known.termRecorded(from),
      })),
    ),
  );
  await write(
    employerConfirmation,
    each(experts, (one) =>
      one.confirmations.map(({ id, on }) => ({
        id,
        expertId: one.id,
        confirmedAt: known.sinceJoining(one, on),
      })),
    ),
  );
  await write(
    expertSpecialty,
    each(experts, (one) =>
      one.specialties.map(({ code, validFrom }) => ({
        expertId: one.id,
        specialty: code,
        validFrom,
        recordedAt: known.sinceJoining(one, validFrom),
      })),
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
        recordedAt: known.sinceJoining(one, validTo ?? validFrom),
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
        detailSealed: seal(JSON.stringify({ uscc, words: detail })),
        validFrom,
        recordedAt: known.sinceJoining(one, validFrom),
      })),
    ),
  );
  await writeStanding(write, experts, known);
}

/** What interrupts a membership, ends it or narrows it. */
async function writeStanding(
  write: Write,
  experts: readonly CityExpert[],
  known: ReturnType<typeof instantsOf>,
): Promise<void> {
  await write(
    expertLeave,
    each(experts, (one) =>
      one.leaves.map(({ id, from, to }) => ({
        id,
        expertId: one.id,
        leaveFrom: from,
        leaveTo: to,
        recordedAt: known.leaveRecorded(from),
      })),
    ),
  );
  await write(
    expertSuspension,
    each(experts, (one) =>
      one.suspensions.map(({ id, from, to, liftedOn, reason, document }) => ({
        id,
        expertId: one.id,
        suspendedFrom: new Date(from),
        suspendedTo: to === null ? null : new Date(to),
        reason,
        document,
        recordedAt: new Date(from),
        liftedAt: liftedOn === null ? null : known.on(liftedOn),
      })),
    ),
  );
  await write(
    expertPreference,
    each(experts, (one) =>
      one.preferences.map(({ id, districts, daysOff, monthlyCap, on }) => ({
        id,
        expertId: one.id,
        districts,
        daysOff,
        monthlyCap,
        recordedAt: known.sinceJoining(one, on),
      })),
    ),
  );
  await write(
    expertDeparture,
    each(experts, (one) =>
      one.departures.map(({ id, reason, on }) => ({
        id,
        expertId: one.id,
        kind: "RESIGNED" as const,
        reason,
        departedAt: known.on(on),
        recordedAt: known.on(on),
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

function personRow({ id, name, idNumber, phone, phoneVerified }: CityPerson, verifiedAt: Date) {
  return {
    id,
    name,
    idNumberHash: idNumberHash(idNumber),
    idNumberSealed: seal(idNumber),
    phoneHash: phoneHash(phone),
    phoneSealed: seal(phone),
    phoneVerifiedAt: phoneVerified ? verifiedAt : null,
  };
}

// Generators, so that the rows of a large city never stand in memory all at once.
function* map<T, R>(list: readonly T[], row: (entry: T) => R): Generator<R> {
  for (const entry of list) yield row(entry);
}

function* each<T, R>(list: readonly T[], rows: (entry: T) => R[]): Generator<R> {
  for (const entry of list) yield* rows(entry);
}
