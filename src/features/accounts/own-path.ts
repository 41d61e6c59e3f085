/** Where somebody lands who asked for no page of ours. */
export const homePath = "/home";

const notAgain = /^\/(?:api|login|logout)(?:\/|$)/;

/**
 * The path, query and fragment of `wanted` when it is an address of `origin`, else null.
 * Judged by how a browser would read it, so that `//evil`, `/\evil`, `https://site@evil` lead nowhere.
 */
export function pathInside(wanted: unknown, origin: string): string | null {
  if (typeof wanted !== "string" || wanted.length === 0 || wanted.length > 2000) return null;
  // Browsers drop tabs and line ends and take a backslash for a slash; no address of ours has either.
  if (/[\\\p{Cc}]/u.test(wanted)) return null;
  const own = new URL(origin).origin;
  const relative = wanted.startsWith("/") && !wanted.startsWith("//");
  if (!relative && wanted !== own && !wanted.startsWith(`${own}/`)) return null;
  if (!URL.canParse(wanted, own)) return null;
  const url = new URL(wanted, own);
  if (url.origin !== own || url.username !== "" || url.password !== "") return null;
  // A path such as /x/..//evil becomes //evil once it is resolved.
  if (url.pathname.startsWith("//")) return null;
  return url.pathname + url.search + url.hash;
}

/** Where a login leads: to the page of ours that was wanted, else to the own home. */
export function ownPath(wanted: unknown, origin: string): string {
  const path = pathInside(wanted, origin);
  if (path === null) return homePath;
  const { pathname } = new URL(path, origin);
  return pathname === "/" || notAgain.test(pathname) ? homePath : path;
}
