import { testEnvironment } from "../../tests/support/environment";
import { faults, settingNames } from "./env";

const complete: Record<string, string> = { ...testEnvironment };

/** A production configuration nothing is wrong with. */
const real: Record<string, string> = {
  ...complete,
  GONGPING_MODE: "production",
  APP_URL: "https://gongping.gov.test",
  NEXTAUTH_URL: "https://gongping.gov.test",
  NEXTAUTH_SECRET: "n".repeat(48),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  DATABASE_URL: "postgres://app:secret@db.internal/gongping",
  OIDC_ISSUER: "https://id.gov.test",
  OIDC_CLIENT_SECRET: "o".repeat(32),
  S3_ENDPOINT: "https://s3.internal",
  S3_SECRET_ACCESS_KEY: "s".repeat(32),
  SMS_ALIYUN_ACCESS_KEY_SECRET: "a".repeat(30),
  SMS_ALIYUN_ENDPOINT: "",
  SMS_TENCENT_SECRET_KEY: "t".repeat(30),
  SMS_TENCENT_ENDPOINT: "",
  SMS_RECEIPT_TOKEN: "r".repeat(40),
};

describe("the configuration", () => {
  it("names everything that is missing at once", () => {
    const list = faults({});
    for (const name of [
      "APP_URL",
      "DATABASE_URL",
      "NEXTAUTH_SECRET",
      "DATA_KEYS",
      "S3_BUCKET",
      "OIDC_ISSUER",
    ]) {
      expect(list).toContain(`${name} is missing`);
    }
    expect(list.length).toBeGreaterThan(15);
  });

  it("takes an empty value for a missing one", () => {
    expect(faults({ ...real, HASH_KEY: "" })).toEqual(["HASH_KEY is missing"]);
    expect(faults({ ...real, REDIS_URL: "" })).toEqual([]);
  });

  it.each([
    ["NEXTAUTH_SECRET", "short"],
    ["HASH_KEY", Buffer.alloc(16).toString("base64")],
    ["DATA_KEYS", "k1:tooshort"],
    ["DATA_KEYS", Buffer.alloc(32).toString("base64")],
    ["DATABASE_URL", "mysql://db/x"],
    ["REDIS_URL", "http://cache"],
    ["CLAMD_PORT", "70000"],
    ["SWEEP_SECONDS", "0"],
    ["GONGPING_MODE", "staging"],
    ["APP_URL", "gongping"],
  ])("names a faulty %s (%s) and never shows it", (name, value) => {
    const list = faults({ ...real, [name]: value });
    expect(list).toHaveLength(1);
    expect(list[0]?.startsWith(`${name} `)).toBe(true);
    if (value.length > 6) expect(list.join()).not.toContain(value);
  });

  it("is accepted when nothing is wrong with it", () => {
    expect(faults(real)).toEqual([]);
  });
});

describe("production", () => {
  it.each([
    ["APP_URL", "http://gongping.gov.test"],
    ["OIDC_ISSUER", "http://127.0.0.1:3001"],
    ["OIDC_ISSUER", "https://localhost:3001"],
    ["S3_ENDPOINT", "http://[::1]:3003"],
    ["SMS_ALIYUN_ENDPOINT", "http://127.0.0.1:3002"],
    ["SMS_TENCENT_ENDPOINT", "sms.example"],
    ["NEXTAUTH_SECRET", `demo-${"x".repeat(40)}`],
    ["OIDC_CLIENT_SECRET", "change-me-change-me"],
    ["SMS_RECEIPT_TOKEN", `example-${"x".repeat(40)}`],
    ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", ""],
  ])("refuses %s = %s", (name, value) => {
    const list = faults({ ...real, [name]: value });
    expect(list.length).toBeGreaterThan(0);
    for (const line of list) expect(line).toContain(name);
    expect(faults({ ...real, GONGPING_MODE: "test", [name]: value })).toEqual([]);
  });

  it("is what is meant when nothing is said", () => {
    const silent: Record<string, string> = { ...real, APP_URL: "http://gongping.gov.test" };
    delete silent.GONGPING_MODE;
    expect(faults(silent)).toEqual(["APP_URL must be https:// in production"]);
  });

  it("refuses the settings of the local stack as a whole", () => {
    expect(
      faults({ ...complete, DATABASE_URL: "postgres://a@127.0.0.1/b", GONGPING_MODE: "production" }).length,
    ).toBeGreaterThan(6);
  });

  it("knows its settings by name", () => {
    expect(settingNames).toContain("APP_URL");
    expect(settingNames.length).toBeGreaterThan(30);
  });
});
