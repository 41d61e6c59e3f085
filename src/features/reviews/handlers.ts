import { errorFacts, log } from "@/platform/log";
import { type Handler, handle } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import { deleteObject } from "@/platform/storage";
import { admitOverdue } from "./admit-overdue";
import { removeObjectJob, scanFileJob } from "./uploads/jobs";
import { recoverFiles } from "./uploads/recover-files";
import { scanFile } from "./uploads/scan-file";

export const handlers: readonly Handler[] = [
  // A scanner that is away is no dead letter: the sweep scans again until it is back.
  handle(scanFileJob, (ctx, { fileId }) =>
    scanFile(ctx, fileId).catch((error: unknown) =>
      log.warn({ fileId, ...errorFacts(error) }, "scan is put off"),
    ),
  ),
  handle(removeObjectJob, (_, { objectKey }) => deleteObject(objectKey)),
];

export const sweeps: readonly Sweep[] = [
  { name: "reviews.admit-overdue", run: admitOverdue },
  { name: "reviews.recover-files", run: recoverFiles },
];
