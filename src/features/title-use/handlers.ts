import type { Sweep } from "@/platform/queue/sweep";
import { lapseUses } from "./requests/end-use";

/** The day of an activity is a column; looking at it ends what nobody answered. */
export const sweeps: readonly Sweep[] = [{ name: "title-use.lapse", run: lapseUses }];
