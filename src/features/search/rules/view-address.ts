import type { ViewWorkspace } from "@/db/schema";

/** Views that one person keeps in a workspace. */
export const mostViews = 30;

/**
 * The workspace of an address that can be kept: a page of ours below a workspace, with its conditions. Null for
 * anything else, as a browser would read it.
 */
export function workspaceOf(address: string): ViewWorkspace | null {
  if (address.length > 1000 || /[\\\p{Cc}#]/u.test(address)) return null;
  const found = /^\/(contractor|supervision|regulator)(?:\/[a-z-]+)*(?:\?[^?]*)?$/.exec(address);
  return (found?.[1] as ViewWorkspace | undefined) ?? null;
}
