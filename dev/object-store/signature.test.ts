import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type ObjectStore, startObjectStore } from ".";
import { startDigest } from "./checksums";

jest.setTimeout(30_000); // the machine may be busy with everything else

const dir = mkdtempSync(path.join(tmpdir(), "gongping-s3-"));
const keys = { accessKey: "local", secretKey: "a secret of the tests" };
let store: ObjectStore;
const client = (more: object = {}) =>
  new S3Client({
    endpoint: store.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey },
    maxAttempts: 1,
    ...more,
  });
beforeAll(async () => {
  store = await startObjectStore({ dir, ...keys });
  await send({ method: "PUT", path: "/bucket" });
  await send({ method: "PUT", path: "/bucket/hello", body: "hello" });
});
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

type Raw = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  length?: number;
};
type Reply = { status: number; text: string; headers: http.IncomingHttpHeaders };

/** Sends exactly these bytes: no client in between that would tidy the path up. */
function exchange({ method, path: target, headers, body, length }: Raw): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const size = length ?? Buffer.byteLength(body ?? "");
    const request = http.request(
      {
        port: store.port,
        host: "127.0.0.1",
        method,
        path: target,
        headers: { "content-length": size, ...headers },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

const amzDate = (at = new Date()) => at.toISOString().replace(/[-:]|\.\d+/g, "");
const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const signingKey = (day: string, secret = keys.secretKey) =>
  ["us-east-1", "s3", "aws4_request"].reduce(hmac, hmac(`AWS4${secret}`, day));

/** Signature Version 4 written down a second time, from the specification, for requests with a plain path. */
function signed(
  raw: Raw & { at?: Date; secret?: string; accessKey?: string; payload?: string },
): Raw & { seed: string } {
  const date = amzDate(raw.at);
  const day = date.slice(0, 8);
  const payload = raw.payload ?? sha256(raw.body ?? "");
  const headers: Record<string, string> = {
    host: `127.0.0.1:${store.port}`,
    "x-amz-date": date,
    "x-amz-content-sha256": payload,
    ...raw.headers,
  };
  const names = Object.keys(headers).sort();
  const [target = "", query = ""] = raw.path.split("?");
  const canonical = [
    raw.method,
    target,
    query,
    ...names.map((name) => `${name}:${headers[name]}`),
    "",
    names.join(";"),
    payload,
  ];
  const scope = `${day}/us-east-1/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical.join("\n"))].join("\n");
  const seed = hmac(signingKey(day, raw.secret), toSign).toString("hex");
  const credential = `${raw.accessKey ?? keys.accessKey}/${scope}`;
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${seed}`;
  return { ...raw, headers, seed };
}

const send = (raw: Parameters<typeof signed>[0]) => exchange(signed(raw));
const code = ({ status, text }: Reply) => `${status} ${/<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? ""}`.trim();

describe("signatures in headers", () => {
  const get = { method: "GET", path: "/bucket/hello" };

  it("accepts what an independent signer made", async () => {
    expect(await send(get)).toMatchObject({ status: 200, text: "hello" });
  });

  it.each([
    ["no signature at all", () => exchange(get), "403 AccessDenied"],
    ["another secret", () => send({ ...get, secret: "guess" }), "403 SignatureDoesNotMatch"],
    ["another access key", () => send({ ...get, accessKey: "guess" }), "403 InvalidAccessKeyId"],
    [
      "a request of 16 minutes ago",
      () => send({ ...get, at: new Date(Date.now() - 960_000) }),
      "403 RequestTimeTooSkewed",
    ],
    [
      "a request of the future",
      () => send({ ...get, at: new Date(Date.now() + 960_000) }),
      "403 RequestTimeTooSkewed",
    ],
    [
      "another path than was signed",
      () => exchange({ ...signed(get), path: "/bucket/other" }),
      "403 SignatureDoesNotMatch",
    ],
    [
      "another method than was signed",
      () => exchange({ ...signed(get), method: "DELETE" }),
      "403 SignatureDoesNotMatch",
    ],
    [
      "an added query",
      () => exchange({ ...signed(get), path: "/bucket/hello?response-expires=0" }),
      "403 SignatureDoesNotMatch",
    ],
    [
      "an unsigned x-amz header",
      () => {
        const raw = signed({ method: "PUT", path: "/bucket/new", body: "" });
        return exchange({ ...raw, headers: { ...raw.headers, "x-amz-copy-source": "/bucket/hello" } });
      },
      "403 AccessDenied",
    ],
    [
      "a body other than the signed one",
      () => exchange({ ...signed({ method: "PUT", path: "/bucket/new", body: "good" }), body: "evil" }),
      "400 XAmzContentSHA256Mismatch",
    ],
    ["a bucket that is a path", () => send({ method: "PUT", path: "/..%2f.." }), "400 InvalidBucketName"],
    ["two dots as bucket", () => send({ method: "PUT", path: "/../x" }), "400 InvalidBucketName"],
    ["a broken escape", () => send({ method: "GET", path: "/bucket/%E5%B" }), "400 InvalidURI"],
    [
      "an operation it does not know",
      () => send({ method: "GET", path: "/bucket/hello?acl=" }),
      "501 NotImplemented",
    ],
    [
      "a wrong Content-MD5",
      () =>
        send({
          method: "PUT",
          path: "/bucket/new",
          body: "x",
          headers: { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" },
        }),
      "400 BadDigest",
    ],
    [
      "a wrong checksum",
      () =>
        send({ method: "PUT", path: "/bucket/new", body: "x", headers: { "x-amz-checksum-sha256": "AAAA" } }),
      "400 BadDigest",
    ],
  ])("refuses %s", async (_what, attempt, expected) => {
    expect(code(await attempt())).toBe(expected);
    expect(code(await send({ method: "GET", path: "/bucket/new" }))).toBe("404 NoSuchKey");
  });

  it("keeps a raw ../../ inside the bucket", async () => {
    expect((await send({ method: "PUT", path: "/bucket/../../x", body: "in" })).status).toBe(200);
    expect(await send({ method: "GET", path: "/bucket/../../x" })).toMatchObject({ status: 200, text: "in" });
    expect(code(await send({ method: "GET", path: "/bucket/x" }))).toBe("404 NoSuchKey");
  });
});

describe("presigned addresses", () => {
  async function presign(
    method: string,
    expiresIn: number,
    at = new Date(),
    query: Record<string, string> = {},
  ) {
    const s3 = client();
    const signer = await s3.config.signer();
    s3.destroy();
    if (!("presign" in signer)) throw new Error("this signer cannot presign");
    const request = await (
      signer.presign as (request: object, options: object) => Promise<{ query: Record<string, string> }>
    )(
      {
        ...{
          method,
          protocol: "http:",
          hostname: "127.0.0.1",
          port: store.port,
          path: "/bucket/hello",
          query,
        },
        headers: { host: `127.0.0.1:${store.port}`, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
      },
      { expiresIn, signingDate: at },
    );
    return `/bucket/hello?${Object.entries(request.query)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join("&")}`;
  }

  it("open while they last, with the headers they ask for", async () => {
    const target = await presign("GET", 60, new Date(), { "response-content-type": "text/plain" });
    const reply = await exchange({ method: "GET", path: target });
    expect([reply.status, reply.text, reply.headers["content-type"]]).toEqual([200, "hello", "text/plain"]);
  });

  it("are refused when expired, lasting too long, altered or used for something else", async () => {
    const ago = new Date(Date.now() - 61_000);
    expect(await exchange({ method: "GET", path: await presign("GET", 60, ago) })).toMatchObject({
      status: 403,
      text: expect.stringContaining("Request has expired"),
    });
    expect((await exchange({ method: "GET", path: await presign("GET", 70, ago) })).status).toBe(200);
    const good = await presign("GET", 60);
    const altered = [
      good.replace("X-Amz-Expires=60", "X-Amz-Expires=600"),
      good.replace("X-Amz-Expires=60", "X-Amz-Expires=9999999"),
      good.replace("/hello", "/other"),
      `${good}&response-content-type=text%2Fhtml`,
      good.replace("X-Amz-Signature=", "X-Amz-Signature=0"),
      `${good}&X-Amz-Expires=60`,
    ];
    for (const target of altered)
      expect((await exchange({ method: "GET", path: target })).status).toBeGreaterThan(399);
    expect(code(await exchange({ method: "DELETE", path: good }))).toBe("403 SignatureDoesNotMatch");
  });

  it("take an upload, but no header that was not signed", async () => {
    const target = await presign("PUT", 60);
    expect((await exchange({ method: "PUT", path: target, body: "hello" })).status).toBe(200);
    const sneaked = await exchange({
      method: "PUT",
      path: target,
      body: "x",
      headers: { "x-amz-meta-role": "a" },
    });
    expect(code(sneaked)).toBe("403 AccessDenied");
    expect((await send({ method: "GET", path: "/bucket/hello" })).text).toBe("hello");
  });
});

describe("signed chunks", () => {
  const pieces = ["a".repeat(70_000), "二".repeat(9), ""];

  /** A body in signed chunks with a signed checksum trailer; `spoil` alters what travels. */
  function chunked(spoil: (wire: string) => string = (wire) => wire): Raw {
    const whole = Buffer.from(pieces.join(""));
    const raw = signed({
      ...{ method: "PUT", path: "/bucket/chunked", payload: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" },
      headers: {
        "content-encoding": "aws-chunked",
        "x-amz-decoded-content-length": String(whole.length),
        "x-amz-trailer": "x-amz-checksum-crc32c",
      },
    });
    const date = raw.headers?.["x-amz-date"] ?? "";
    const day = date.slice(0, 8);
    let previous = raw.seed;
    const link = (kind: string, hashes: string[]) => {
      const text = [
        `AWS4-HMAC-SHA256-${kind}`,
        date,
        `${day}/us-east-1/s3/aws4_request`,
        previous,
        ...hashes,
      ].join("\n");
      previous = hmac(signingKey(day), text).toString("hex");
      return previous;
    };
    let wire = "";
    for (const piece of pieces) {
      const size = Buffer.byteLength(piece).toString(16);
      wire += `${size};chunk-signature=${link("PAYLOAD", [sha256(""), sha256(piece)])}\r\n${piece}${piece ? "\r\n" : ""}`;
    }
    const digest = startDigest("crc32c");
    digest.update(whole);
    const trailer = `x-amz-checksum-crc32c:${digest.digest().toString("base64")}`;
    wire += `${trailer}\r\nx-amz-trailer-signature:${link("TRAILER", [sha256(`${trailer}\n`)])}\r\n\r\n`;
    return { ...raw, body: spoil(wire) };
  }

  it("are joined, and stored without their envelope", async () => {
    expect((await exchange(chunked())).status).toBe(200);
    const { text, headers } = await send({ method: "GET", path: "/bucket/chunked" });
    expect([text, headers["content-encoding"]]).toEqual([pieces.join(""), undefined]);
    await send({ method: "DELETE", path: "/bucket/chunked" });
  });

  it.each([
    ["a changed byte", (wire: string) => wire.replace("aaaa", "aaab"), "403 SignatureDoesNotMatch"],
    [
      "a changed trailer",
      (wire: string) => wire.replace(/crc32c:./, "crc32c:!"),
      "403 SignatureDoesNotMatch",
    ],
    [
      "a missing last chunk",
      (wire: string) => wire.slice(0, wire.lastIndexOf("\r\n0;") + 2),
      "400 IncompleteBody",
    ],
    ["something after the end", (wire: string) => `${wire}more`, "400 InvalidChunk"],
    ["a size that is none", (wire: string) => `zz${wire}`, "400 InvalidChunk"],
  ])("are refused with %s", async (_what, spoil, expected) => {
    expect(code(await exchange(chunked(spoil)))).toBe(expected);
    expect(code(await send({ method: "GET", path: "/bucket/chunked" }))).toBe("404 NoSuchKey");
  });
});

describe("checksums", () => {
  it.each([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
  ] as const)("%s has its published check value", (algorithm, expected) => {
    const digest = startDigest(algorithm);
    for (const part of ["1234", "56789"]) digest.update(Buffer.from(part));
    expect(digest.digest().toString("hex")).toBe(expected);
  });

  it.each(["CRC32", "CRC32C", "SHA1", "SHA256"] as const)(
    "of the SDK, %s, is verified and given back",
    async (name) => {
      const s3 = client();
      const Key = `sum-${name}`;
      const put = new PutObjectCommand({ Bucket: "bucket", Key, Body: "summed", ChecksumAlgorithm: name });
      const sent = (await s3.send(put))[`Checksum${name}`];
      const got = await s3.send(new GetObjectCommand({ Bucket: "bucket", Key, ChecksumMode: "ENABLED" }));
      expect(sent).toBeTruthy();
      expect(got[`Checksum${name}`]).toBe(sent);
      expect(await got.Body?.transformToString()).toBe("summed");
      s3.destroy();
    },
  );
});
