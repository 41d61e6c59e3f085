import { approvalDoors } from "@/features/approvals";
import { scanDoor } from "@/features/opinions";
import { minutesDoor, reportDoor } from "@/features/reports";
import { dossierDoor, type FileKind, fileKindOf, type UploadDoor } from "@/features/reviews";

/** Every way a file comes into a case by upload; a kind without a door is made by the system alone. */
const doors: readonly UploadDoor[] = [...approvalDoors, dossierDoor, scanDoor, reportDoor, minutesDoor];

/** The door for a word in an address, or null. */
export function doorOf(word: string): { kind: FileKind; door: UploadDoor } | null {
  const kind = fileKindOf(word);
  const door = kind && doors.find(({ kinds }) => kinds.includes(kind));
  return kind && door ? { kind, door } : null;
}
