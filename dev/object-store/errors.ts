/** A refusal in S3's own terms; becomes its XML error document. */
export class S3Error extends Error {
  override name = "S3Error";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const notImplemented = (what: string) =>
  new S3Error(501, "NotImplemented", `This store does not implement ${what}.`);
export const noSuchBucket = () => new S3Error(404, "NoSuchBucket", "The specified bucket does not exist.");
export const noSuchKey = () => new S3Error(404, "NoSuchKey", "The specified key does not exist.");
export const noSuchUpload = () =>
  new S3Error(404, "NoSuchUpload", "The specified upload does not exist: it was completed or aborted.");
export const invalid = (message: string) => new S3Error(400, "InvalidArgument", message);
export const denied = (message: string) => new S3Error(403, "AccessDenied", message);
export const preconditionFailed = () =>
  new S3Error(412, "PreconditionFailed", "At least one of the preconditions you specified did not hold.");
