import path from "node:path";
import { loadRulebook } from "../../bin/load-rulebook";
import { type SeededCases, seedCases } from "../city";
import { demoAccounts, demoPassword, demoTable } from "../city/demo-accounts";
import { generateCity } from "../city/generate-city";
import { loadCity } from "../city/load/load-city";
import { startPostgres } from "../postgres";
import { type Child, type Log, PlainError } from "../run";
import { build } from "./build";
import { ensureDatabases } from "./databases";
import { composeEnvironment } from "./environment";
import { migrate, refuseUnusable } from "./migrate";
import { startWeb, startWorker } from "./programs";
import { logFile, step } from "./progress";
import { keepSecrets } from "./secrets";
import { demandPorts, type Settings } from "./settings";
import { startIdentity, startSms, startStore } from "./stand-ins";

export interface Stack {
  appUrl: string;
  inboxUrl: string | null;
  issuer: string;
  logDir: string;
  accounts: ReturnType<typeof demoTable> | null;
  /** What the demonstration cases have for whom; null when the database came from outside. */
  cases: SeededCases | null;
  programs: { title: string; child: Child }[];
}

/** Something that was started; stopped in reverse order. */
export type Stops = (() => Promise<unknown>)[];

/**
 * Brings up everything that was not given from outside, in the order of dependence. Each thing started puts
 * its stop into `stops` at once, so that a start cut short leaves nothing behind.
 */
export async function startStack(settings: Settings, root: string, stops: Stops): Promise<Stack> {
  const { dir, ports, given, appUrl } = settings;
  await demandPorts(settings);
  const secrets = keepSecrets(path.join(dir, "secrets.json"));
  const logDir = path.join(dir, "log");
  const logs = (name: string): Log => logFile(path.join(logDir, `${name}.log`));

  const databases = given.database
    ? givenDatabases()
    : await step("启动数据库 PostgreSQL", async () => {
        const server = await startPostgres({
          dataDir: path.join(dir, "postgres"),
          port: ports.database,
          log: logs("postgres"),
        });
        stops.push(() => server.stop());
        return await ensureDatabases(server.adminUrl, secrets.databasePassword);
      });

  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const city = generateCity({ seed: "demo", today });
  const store = given.store
    ? undefined
    : await step("启动文件存储", () =>
        startStore({ dir: path.join(dir, "objects"), port: ports.store, secrets, log: logs("store") }),
      );
  if (store) stops.push(() => store.stop());
  const identity = given.identity
    ? undefined
    : await step("启动身份认证平台（模拟）", () =>
        startIdentity({
          dir: path.join(dir, "identity"),
          port: ports.identity,
          appUrl,
          accounts: demoAccounts(city),
          secrets,
          demoNote: `演示账号的密码都是 ${demoPassword}`,
        }),
      );
  if (identity) stops.push(() => identity.stop());
  const environment = composeEnvironment(
    {
      appUrl,
      databaseUrl: databases.appUrl,
      queueDatabaseUrl: given.queue ? undefined : databases.queueUrl,
      storeUrl: store?.endpoint,
      issuer: identity?.issuer,
      smsUrl: given.sms ? undefined : `http://127.0.0.1:${ports.sms}`,
    },
    secrets,
  );
  // What was set from outside wins; an empty value is no choice.
  for (const [name, value] of Object.entries(environment)) process.env[name] ||= value;

  await step("更新数据库结构", () => migrate(databases.ownerUrl, root));
  await step("载入规则库", () => loadRulebook(databases.appUrl));
  await step("核对配置", () => refuseUnusable(process.env));
  await step("载入演示城市（首次需要十几秒）", () => loadCity(databases.appUrl, city));
  const cases = given.database
    ? null
    : await step("载入演示案件（首次约一分钟）", () =>
        seedCases({
          city,
          ownerUrl: databases.ownerUrl,
          smsDir: path.join(dir, "sms"),
          demoFile: path.join(dir, "city", "demo.json"),
        }),
      );
  const gateway = given.sms
    ? undefined
    : await step("启动短信网关（模拟）", () =>
        startSms({
          dir: path.join(dir, "sms"),
          port: ports.sms,
          appUrl,
          databaseUrl: databases.appUrl,
          secrets,
        }),
      );
  if (gateway) stops.push(() => gateway.stop());

  await step("编译网站（源码没有变化时跳过）", () => build(root, logs("build")));
  const env = { ...process.env, NODE_ENV: "production" } satisfies NodeJS.ProcessEnv;
  const worker = await step("启动后台任务程序", () => startWorker({ root, env, log: logs("worker") }));
  stops.push(() => worker.stop());
  const web = await step("启动网站", () =>
    startWeb({ root, env, port: ports.web, host: settings.host, log: logs("web") }),
  );
  stops.push(() => web.stop());
  return {
    appUrl,
    inboxUrl: gateway ? `${gateway.url}/inbox` : null,
    issuer: process.env.OIDC_ISSUER ?? "",
    logDir,
    accounts: identity ? demoTable(city) : null,
    cases,
    programs: [
      { title: "网站", child: web },
      { title: "后台任务程序", child: worker },
    ],
  };
}

function givenDatabases() {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, QUEUE_DATABASE_URL } = process.env;
  if (!appUrl || !ownerUrl) throw new PlainError("DATABASE_URL 与 DATABASE_OWNER_URL 要同时给出。");
  return { appUrl, ownerUrl, queueUrl: QUEUE_DATABASE_URL ?? appUrl };
}
