import type { Answer } from "./answer";
import { receiveText } from "./body";
import type { Disk } from "./disk";
import { invalid, S3Error } from "./errors";
import type { S3Request } from "./request";
import type { Signed } from "./signature";
import { listUploads } from "./uploads";
import { readElements, readText, type Tree } from "./xml";

export async function listBuckets(disk: Disk): Promise<Answer> {
  const Bucket = (await disk.buckets()).map(({ name, created }) => ({
    Name: name,
    CreationDate: created.toISOString(),
  }));
  return { xml: { root: "ListAllMyBucketsResult", tree: { Buckets: { Bucket } } } };
}

/** ListObjectsV2: keys in the order of their UTF-8 bytes, page by page. */
export async function listObjects(disk: Disk, { bucket, query }: S3Request): Promise<Answer> {
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const limit = Number(query.get("max-keys") ?? "1000");
  if (!Number.isInteger(limit) || limit < 0) throw invalid("max-keys must be a whole number.");
  const token = query.get("continuation-token");
  const after =
    token === undefined ? (query.get("start-after") ?? "") : Buffer.from(token, "base64url").toString();
  const encode = query.get("encoding-type") === "url" ? encodeURIComponent : (text: string) => text;

  const contents: Tree[] = [];
  const prefixes: string[] = [];
  let last = after;
  let more = false;
  const wanted = [...(await disk.keys(bucket)).keys()].filter((key) => key.startsWith(prefix));
  for (const key of sortKeys(wanted)) {
    const cut = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const shown = cut < 0 ? key : key.slice(0, cut + delimiter.length);
    if (compareKeys(shown, after) <= 0 || shown === prefixes.at(-1)) continue;
    if (contents.length + prefixes.length >= Math.min(limit, 1000)) {
      more = limit > 0;
      break;
    }
    if (cut >= 0) prefixes.push(shown);
    else {
      const facts = await disk.facts(bucket, key);
      if (!facts) continue; // deleted meanwhile
      const { size, etag, modified } = facts;
      contents.push({
        Key: encode(key),
        LastModified: modified,
        ETag: `"${etag}"`,
        Size: size,
        StorageClass: "STANDARD",
      });
    }
    last = shown;
  }
  return {
    xml: {
      root: "ListBucketResult",
      tree: {
        Name: bucket,
        Prefix: encode(prefix),
        Delimiter: delimiter === "" ? undefined : encode(delimiter),
        MaxKeys: limit,
        KeyCount: contents.length + prefixes.length,
        EncodingType: query.get("encoding-type"),
        IsTruncated: more,
        ContinuationToken: token,
        NextContinuationToken: more ? Buffer.from(last).toString("base64url") : undefined,
        StartAfter: query.get("start-after"),
        Contents: contents,
        CommonPrefixes: prefixes.map((text) => ({ Prefix: encode(text) })),
      },
    },
  };
}

/** DeleteObjects: up to 1,000 keys; absent ones count as deleted. */
export async function deleteObjects(disk: Disk, request: S3Request, signed: Signed): Promise<Answer> {
  const xml = await receiveText(request, signed);
  disk.requireBucket(request.bucket);
  const keys = readElements(xml, "Object").map((object) => readText(object, "Key"));
  if (keys.length === 0 || keys.length > 1000 || keys.includes(undefined)) {
    throw new S3Error(400, "MalformedXML", "One to a thousand objects with a key each are expected.");
  }
  const deleted: Tree[] = [];
  for (const key of keys) {
    await disk.delete(request.bucket, key ?? "");
    deleted.push({ Key: key });
  }
  const quiet = readText(xml, "Quiet") === "true";
  return { xml: { root: "DeleteResult", tree: quiet ? {} : { Deleted: deleted } } };
}

/** ListMultipartUploads: what sweeps of abandoned uploads start from. */
export async function listMultipartUploads(disk: Disk, { bucket, query }: S3Request): Promise<Answer> {
  const prefix = query.get("prefix") ?? "";
  const uploads = (await listUploads(disk, bucket)).filter(({ key }) => key.startsWith(prefix));
  return {
    xml: {
      root: "ListMultipartUploadsResult",
      tree: {
        Bucket: bucket,
        IsTruncated: false,
        Upload: uploads.map(({ key, id, started }) => ({ Key: key, UploadId: id, Initiated: started })),
      },
    },
  };
}

function sortKeys(keys: readonly string[]): string[] {
  return keys
    .map((key) => [Buffer.from(key), key] as const)
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([, key]) => key);
}

const compareKeys = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
