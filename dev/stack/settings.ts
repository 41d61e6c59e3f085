import path from "node:path";
import { isPortFree, PlainError } from "../run";

type Source = Record<string, string | undefined>;

/** What a person may choose for `npm start`. */
export interface Settings {
  /** Where everything that lasts is kept. */
  dir: string;
  ports: { web: number; identity: number; sms: number; store: number; database: number };
  host: string;
  appUrl: string;
  /** Outside services given by environment: their stand-ins are not started. */
  given: { database: boolean; queue: boolean; store: boolean; identity: boolean; sms: boolean };
}

const portNames = {
  web: "PORT",
  identity: "IDENTITY_PORT",
  sms: "SMS_PORT",
  store: "STORE_PORT",
  database: "POSTGRES_PORT",
} as const;

/** Reads the choices from the environment; ports follow PORT unless said. PlainError names what is wrong. */
export function readSettings(source: Source, root: string): Settings {
  const web = readPort(source, portNames.web, 3000);
  const ports = {
    web,
    identity: readPort(source, portNames.identity, web + 1),
    sms: readPort(source, portNames.sms, web + 2),
    store: readPort(source, portNames.store, web + 3),
    database: readPort(source, portNames.database, web + 4),
  };
  if (source.DATABASE_URL && !source.DATABASE_OWNER_URL) {
    throw new PlainError(
      "给了 DATABASE_URL，还需要 DATABASE_OWNER_URL（可以修改表结构的账号），见 .env.example。",
    );
  }
  return {
    dir: path.resolve(root, source.GONGPING_DIR || ".local/stack"),
    ports,
    host: source.HOST || "127.0.0.1",
    appUrl: (source.APP_URL || `http://localhost:${web}`).replace(/\/$/, ""),
    given: {
      database: Boolean(source.DATABASE_URL),
      queue: Boolean(source.REDIS_URL || source.QUEUE_DATABASE_URL),
      store: Boolean(source.S3_ENDPOINT),
      identity: Boolean(source.OIDC_ISSUER),
      sms: Boolean(source.SMS_ALIYUN_ACCESS_KEY_ID),
    },
  };
}

function readPort(source: Source, name: string, otherwise: number): number {
  if (!source[name]) return otherwise;
  const port = Number(source[name]);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new PlainError(`${name} 应是 1 到 65535 之间的端口号，现在是“${source[name]}”。`);
}

/** Names every port that is taken, before anything is started. PostgreSQL looks at its own by itself. */
export async function demandPorts({ ports, given }: Settings): Promise<void> {
  const wanted = [
    { port: ports.web, name: portNames.web, title: "网站" },
    ...(given.identity ? [] : [{ port: ports.identity, name: portNames.identity, title: "身份认证平台" }]),
    ...(given.sms ? [] : [{ port: ports.sms, name: portNames.sms, title: "短信网关" }]),
    ...(given.store ? [] : [{ port: ports.store, name: portNames.store, title: "文件存储" }]),
  ];
  const taken: string[] = [];
  for (const { port, name, title } of wanted) {
    if (!(await isPortFree(port)))
      taken.push(`端口 ${port}（${title}）已被别的程序占用，可用 ${name}=… 换一个`);
  }
  if (taken.length > 0) {
    throw new PlainError(
      `${taken.join("；\n")}。\n如果是上一次的 npm start 还在运行，请先停掉它；也可以整体换一组端口：PORT=4000 npm start`,
    );
  }
}
