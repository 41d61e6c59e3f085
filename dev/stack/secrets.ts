import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

const key = () => randomBytes(32).toString("base64");
const word = () => randomBytes(24).toString("hex");

/** Everything the local stack keeps from strangers, made once: losing it makes the stored data unreadable. */
function makeSecrets() {
  return {
    nextAuth: word(),
    serverActions: key(),
    dataKeys: `k1:${key()}`,
    hashKey: key(),
    linkKey: key(),
    databasePassword: word(),
    s3AccessKeyId: `local${randomBytes(8).toString("hex")}`,
    s3SecretAccessKey: word(),
    oidcClientSecret: word(),
    receiptToken: word(),
    aliyunAccessKeyId: `local${randomBytes(8).toString("hex")}`,
    aliyunAccessKeySecret: word(),
    tencentSecretId: `local${randomBytes(8).toString("hex")}`,
    tencentSecretKey: word(),
  };
}

export type Secrets = ReturnType<typeof makeSecrets>;

/** Reads the secrets of `file`, made at the first start and readable by its owner alone. */
export function keepSecrets(file: string): Secrets {
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>;
    const all = { ...makeSecrets(), ...kept };
    if (Object.keys(all).length > Object.keys(kept).length) write(file, all);
    return all;
  }
  const secrets = makeSecrets();
  write(file, secrets);
  return secrets;
}

function write(file: string, secrets: Secrets): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
