import { firstOf, type Query } from "@/features/panels";

/** Page and size of an address; a repeated name counts once. */
export function pagingQuery(query: Query): { page: string; size: string } {
  return { page: firstOf(query.page), size: firstOf(query.size) };
}
