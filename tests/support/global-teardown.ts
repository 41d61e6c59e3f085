import { rmSync } from "node:fs";
import { shared } from "./global-setup";

export default async function globalTeardown(): Promise<void> {
  const postgres = shared.gongpingTestPostgres;
  shared.gongpingTestPostgres = undefined;
  await postgres?.stop();
  if (!postgres) return;
  rmSync(postgres.place, { recursive: true, force: true });
  if (process.env.TEST_FOLDER) rmSync(process.env.TEST_FOLDER, { recursive: true, force: true });
}
