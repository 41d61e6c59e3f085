import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { faults } from "@/platform/env";
import { PlainError } from "../run";
import { address } from "./databases";
import { composeEnvironment } from "./environment";
import { table } from "./progress";
import { keepSecrets } from "./secrets";
import { demandPorts, readSettings } from "./settings";

const home = mkdtempSync(path.join(tmpdir(), "gongping-stack-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("settings of the local stack", () => {
  it("follow one port", () => {
    const { ports, appUrl } = readSettings({ PORT: "4000" }, home);
    expect(ports).toEqual({ web: 4000, identity: 4001, sms: 4002, store: 4003, database: 4004 });
    expect(appUrl).toBe("http://localhost:4000");
    expect(readSettings({ PORT: "4000", SMS_PORT: "5" }, home).ports.sms).toBe(5);
  });

  it("start nothing that is given from outside", () => {
    expect(Object.values(readSettings({}, home).given)).toEqual([false, false, false, false, false]);
    const given = {
      DATABASE_URL: "postgres://a@b/c",
      DATABASE_OWNER_URL: "postgres://o@b/c",
      REDIS_URL: "redis://r",
      S3_ENDPOINT: "http://s",
      OIDC_ISSUER: "http://i",
      SMS_ALIYUN_ACCESS_KEY_ID: "k",
    };
    expect(Object.values(readSettings(given, home).given)).toEqual([true, true, true, true, true]);
  });

  it.each([
    [{ PORT: "abc" }, /PORT 应是/],
    [{ STORE_PORT: "70000" }, /STORE_PORT 应是/],
    [{ DATABASE_URL: "postgres://a@b/c" }, /DATABASE_OWNER_URL/],
  ])("name what is wrong in plain words: %j", (source, sentence) => {
    expect(() => readSettings(source, home)).toThrow(PlainError);
    expect(() => readSettings(source, home)).toThrow(sentence);
  });

  it("name every taken port before anything starts", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const settings = readSettings({ PORT: String(port), SMS_PORT: String(port) }, home);
    await expect(demandPorts(settings)).rejects.toThrow(
      /（网站）已被别的程序占用，可用 PORT=.*\n.*（短信网关）/,
    );
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("secrets of the local stack", () => {
  const file = path.join(home, "kept", "secrets.json");

  it("are made once, for their owner alone", () => {
    const made = keepSecrets(file);
    expect(keepSecrets(file)).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length);
  });

  it("are added to when the stack has learnt to need more", () => {
    const { linkKey, ...older } = keepSecrets(file);
    writeFileSync(file, JSON.stringify(older));
    const now = keepSecrets(file);
    expect(now).toMatchObject(older);
    expect(now.linkKey).not.toBe(linkKey);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(now);
  });

  it("and addresses make a whole configuration, which production refuses", () => {
    const environment = composeEnvironment(
      {
        appUrl: "http://localhost:3000",
        databaseUrl: "postgres://a@127.0.0.1/b",
        storeUrl: "http://127.0.0.1:1",
        issuer: "http://127.0.0.1:2",
        smsUrl: "http://127.0.0.1:3",
      },
      keepSecrets(file),
    );
    expect(faults(environment)).toEqual([]);
    expect(faults({ ...environment, GONGPING_MODE: "production" }).length).toBeGreaterThan(4);
  });
});

describe("what the terminal shows", () => {
  it("stands in columns, a Chinese character taking two places", () => {
    expect(
      table([
        ["账号", "甲"],
        ["station1", "乙"],
      ]),
    ).toBe("账号      甲\nstation1  乙");
  });

  it("goes to another database of the same server", () => {
    expect(address("postgres://a:b@h:1/x", "y", { username: "c", password: "p/w" })).toBe(
      "postgres://c:p%2Fw@h:1/y",
    );
  });
});
