import type { InspectionFileKind } from "@/db/schema";
import { UploadForm } from "@/ui/upload-form";
import { type FileOwnerType, fileKindLabels, inspectionUploadPath } from "../rules/files";

/** Puts one photograph or paper into an inspection or a review outside; `error` is the sentence of the last refusal. */
export function InspectionUpload({
  ownerType,
  ownerId,
  kind,
  page,
  finding,
  error,
}: {
  ownerType: FileOwnerType;
  ownerId: string;
  kind: InspectionFileKind;
  page: string;
  finding?: { readonly id: string; readonly label: string };
  error?: string;
}) {
  const label = fileKindLabels[kind];
  return (
    <UploadForm
      action={inspectionUploadPath(ownerType, ownerId, kind)}
      page={page}
      name={finding ? `file-${finding.id}` : `file-${kind.toLowerCase()}`}
      fields={finding ? { finding: finding.id } : undefined}
      label={finding ? `${finding.label}：${label}` : label}
      hint="JPG、PNG或PDF，每个不超过20MB；可以用手机当场拍照。"
      accept=".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"
      error={error}
      look="quiet"
    />
  );
}
