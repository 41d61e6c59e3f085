/** The id as it was before it became part of an address; a broken one is nobody's. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
