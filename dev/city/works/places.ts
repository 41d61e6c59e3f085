import { JURISDICTIONS } from "@/features/rulebook";
import type { Place } from "./make-projects";

/** The city's own jurisdiction first, then its ten districts, by the short names people say. */
export const places: readonly Place[] = JURISDICTIONS.filter(({ kind }) => kind !== "FUNCTIONAL").map(
  ({ code, name }) => ({ code, name: name.replace(/（.*）/, "") }),
);
