import { Agent, type IncomingHttpHeaders, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as they came: a header sent twice is here twice. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly text: string;
  readonly milliseconds: number;
}

export interface Ask {
  readonly method?: string;
  readonly cookie?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** Speaks HTTP as an attacker does: every header and every path as given, nothing followed, nothing repaired. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });
  readonly origin: string;
  private readonly port: number;
  private readonly host: string;

  constructor(baseUrl: string) {
    const url = new URL(baseUrl);
    this.origin = url.origin;
    this.host = url.host;
    this.port = Number(url.port);
  }

  ask(path: string, { method = "GET", cookie, headers = {}, body }: Ask = {}): Promise<Answer> {
    const from = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.agent,
          host: "127.0.0.1",
          port: this.port,
          path,
          method,
          headers: {
            host: this.host,
            ...(cookie ? { cookie } : {}),
            ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const whole = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              rawHeaders: response.rawHeaders,
              body: whole,
              text: whole.toString("utf8"),
              milliseconds: performance.now() - from,
            });
          });
        },
      );
      sent.on("error", (error: NodeJS.ErrnoException) => {
        // The server may close an idle line at the moment it is used again: nothing of the request was read.
        const closed = error.code === "ECONNRESET" || error.code === "EPIPE";
        if (sent.reusedSocket && closed) resolve(this.ask(path, { method, cookie, headers, body }));
        else reject(error);
      });
      sent.setTimeout(30_000, () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** A multipart body; a value that is a buffer becomes a file of the given name. */
export function multipart(
  fields: readonly (readonly [name: string, value: string | Buffer, fileName?: string])[],
): { body: Buffer; type: string } {
  const boundary = "----attack7d1c0e5b9a";
  const parts = fields.flatMap(([name, value, fileName]) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${
        fileName === undefined ? "" : `; filename="${fileName}"\r\ncontent-type: application/octet-stream`
      }\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ]);
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The body with which a page's script calls an action: the previous state, then the form. */
export function actionBody(fields: Fields): { body: Buffer; type: string } {
  const values = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((one) => [`_1_${name}`, one] as const),
  );
  return multipart([...values, ["0", '[{"errors":{},"values":{}},"$K1"]']]);
}
