import { type DossierKind, dossierKinds, type FileKind, fileKinds, type storedFile } from "@/db/schema";

export type StoredFile = typeof storedFile.$inferSelect;

/** Shown by their own features: an expert's opinion when it is unsealed, minutes of a mediation to the authorities. */
const ownKinds: readonly FileKind[] = ["opinion_scan", "mediation_minutes"];

/** Files that whoever sees the case may see. */
export const openKinds: readonly FileKind[] = fileKinds.filter((kind) => !ownKinds.includes(kind));

/** Whether a kind belongs to the filing, for addresses of its pages. */
export function isDossierKind(kind: FileKind | null): kind is DossierKind {
  return dossierKinds.some((one) => one === kind);
}

/** Of each kind the newest version that can be used; a rejected upload does not displace a good one. */
export function currentFiles(files: readonly StoredFile[]): StoredFile[] {
  const newest = new Map<FileKind, StoredFile>();
  for (const file of files) {
    const known = newest.get(file.kind);
    if (file.state === "AVAILABLE" && (!known || known.version < file.version)) newest.set(file.kind, file);
  }
  return [...newest.values()].sort((a, b) => fileKinds.indexOf(a.kind) - fileKinds.indexOf(b.kind));
}
