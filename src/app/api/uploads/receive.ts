import type { Readable } from "node:stream";
import {
  checkFile,
  type FileKind,
  finishUpload,
  rejectFile,
  type StoredFile,
  sizeLimits,
  startUpload,
  storeUpload,
  type UploadDoor,
  UploadRefused,
} from "@/features/reviews";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { FormRefused, readForm } from "../read-form";

/** Longest time an upload may take: 200 MB over a line of half a megabit. */
const timeLimitMs = 3600_000;

/** A new version that was received and passed its checks. Throws UploadRefused; the row then says the same. */
export async function receiveFile(
  ctx: Ctx,
  request: Request,
  caseId: string,
  kind: FileKind,
  door: UploadDoor,
): Promise<StoredFile> {
  await door.demand(ctx, caseId, kind);
  let started: StoredFile | undefined;
  try {
    const { value: received } = await readForm(request, sizeLimits[kind], async (name, body) => {
      started = await startUpload(ctx, door, { caseId, kind, fileName: name });
      return { file: started, measured: await store(started, body, request.signal) };
    });
    await finishUpload(ctx, received.file, received.measured);
    const problem = await checkFile(ctx, received.file.id);
    if (problem) throw new UploadRefused(problem);
    return received.file;
  } catch (error) {
    const refused = error instanceof UploadRefused ? error : failed(error, kind);
    if (started) await rejectFile(ctx, started, refused.problem);
    throw refused;
  }
}

function store(file: StoredFile, body: Readable, signal: AbortSignal) {
  return storeUpload(file, body, AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]));
}

/** A form that was wrong says so; whatever else goes wrong, store or line: the upload did not come through. */
function failed(error: unknown, kind: FileKind): UploadRefused {
  if (error instanceof NotFound) throw error;
  if (error instanceof FormRefused) return new UploadRefused(error.problem);
  log.warn({ kind, ...errorFacts(error) }, "upload failed");
  return new StoreFailed();
}

/** Not the file's fault: the answer is 503, not 422. */
export class StoreFailed extends UploadRefused {
  constructor() {
    super("FAILED");
  }
}
