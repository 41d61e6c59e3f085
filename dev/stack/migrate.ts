import path from "node:path";
import { migrateDatabase } from "@/db/migrate";
import { faults } from "@/platform/env";
import { ensureBucket } from "@/platform/storage";
import { PlainError } from "../run";

/** Brings the database to the newest schema. */
export async function migrate(ownerUrl: string, root: string): Promise<void> {
  await migrateDatabase(ownerUrl, path.join(root, "drizzle"));
}

/** Names everything that is wrong with the configuration, and makes the bucket where it is missing. */
export async function refuseUnusable(source: NodeJS.ProcessEnv): Promise<void> {
  const list = faults(source);
  if (list.length > 0)
    throw new PlainError(`配置不能使用：\n${list.map((line) => `  - ${line}`).join("\n")}`);
  try {
    await ensureBucket();
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    throw new PlainError(`文件存储 ${source.S3_ENDPOINT} 不能使用（${name}）。`);
  }
}
