import { type FileKind, fileKinds, type storedFile } from "@/db/schema";

export type StoredFile = typeof storedFile.$inferSelect;

/** Of each kind the newest version that can be used; a rejected upload does not displace a good one. */
export function currentFiles(files: readonly StoredFile[]): StoredFile[] {
  const newest = new Map<FileKind, StoredFile>();
  for (const file of files) {
    const known = newest.get(file.kind);
    if (file.state === "AVAILABLE" && (!known || known.version < file.version)) newest.set(file.kind, file);
  }
  return [...newest.values()].sort((a, b) => fileKinds.indexOf(a.kind) - fileKinds.indexOf(b.kind));
}
