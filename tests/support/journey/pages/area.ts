import type { PageVisit } from "../page-table";
import type { RunningCity } from "../use-city";

export type Shown = Omit<PageVisit, "route" | "name"> & { readonly variant?: string };

/** Where the pages of one area of the product are looked at. */
export type PageArea = (city: RunningCity) => Promise<Readonly<Record<string, readonly Shown[]>>>;
