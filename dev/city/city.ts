import type { OrganizationKind, PartyRole, staffPosts } from "@/db/schema";

// A city is plain data: generated without a database, loaded as rows or written to a file.

export interface CityUnit {
  id: string;
  uscc: string;
  name: string;
  kinds: OrganizationKind[];
  /** What it is for the story; `trade` units build, the others own, employ or stand behind them. */
  sort: "trade" | "branch" | "holding" | "stop" | "university" | "consultancy";
  stopNode: boolean;
  branchOf: string | null;
  /** Has logged in before; an unregistered unit meets the registration page at its first login. */
  registered: boolean;
}

export interface CityOwnership {
  id: string;
  ownerId: string;
  ownedId: string;
  percent: number;
  controls: boolean;
  validFrom: string;
  /** Last day, included. */
  validTo: string | null;
}

export interface CityPerson {
  id: string;
  name: string;
  idNumber: string;
  phone: string;
  phoneVerified: boolean;
}

export interface CityEmployment {
  id: string;
  unitId: string;
  main: boolean;
  validFrom: string;
  /** Last day, included. */
  validTo: string | null;
}

export interface CityExpert {
  id: string;
  number: string;
  personId: string;
  title: string;
  specialties: { code: string; validFrom: string }[];
  terms: { id: string; from: string; to: string; document: string }[];
  employments: CityEmployment[];
  interests: { id: string; uscc: string; detail: string; validFrom: string }[];
  leaves: { id: string; from: string; to: string }[];
  suspensions: {
    id: string;
    from: string;
    to: string | null;
    /** The day it was lifted before its end. */
    liftedOn: string | null;
    reason: string;
    document: string;
  }[];
  /** Days on which she confirmed her employer. */
  confirmations: { id: string; on: string }[];
  preferences: {
    id: string;
    districts: string[];
    daysOff: number[];
    monthlyCap: number | null;
    on: string;
  }[];
  /** Resignations; who was removed or has died is told by the seeded decisions. */
  departures: { id: string; reason: string; on: string }[];
}

export interface CityItem {
  id: string;
  part: string;
  chainage: string;
  kind: string;
  parameters: Record<string, unknown>;
}

export interface CityProject {
  id: string;
  organizationId: string;
  name: string;
  address: string;
  library: "SZ" | "GD";
  jurisdictionCode: string;
  parties: { id: string; role: PartyRole; unitId: string; contactName: string }[];
  items: CityItem[];
}

export interface CityStaff {
  id: string;
  personId: string;
  post: (typeof staffPosts)[number];
  jurisdictionCode: string | null;
  validFrom: string;
}

/** Who logs in for a unit (经办人); becomes a person of the product at the first login. */
export interface CityOperator {
  unitId: string;
  name: string;
  idNumber: string;
  phone: string;
}

/** Somebody who wants into the pool; becomes a person of the product at the first login. */
export interface CityApplicant {
  name: string;
  idNumber: string;
  phone: string;
}

/** Somebody who acts for units by their grant; becomes a person of the product at the first login. */
export interface CityDelegate {
  name: string;
  idNumber: string;
  phone: string;
}

export interface City {
  seed: string;
  today: string;
  units: CityUnit[];
  /** A unit that the product has never heard of. */
  stranger: CityUnit;
  ownership: CityOwnership[];
  /** Pairs that own a small share of each other, on purpose: climbing must not run in circles. */
  crossHoldings: [string, string][];
  people: CityPerson[];
  experts: CityExpert[];
  projects: CityProject[];
  staff: CityStaff[];
  operators: CityOperator[];
  /** They log in as applicant1, applicant2 … in this order. */
  applicants: CityApplicant[];
  /** 经办人: they log in as delegate1, delegate2. */
  delegates: CityDelegate[];
  /** How many cases the story wants; made by the product's own use-cases, or as rows in bulk. */
  caseCount: number;
}

/** How large a city is to be; left out means what the demonstration needs. */
export interface CitySize {
  seed: string;
  /** The day the city is alive on, `YYYY-MM-DD` in China. Names and numbers do not depend on it. */
  today: string;
  experts?: number;
  units?: number;
  cases?: number;
  projects?: number;
}
