import type { z } from "zod";

/** A contract between who asks for work and who does it; the payload is ids, never content. */
export interface Job<P extends z.ZodType> {
  readonly name: string;
  readonly payload: P;
  /** An outbox row: due at `dueAt`, or at once. */
  request(payload: z.input<P>, dueAt?: Date): JobRequest;
}

export interface JobRequest {
  readonly job: string;
  readonly payload: Record<string, unknown>;
  readonly dueAt?: Date;
}

/** Declares a job; names are `feature.verb-noun`. */
export function job<P extends z.ZodType<Record<string, unknown>>>(spec: {
  name: string;
  payload: P;
}): Job<P> {
  return {
    ...spec,
    request: (payload, dueAt) => ({ job: spec.name, payload: spec.payload.parse(payload), dueAt }),
  };
}
