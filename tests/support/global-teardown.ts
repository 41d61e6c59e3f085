import { rmSync } from "node:fs";
import { shared } from "./global-setup";

export default async function globalTeardown(): Promise<void> {
  const postgres = shared.gongpingTestPostgres;
  shared.gongpingTestPostgres = undefined;
  await postgres?.stop();
  if (postgres) rmSync(postgres.place, { recursive: true, force: true });
}
