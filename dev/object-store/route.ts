import type { Answer } from "./answer";
import { deleteObjects, listBuckets, listMultipartUploads, listObjects } from "./bucket-requests";
import type { Disk } from "./disk";
import { notImplemented } from "./errors";
import { copyObject, getObject, putObject, type Through } from "./object-requests";
import type { S3Request } from "./request";
import type { Signed } from "./signature";
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listUploadedParts,
  uploadPart,
} from "./upload-requests";

type Handler = (disk: Disk, request: S3Request, signed: Signed, through: Through) => Promise<Answer>;

// What a query may say without naming another operation.
const harmless =
  /^(x-amz-|x-id$|response-|prefix$|delimiter$|max-keys$|max-uploads$|max-parts$|continuation-token$|start-after$|encoding-type$|fetch-owner$|partnumber$|quiet$)/i;

const operations: Record<string, Handler> = {
  "GET service": listBuckets,
  "PUT bucket": async (disk, { bucket }) => {
    await disk.createBucket(bucket);
    return { headers: { location: `/${bucket}` } };
  },
  "HEAD bucket": async (disk, { bucket }) => {
    disk.requireBucket(bucket);
    return { headers: { "x-amz-bucket-region": "us-east-1" } };
  },
  "DELETE bucket": async (disk, { bucket }) => {
    await disk.deleteBucket(bucket);
    return { status: 204 };
  },
  "GET bucket list-type": listObjects,
  "GET bucket uploads": listMultipartUploads,
  "POST bucket delete": deleteObjects,
  "GET object": getObject,
  "HEAD object": getObject,
  "PUT object": putObject,
  "PUT object copy": copyObject,
  "DELETE object": async (disk, { bucket, key }) => {
    await disk.delete(bucket, key);
    return { status: 204 };
  },
  "POST object uploads": createMultipartUpload,
  "PUT object uploadId": uploadPart,
  "POST object uploadId": completeMultipartUpload,
  "DELETE object uploadId": abortMultipartUpload,
  "GET object uploadId": listUploadedParts,
};

/** The operation a request names; NotImplemented for all of S3 that is not here. */
export function findOperation(request: S3Request): Handler {
  const level = request.key !== "" ? "object" : request.bucket !== "" ? "bucket" : "service";
  const named = [...request.query.keys()].filter((name) => !harmless.test(name));
  const copy = level === "object" && request.method === "PUT" && named.length === 0 && isCopy(request);
  const name = [request.method, level, ...named, ...(copy ? ["copy"] : [])].join(" ");
  const operation = operations[name];
  if (!operation) throw notImplemented(name);
  return operation;
}

const isCopy = (request: S3Request) => request.header("x-amz-copy-source") !== undefined;
