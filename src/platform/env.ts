import { z } from "zod";

/** How the process is meant: `production` refuses every stand-in; `demo` is `npm start`; `test` is the suites. */
export type Mode = "production" | "demo" | "test";

const url = z.url();
const base64Key = z
  .string()
  .refine((value) => Buffer.from(value, "base64").length === 32, "must be 32 bytes in base64");
const keyRing = z
  .string()
  .refine(
    (value) =>
      value
        .split(",")
        .every(
          (part) =>
            /^[a-z0-9]{1,8}:[A-Za-z0-9+/=]+$/.test(part) && base64Key.safeParse(part.split(":")[1]).success,
        ),
    "must be id:base64[,id:base64…], each key 32 bytes, the current one first",
  );
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const schema = z.object({
  GONGPING_MODE: z.enum(["production", "demo", "test"]).default("production"),
  APP_URL: url,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address"),
  QUEUE_DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address")),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, "must be a redis:// address")),
  S3_ENDPOINT: url,
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_BUCKET: z.string().min(3),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(16, "must have at least 16 characters"),
  OIDC_ISSUER: url,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16, "must have at least 16 characters"),
  NEXTAUTH_URL: url,
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: optional(z.string().min(24)),
  DATA_KEYS: keyRing,
  HASH_KEY: base64Key,
  LINK_KEY: base64Key,
  SMS_ALIYUN_ACCESS_KEY_ID: z.string().min(1),
  SMS_ALIYUN_ACCESS_KEY_SECRET: z.string().min(1),
  SMS_ALIYUN_ENDPOINT: optional(z.string().min(1)),
  SMS_ALIYUN_SIGN_NAME: z.string().min(1).default("青岛工评"),
  SMS_ALIYUN_TEMPLATES: z.string().min(2),
  SMS_TENCENT_SECRET_ID: z.string().min(1),
  SMS_TENCENT_SECRET_KEY: z.string().min(1),
  SMS_TENCENT_ENDPOINT: optional(z.string().min(1)),
  SMS_TENCENT_SDK_APP_ID: z.string().min(1),
  SMS_TENCENT_SIGN_NAME: z.string().min(1).default("青岛工评"),
  SMS_TENCENT_TEMPLATES: z.string().min(2),
  SMS_RECEIPT_TOKEN: z.string().min(32, "must have at least 32 characters"),
  CLAMD_HOST: optional(z.string().min(1)),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65535).default(3310),
  SWEEP_SECONDS: z.coerce.number().min(0.2).max(300).default(30),
  RELAY_MILLISECONDS: z.coerce.number().int().min(50).max(10_000).default(1000),
  SITE_PHONE: z.string().min(5).default("0532-00000000"),
});

export type Env = z.output<typeof schema>;

/** Every setting there is, for whoever has to list them. */
export const settingNames = Object.keys(schema.shape) as readonly (keyof Env)[];

const loopback = (value: string) =>
  /^(https?|postgres(ql)?|rediss?):\/\/([^@/]*@)?(localhost|127\.|\[::1\])/.test(value);
const demoValue = (value: string) => /demo|example|change-?me|stand-?in/i.test(value);

/** Everything that is wrong with a configuration, a line each; empty when it can be used. */
export function faults(source: Record<string, string | undefined>): string[] {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => {
      const name = issue.path.join(".");
      return source[name] === undefined || source[name] === ""
        ? `${name} is missing`
        : `${name} ${issue.message}`;
    });
  }
  return parsed.data.GONGPING_MODE === "production" ? productionFaults(parsed.data) : [];
}

/** Production takes no stand-in, no demonstration secret and no plain-text address of its own. */
function productionFaults(env: Env): string[] {
  const list: string[] = [];
  for (const name of ["APP_URL", "NEXTAUTH_URL", "OIDC_ISSUER"] as const) {
    if (!env[name].startsWith("https://")) list.push(`${name} must be https:// in production`);
  }
  for (const name of ["OIDC_ISSUER", "S3_ENDPOINT"] as const) {
    if (loopback(env[name])) list.push(`${name} points to this machine: stand-ins are refused in production`);
  }
  for (const name of ["SMS_ALIYUN_ENDPOINT", "SMS_TENCENT_ENDPOINT"] as const) {
    if (env[name]) list.push(`${name} is for the stand-in gateway and refused in production`);
  }
  for (const name of [
    "OIDC_CLIENT_SECRET",
    "NEXTAUTH_SECRET",
    "S3_SECRET_ACCESS_KEY",
    "SMS_ALIYUN_ACCESS_KEY_SECRET",
    "SMS_TENCENT_SECRET_KEY",
    "SMS_RECEIPT_TOKEN",
  ] as const) {
    if (demoValue(env[name])) list.push(`${name} is a demonstration value`);
  }
  if (!env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY) {
    list.push("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is missing: forms open during a deployment would be lost");
  }
  return list;
}

/** The same for this process's own environment. */
export function ownFaults(): string[] {
  return faults(process.env);
}

let cached: { source: string; env: Env } | undefined;

/** The process's configuration; throws one error that lists every fault. */
export function env(): Env {
  if (cached) return cached.env;
  const list = ownFaults();
  if (list.length > 0) throw new Error(`configuration:\n${list.map((line) => `  - ${line}`).join("\n")}`);
  cached = { source: "process", env: schema.parse(process.env) };
  return cached.env;
}

interface Secrets {
  dataKeys: ReadonlyMap<string, Buffer>;
  hashKey: Buffer;
  linkKey: Buffer;
}

let cachedSecrets: Secrets | undefined;

/** Keys for data at rest, taken apart from `env()` so that command line tools need no more than these. */
export function secrets(): Secrets {
  if (!cachedSecrets) {
    const keys = z
      .object({ DATA_KEYS: keyRing, HASH_KEY: base64Key, LINK_KEY: base64Key })
      .parse(process.env);
    cachedSecrets = {
      dataKeys: new Map(
        keys.DATA_KEYS.split(",").map((part) => {
          const [id, key] = part.split(":");
          return [id ?? "", Buffer.from(key ?? "", "base64")];
        }),
      ),
      hashKey: Buffer.from(keys.HASH_KEY, "base64"),
      linkKey: Buffer.from(keys.LINK_KEY, "base64"),
    };
  }
  return cachedSecrets;
}
