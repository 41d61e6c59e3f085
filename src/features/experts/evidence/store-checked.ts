import { Readable } from "node:stream";
import { randomHex } from "@/platform/crypto";
import { displayNameOf } from "@/platform/display-name";
import { errorFacts, log } from "@/platform/log";
import { deleteObject, putObject } from "@/platform/storage";
import { type CheckedBytes, checkBytes } from "./check-bytes";

/** A store that does not take 20 MB in this time is down. */
const storeLimitMs = 60_000;

/** A small file that was checked, scanned and stored, and waits for its row. */
export type StoredBytes = CheckedBytes & { readonly objectKey: string; readonly name: string };

/**
 * A small file on its way in, for every feature that takes photographs and papers: checked by its content, scanned,
 * stored under `folder`, and only then written down by `record`. Whatever fails leaves nothing to be seen. EvidenceRefused.
 */
export async function storeChecked<T>(
  folder: string,
  file: { readonly name: string; readonly bytes: Buffer },
  record: (stored: StoredBytes) => Promise<T>,
): Promise<T> {
  const checked = await checkBytes(file.bytes);
  const objectKey = `${folder}/${randomHex(20)}`;
  const body = Readable.from([checked.bytes], { objectMode: false });
  await putObject(objectKey, body, checked.contentType, AbortSignal.timeout(storeLimitMs));
  try {
    return await record({ ...checked, objectKey, name: nameFor(checked, file.name) });
  } catch (error) {
    // Nobody can see an object without a row; a store that is away now keeps it until it is cleaned out.
    await deleteObject(objectKey).catch((cause: unknown) =>
      log.warn({ objectKey, ...errorFacts(cause) }, "evidence without a row stays in the store"),
    );
    throw error;
  }
}

/** A name that ends as the content does: a picture called .pdf would not open. */
function nameFor({ contentType }: CheckedBytes, given: string): string {
  const endings = { "application/pdf": ["pdf"], "image/jpeg": ["jpg", "jpeg"], "image/png": ["png"] };
  const name = displayNameOf(given);
  const known = endings[contentType];
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return known.includes(ending) ? name : `${name}.${known[0]}`;
}
