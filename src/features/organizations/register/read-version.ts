import { sha256 } from "@/platform/crypto";

interface Changeable {
  readonly kinds: readonly string[];
  readonly branchOf: string | null;
  readonly stopNode: boolean;
  readonly stopReason: string | null;
}

/** A digest of what the station's form changes: a form opened on other facts than stand now is refused. */
export function readVersion({ kinds, branchOf, stopNode, stopReason }: Changeable): string {
  return sha256(JSON.stringify([[...kinds].sort(), branchOf, stopNode, stopReason])).slice(0, 16);
}
