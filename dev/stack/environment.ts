import type { Env } from "@/platform/env";
import { devTemplateCodes } from "../sms-gateway/templates";
import type { Secrets } from "./secrets";

export const clientId = "gongping";
export const sdkAppId = "1400000001";
export const bucket = "gongping";

/** Where the parts of a stack are; a part that is somebody else's is left out, its settings come from outside. */
export interface Addresses {
  appUrl: string;
  databaseUrl: string;
  queueDatabaseUrl?: string;
  storeUrl?: string;
  issuer?: string;
  smsUrl?: string;
}

/** The settings of web and worker on the stand-ins, named as in src/platform/env.ts. */
export function composeEnvironment(
  at: Addresses,
  secrets: Secrets,
): Partial<Record<keyof Env | "LOG_LEVEL", string>> {
  return {
    GONGPING_MODE: "demo",
    APP_URL: at.appUrl,
    NEXTAUTH_URL: at.appUrl,
    NEXTAUTH_SECRET: secrets.nextAuth,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.serverActions,
    DATABASE_URL: at.databaseUrl,
    ...(at.queueDatabaseUrl ? { QUEUE_DATABASE_URL: at.queueDatabaseUrl } : {}),
    DATA_KEYS: secrets.dataKeys,
    HASH_KEY: secrets.hashKey,
    LINK_KEY: secrets.linkKey,
    SMS_RECEIPT_TOKEN: secrets.receiptToken,
    ...(at.storeUrl
      ? {
          S3_ENDPOINT: at.storeUrl,
          S3_BUCKET: bucket,
          S3_ACCESS_KEY_ID: secrets.s3AccessKeyId,
          S3_SECRET_ACCESS_KEY: secrets.s3SecretAccessKey,
        }
      : {}),
    ...(at.issuer
      ? { OIDC_ISSUER: at.issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secrets.oidcClientSecret }
      : {}),
    ...(at.smsUrl
      ? {
          SMS_ALIYUN_ACCESS_KEY_ID: secrets.aliyunAccessKeyId,
          SMS_ALIYUN_ACCESS_KEY_SECRET: secrets.aliyunAccessKeySecret,
          SMS_ALIYUN_ENDPOINT: at.smsUrl,
          SMS_ALIYUN_TEMPLATES: JSON.stringify(devTemplateCodes.aliyun),
          SMS_TENCENT_SECRET_ID: secrets.tencentSecretId,
          SMS_TENCENT_SECRET_KEY: secrets.tencentSecretKey,
          SMS_TENCENT_ENDPOINT: at.smsUrl,
          SMS_TENCENT_SDK_APP_ID: sdkAppId,
          SMS_TENCENT_TEMPLATES: JSON.stringify(devTemplateCodes.tencent),
        }
      : {}),
  };
}
