import type { Actors } from "./actors";
import type { Cast } from "./deal-works";
import type { Papers } from "./papers";
import type { Timeline } from "./timeline";

/** A case on its way: the id is there once it was drafted. */
export interface Filed extends Cast {
  readonly title: string;
  caseId: string;
}

/** A case on its way with everything its steps are made with. */
export interface Part {
  readonly timeline: Timeline;
  readonly actors: Actors;
  readonly filed: Filed;
  readonly papers: Papers;
}
