import type { Answer } from "./answer";
import { receiveBody, receiveText } from "./body";
import type { Disk } from "./disk";
import { invalid, notImplemented, S3Error } from "./errors";
import { checksumHeaders, describe, mustBeNew, type Through } from "./object-requests";
import type { S3Request } from "./request";
import type { Signed } from "./signature";
import { abortUpload, completeUpload, createUpload, listParts, putPart } from "./uploads";
import { readElements, readText } from "./xml";

export async function createMultipartUpload(disk: Disk, request: S3Request): Promise<Answer> {
  const { bucket, key } = request;
  const id = await createUpload(disk, bucket, {
    key,
    started: new Date().toISOString(),
    ...describe(request),
  });
  return { xml: { root: "InitiateMultipartUploadResult", tree: { Bucket: bucket, Key: key, UploadId: id } } };
}

export async function uploadPart(
  disk: Disk,
  request: S3Request,
  signed: Signed,
  through: Through,
): Promise<Answer> {
  if (request.header("x-amz-copy-source") !== undefined) throw notImplemented("UploadPartCopy");
  const number = Number(request.query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw invalid("Part number must be an integer between 1 and 10000.");
  }
  const { md5, checksum } = await putPart(disk, { ...place(request), number }, (write) =>
    receiveBody(request, signed, through(write)),
  );
  return { headers: { etag: `"${md5}"`, ...checksumHeaders({ checksum }) } };
}

export async function completeMultipartUpload(
  disk: Disk,
  request: S3Request,
  signed: Signed,
): Promise<Answer> {
  const xml = await receiveText(request, signed);
  const named = readElements(xml, "Part").map((part) => {
    const number = Number(readText(part, "PartNumber"));
    const etag = readText(part, "ETag")?.replaceAll('"', "");
    if (!Number.isInteger(number) || !etag)
      throw new S3Error(400, "MalformedXML", "A part needs number and ETag.");
    return { number, etag };
  });
  const at = place(request);
  const etag = await completeUpload(disk, at, named, mustBeNew(request));
  const location = `http://${request.headers.get("host")}/${at.bucket}/${encodeURIComponent(at.key)}`;
  const tree = { Location: location, Bucket: at.bucket, Key: at.key, ETag: `"${etag}"` };
  return { xml: { root: "CompleteMultipartUploadResult", tree } };
}

export async function abortMultipartUpload(disk: Disk, request: S3Request): Promise<Answer> {
  const { bucket, key, id } = place(request);
  await abortUpload(disk, bucket, key, id);
  return { status: 204 };
}

/** ListParts, in one page: an upload has at most 10,000 parts. */
export async function listUploadedParts(disk: Disk, request: S3Request): Promise<Answer> {
  const { bucket, key, id } = place(request);
  const parts = await listParts(disk, bucket, key, id);
  return {
    xml: {
      root: "ListPartsResult",
      tree: {
        Bucket: bucket,
        Key: key,
        UploadId: id,
        MaxParts: 10_000,
        IsTruncated: false,
        Part: parts.map(({ number, facts }) => ({
          PartNumber: number,
          ETag: `"${facts.etag}"`,
          Size: facts.size,
          LastModified: facts.modified,
        })),
      },
    },
  };
}

const place = (request: S3Request) => ({
  bucket: request.bucket,
  key: request.key,
  id: request.query.get("uploadId") ?? "",
});
