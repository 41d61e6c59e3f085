import { type Handler, handle } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import { deleteObject } from "@/platform/storage";
import { applicationSweeps } from "./applications/lapse-applications";
import { appointmentSweeps } from "./appointments/sweeps";
import { removeEvidenceObject } from "./jobs";

export const handlers: readonly Handler[] = [
  handle(removeEvidenceObject, (_, { objectKey }) => deleteObject(objectKey)),
];
export const sweeps: readonly Sweep[] = [...applicationSweeps, ...appointmentSweeps];
