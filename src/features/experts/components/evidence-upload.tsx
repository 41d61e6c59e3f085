"use client";

import { UploadForm } from "@/ui/upload-form";
import {
  type EvidenceKind,
  type EvidenceOwnerType,
  evidenceKindLabels,
  evidencePage,
  evidencePerSlot,
  evidenceProblemSentence,
  evidenceUploadPath,
} from "../rules/evidence";

export type EvidenceUploadProps = {
  ownerType: EvidenceOwnerType;
  ownerId: string;
  kind: EvidenceKind;
  /** Code and name of the specialty that a SPECIALTY_EVIDENCE is for. */
  specialty?: { code: string; label: string };
  /** The code in the address the last upload came back with, for the form it belongs to. */
  problem?: string;
};

/** The form that puts one file into a slot of an application or a decision. */
export function EvidenceUpload({ ownerType, ownerId, kind, specialty, problem }: EvidenceUploadProps) {
  const label = evidenceKindLabels[kind];
  return (
    <UploadForm
      action={evidenceUploadPath(ownerType, ownerId, kind)}
      page={evidencePage(ownerType, ownerId)}
      name={specialty ? `file-${specialty.code}` : `file-${kind.toLowerCase()}`}
      fields={specialty ? { specialty: specialty.code } : undefined}
      label={specialty ? `${specialty.label}：${label}` : label}
      hint={`PDF、JPG或PNG，每个不超过20MB，最多${evidencePerSlot}个；可以用手机拍照上传。`}
      accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
      error={evidenceProblemSentence(problem) ?? undefined}
      look="quiet"
    />
  );
}
