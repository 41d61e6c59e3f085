/** What `npm start` runs once the dependencies are there: the whole product, until Ctrl-C. */
import path from "node:path";
import { closeDatabase } from "@/db/client";
import { PlainError, stopChildren } from "./run";
import { table } from "./stack/progress";
import { readSettings } from "./stack/settings";
import { type Stack, type Stops, startStack } from "./stack/start-stack";

const root = path.resolve(process.cwd());
const stops: Stops = [];
let ending: Promise<void> | undefined;

/** Stops everything in reverse order, once. */
function end(code: number, sentence?: string): Promise<void> {
  ending ??= (async () => {
    if (sentence) console.error(`\n${sentence}`);
    if (stops.length > 0) console.log("\n正在停止……");
    await closeDatabase().catch(() => {});
    for (const stop of stops.reverse()) await stop().catch(() => {});
    await stopChildren();
    if (stops.length > 0) console.log("已全部停止，数据保留。");
    process.exit(code);
  })();
  return ending;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));

// Under `npm start` the signal may reach npm alone: when it is gone, so are we.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && void end(0), 500).unref();
}

function announce({ appUrl, inboxUrl, issuer, accounts, cases, logDir }: Stack): void {
  const addresses = [
    ["网站", appUrl],
    ...(inboxUrl ? [["短信收件箱", inboxUrl]] : []),
    ["身份认证平台", issuer],
    ["运行日志", path.relative(root, logDir)],
  ];
  console.log(`\n${table(addresses)}\n`);
  if (accounts) {
    const rows = accounts.map(({ username, password, workspace, who }) => [
      username,
      password,
      workspace,
      who,
    ]);
    console.log(`${table([["账号", "密码", "身份", "姓名"], ...rows])}\n`);
  }
  if (cases) {
    const rows = [
      ...cases.ready.slice(0, 2).map((one) => [one.contractor, one.caseNumber, "可以抽取专家"]),
      ...cases.invited.slice(0, 4).map((one) => [one.username, one.caseNumber, "有邀请等待答复"]),
      ...cases.formed.slice(0, 1).map((one) => [one.contractor, one.caseNumber, "专家组已成立，等待会议"]),
    ];
    console.log(`${table([["账号", "论证项目", "可以看到"], ...rows])}\n`);
    const scenes = cases.scenes.map(
      ({ state, caseNumber, contractor, leader, member, supervision, regulator }) => [
        ...[state, caseNumber, contractor, leader, member, supervision, regulator],
      ],
    );
    const heads = ["状态", "论证项目", "施工单位", "组长", "组员", "监理单位", "监督机构"];
    console.log(`${table([heads, ...scenes])}\n`);
  }
  console.log("按 Ctrl-C 停止。");
}

try {
  console.log("正在启动工评……");
  const stack = await startStack(readSettings(process.env, root), root, stops);
  if (!ending) announce(stack);
  for (const { title, child } of stack.programs) {
    void child.ended.then(() => {
      if (!ending) void end(1, `${title}意外退出：\n${child.lastLines.slice(-8).join("\n")}`);
    });
  }
} catch (error) {
  if (!ending) {
    const sentence =
      error instanceof PlainError
        ? error.message
        : `启动没有成功：${error instanceof Error ? error.stack : String(error)}`;
    await end(1, sentence);
  }
}
