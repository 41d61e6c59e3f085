import { spawn } from "node:child_process";
import { useDatabase } from "../../support/database";
import { testEnvironment } from "../../support/environment";

// Each case is a process of its own: what ends a process cannot be seen from inside it.

const real = {
  ...testEnvironment,
  GONGPING_MODE: "production",
  APP_URL: "https://gongping.gov.test",
  NEXTAUTH_URL: "https://gongping.gov.test",
  NEXTAUTH_SECRET: "n".repeat(48),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  OIDC_ISSUER: "https://id.gov.test",
  OIDC_CLIENT_SECRET: "o".repeat(32),
  S3_ENDPOINT: "https://s3.internal",
  S3_SECRET_ACCESS_KEY: "s".repeat(32),
  SMS_ALIYUN_ENDPOINT: "",
  SMS_TENCENT_ENDPOINT: "",
  SMS_RECEIPT_TOKEN: "r".repeat(40),
  LOG_LEVEL: "info",
};

/** Starts the worker; answers its exit code and output, or null for a code when it had to be stopped. */
function startWorker(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const { PATH = "" } = process.env;
    const child = spawn(process.execPath, ["bin/worker"], { env: { PATH, NODE_ENV: "production", ...env } });
    let said = "";
    const hear = (data: Buffer) => {
      said += String(data);
      if (said.includes('"worker ready"')) child.kill("SIGKILL");
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("close", (code) => resolve({ code, said }));
  });
}

jest.setTimeout(60_000);

describe("a process that starts", () => {
  const database = useDatabase();

  it("names every fault of its configuration at once and ends", async () => {
    const { code, said } = await startWorker({ DATABASE_URL: database.url, HASH_KEY: "short" });
    expect(code).toBe(1);
    for (const name of ["APP_URL is missing", "HASH_KEY must be", "S3_BUCKET is missing"]) {
      expect(said).toContain(`configuration: ${name}`);
    }
    expect(said).not.toContain("short");
  });

  it("refuses the stand-ins in production", async () => {
    const { code, said } = await startWorker({
      ...testEnvironment,
      GONGPING_MODE: "production",
      DATABASE_URL: database.url,
    });
    expect(code).toBe(1);
    expect(said).toContain("configuration: OIDC_ISSUER points to this machine");
    expect(said).toContain("configuration: SMS_ALIYUN_ENDPOINT is for the stand-in gateway");
  });

  it("starts on a real configuration and an honest database", async () => {
    const { code, said } = await startWorker({ ...real, DATABASE_URL: database.url });
    expect(said).toContain("worker ready");
    expect(code).toBeNull();
  });

  it("refuses a shifted clock in production", async () => {
    await database.advance(1000);
    const { code, said } = await startWorker({ ...real, DATABASE_URL: database.url });
    await database.realClock();
    expect(code).toBe(1);
    expect(said).toContain("clock_offset");
  });

  it("refuses a database with a synthetic city in production", async () => {
    await database.owner`insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail, request_id)
      values (gen_random_uuid(), now(), 'system', 'city', 'data.seeded', 'city', 'demo', '{}', 'test')`;
    const { code, said } = await startWorker({ ...real, DATABASE_URL: database.url });
    expect(code).toBe(1);
    expect(said).toContain("synthetic city");
  });
});
