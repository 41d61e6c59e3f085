import { closeDatabase } from "@/db/client";
import { bootOrExit } from "@/platform/boot";
import { errorFacts, log } from "@/platform/log";
import { startWorker } from "./worker";

async function main(): Promise<void> {
  await bootOrExit();
  const worker = await startWorker();
  const stop = (signal: string) => {
    log.info({ signal }, "stopping: finishing what is running");
    worker
      .stop()
      .then(closeDatabase)
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error(errorFacts(error), "stop failed");
        process.exit(1);
      });
  };
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
  log.info("worker ready");
}

main().catch((error: unknown) => {
  log.error(errorFacts(error), "worker cannot start");
  process.exit(1);
});
