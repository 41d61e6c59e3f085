import type { Sweep } from "@/platform/queue/sweep";
import { closeUncontested } from "./handling/conclude";

/** The days of a review are a column; looking at it closes what nobody contested. */
export const sweeps: readonly Sweep[] = [{ name: "complaints.close-uncontested", run: closeUncontested }];
