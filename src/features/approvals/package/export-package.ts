import type { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { openVerified } from "@/platform/verified-object";
import { collectPackage } from "./collect-package";
import type { PackageEntry } from "./entries";

/** Larger files are verified while they leave and break the archive off when they are not what was submitted. */
const inMemory = 1024 * 1024;

/**
 * 证据包 (features.md 91): one archive of a case, streamed: one file at a time, stored as it is. On record before its
 * first byte. NotFound for whoever does not see the case, and for experts.
 */
export async function exportPackage(
  ctx: Ctx & { actor: UserActor },
  caseId: string,
): Promise<{ name: string; body: Readable }> {
  const collected = await collectPackage(ctx, caseId);
  if (!collected) throw new NotFound("case");
  const { number, entries } = collected;
  const manifest = entries.find(({ path }) => path === "manifest.json");
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "package.exported",
        subject: { type: "case", id: caseId },
        detail: { files: entries.length, manifest: manifest?.sha256 ?? sha256("") },
      },
    ],
  }));
  return { name: `证据包-${number}.zip`, body: archive(entries, ctx.now) };
}

function archive(entries: readonly PackageEntry[], mtime: Date): Readable {
  const zip = new ZipFile();
  const body = zip.outputStream as Readable;
  zip.on("error", (error: Error) => body.destroy(error));
  for (const { path, size, sha256: digest, source } of entries) {
    if ("bytes" in source) zip.addBuffer(source.bytes, path, { mtime, compress: false });
    else
      zip.addReadStreamLazy(path, { mtime, compress: false, size }, (open) => {
        openVerified(source.objectKey, { size, sha256: digest }, inMemory).then(
          (stream) => {
            stream.on("error", (error) => body.destroy(error));
            open(null, stream);
          },
          (error: Error) => body.destroy(error),
        );
      });
  }
  zip.end();
  return body;
}
