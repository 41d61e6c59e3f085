import { type Handler, handle } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import * as jobs from "./jobs";
import type { ExportSource } from "./source";
import { expireExports, resumeExports } from "./sweep-exports";
import { writeExport } from "./write-export";

/** The lists belong to features that come later; the worker brings them together. */
export const handlersFor = (sources: readonly ExportSource[]): readonly Handler[] => [
  handle(jobs.writeExport, (ctx, payload) => writeExport(ctx, payload, sources)),
];

export const sweeps: readonly Sweep[] = [
  { name: "exports.resume", run: resumeExports },
  { name: "exports.expire", run: expireExports },
];
