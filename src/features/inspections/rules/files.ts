import type { InspectionFileKind, InspectionState, OutsideReviewState } from "@/db/schema";

/** Whose file it is. */
export type FileOwnerType = "inspection" | "outside-review";

/** Largest file in bytes: a photograph of a phone has a tenth of it. */
export const inspectionFileLimit = 20 * 1024 * 1024;

/** Files of one kind an owner may hold in a round. */
export const filesPerKind = 60;

export const fileKindLabels: Readonly<Record<InspectionFileKind, string>> = {
  SITE_PHOTO: "现场照片",
  REPLY: "整改照片或资料",
  OUTSIDE_EVIDENCE: "证据材料",
  STATEMENT: "陈述申辩材料",
};

const kinds: Readonly<Record<FileOwnerType, Readonly<Record<string, InspectionFileKind>>>> = {
  inspection: { site_photo: "SITE_PHOTO", reply: "REPLY" },
  "outside-review": { outside_evidence: "OUTSIDE_EVIDENCE", statement: "STATEMENT" },
};

/** The kind named in an upload address, if such an owner has it. */
export function inspectionFileKindOf(ownerType: string, kind: string): InspectionFileKind | null {
  if (ownerType !== "inspection" && ownerType !== "outside-review") return null;
  const known = kinds[ownerType];
  return Object.hasOwn(known, kind) ? (known[kind] ?? null) : null;
}

export function inspectionUploadPath(
  ownerType: FileOwnerType,
  ownerId: string,
  kind: InspectionFileKind,
): string {
  return `/api/inspection-files/${ownerType}/${ownerId}/${kind.toLowerCase()}`;
}

/** Photographs are taken on the visit and at the check of what was put right. */
export function takesPhotos(state: InspectionState): boolean {
  return state === "ON_SITE" || state === "RESUBMITTED";
}

/** Evidence is put in before the unit is told: afterwards it answers to what was there. */
export function takesEvidence(state: OutsideReviewState): boolean {
  return state === "RECORDED";
}

/** The page an upload comes back to: fixed by kind and owner, never taken from the request. */
export function inspectionFilePage(
  kind: InspectionFileKind,
  ownerId: string,
  role: "contractor" | "supervision",
): string {
  const id = encodeURIComponent(ownerId);
  switch (kind) {
    case "SITE_PHOTO":
      return `/regulator/inspections/${id}/photos`;
    case "REPLY":
      return `/${role}/inspections/${id}`;
    case "OUTSIDE_EVIDENCE":
      return `/regulator/outside-reviews/${id}`;
    case "STATEMENT":
      return `/contractor/outside-reviews/${id}`;
  }
}
