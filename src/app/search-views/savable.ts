import { type ViewWorkspace, workspaceOf } from "@/features/search";

/** The address of a list of this workspace that can be kept; null for anything else. */
export function savable(
  address: string | string[] | undefined,
  workspace: ViewWorkspace,
): `/${string}` | null {
  return typeof address === "string" && workspaceOf(address) === workspace ? (address as `/${string}`) : null;
}
