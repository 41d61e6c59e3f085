import postgres from "postgres";
import type { Account } from "../identity-provider";
import { startIdentityProvider } from "../identity-provider";
import { startObjectStore } from "../object-store";
import { type Log, PlainError } from "../run";
import { type SmsGatewayOptions, startSmsGateway } from "../sms-gateway/start-sms-gateway";
import { clientId, sdkAppId } from "./environment";
import type { Secrets } from "./secrets";

/** The stand-ins of outside services, each with the secrets the product is given for it. */

export function startStore(options: { dir: string; port: number; secrets: Secrets; log: Log }) {
  const { dir, port, secrets, log } = options;
  return startObjectStore({
    dir,
    port,
    accessKey: secrets.s3AccessKeyId,
    secretKey: secrets.s3SecretAccessKey,
    log,
  });
}

export function startIdentity(options: {
  dir: string;
  port: number;
  appUrl: string;
  accounts: Account[];
  secrets: Secrets;
  demoNote?: string;
  now?: () => number;
}) {
  const { dir, port, appUrl, accounts, secrets, demoNote, now } = options;
  return startIdentityProvider({
    port,
    dir,
    accounts,
    clients: [
      {
        client_id: clientId,
        client_secret: secrets.oidcClientSecret,
        redirect_uris: [`${appUrl}/api/auth/callback/province`],
        post_logout_redirect_uris: [`${appUrl}/`],
        client_name: "市政公用工程专家评审管理服务平台",
      },
    ],
    showDemoAccounts: demoNote !== undefined,
    demoNote,
    now,
  }).catch(plainly(port, "身份认证平台"));
}

/** Receipts are pushed to the product; the carriers' clock is the product's one clock. */
export async function startSms(
  options: {
    dir: string;
    port: number;
    appUrl: string;
    databaseUrl: string;
    secrets: Secrets;
  } & Pick<SmsGatewayOptions, "receipts" | "retryDelaysMs">,
) {
  const { dir, port, appUrl, databaseUrl, secrets, ...behaviour } = options;
  const clock = postgres(databaseUrl, { max: 1, onnotice: () => {}, idle_timeout: 20 });
  const callback = (channel: string) => `${appUrl}/api/receipts/${channel}/${secrets.receiptToken}`;
  const gateway = await startSmsGateway({
    port,
    dir,
    aliyun: { accessKeyId: secrets.aliyunAccessKeyId, accessKeySecret: secrets.aliyunAccessKeySecret },
    tencent: { secretId: secrets.tencentSecretId, secretKey: secrets.tencentSecretKey, sdkAppId },
    callbackUrl: { aliyun: callback("aliyun"), tencent: callback("tencent") },
    origin: appUrl,
    now: async () => (await clock<{ now: Date }[]>`select app_now() as now`)[0]?.now ?? new Date(),
    ...behaviour,
  }).catch(plainly(port, "短信网关"));
  return {
    ...gateway,
    async stop() {
      await gateway.stop();
      await clock.end({ timeout: 2 });
    },
  };
}

function plainly(port: number, title: string) {
  return (error: NodeJS.ErrnoException): never => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new PlainError(`端口 ${port} 已被别的程序占用，${title}无法启动。请停掉那个程序，或换一个端口。`);
  };
}
