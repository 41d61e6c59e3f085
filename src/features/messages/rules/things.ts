import type { Role } from "@/platform/actor";

/** What a notice can lead to. */
export const thingTypes = [
  "invitation",
  "case",
  "approval",
  "revision",
  "application",
  "credit",
  "evaluation",
  "inspection",
  "outsideReview",
  "publication",
  "complaint",
  "titleUse",
  "titleMisuse",
  "export",
] as const;
export type ThingType = (typeof thingTypes)[number];

type Address = (id: string) => string;

const pages: Readonly<Record<Role, Readonly<Partial<Record<ThingType, Address>>>>> = {
  expert: {
    invitation: (id) => `/expert/invitations/${id}`,
    revision: (id) => `/expert/revisions/${id}`,
    application: (id) => `/apply/${id}`,
    credit: (id) => `/expert/credit/${id}`,
    evaluation: () => "/expert/records",
    publication: (id) => `/expert/library/${id}`,
    complaint: (id) => `/expert/complaints/${id}`,
    titleUse: (id) => `/expert/title-use/${id}`,
    titleMisuse: (id) => `/expert/title-use/misuse/${id}`,
  },
  contractor: {
    case: (id) => `/contractor/cases/${id}`,
    credit: (id) => `/contractor/credit/${id}`,
    inspection: (id) => `/contractor/inspections/${id}`,
    outsideReview: (id) => `/contractor/outside-reviews/${id}`,
    complaint: (id) => `/contractor/complaints/${id}`,
  },
  supervision: {
    approval: (id) => `/supervision/cases/${id}/approval`,
    credit: (id) => `/supervision/credit/${id}`,
    inspection: (id) => `/supervision/inspections/${id}`,
    complaint: (id) => `/supervision/complaints/${id}`,
  },
  regulator: {
    case: (id) => `/regulator/cases/${id}`,
    export: () => "/regulator/exports",
  },
  admin: {},
};

/** The page of the thing in a workspace; null where that workspace has none. Addresses are ours, never a request's. */
export function hrefOf(role: Role, thing: { readonly type: string; readonly id: string }): string | null {
  const known = thingTypes.find((type) => type === thing.type);
  return (known && pages[role][known]?.(thing.id)) ?? null;
}
