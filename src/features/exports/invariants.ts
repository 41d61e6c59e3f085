import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of lists written by the worker. */
export const invariants: readonly Invariant[] = [
  {
    name: "exports.file-while-ready",
    ref: "ADR 0030: a file and its day exactly while it can be fetched; nothing typed outlives it",
    lifecycle: "export_job",
    offenders: sql`select id from export_job
      where (object_key is not null) <> (state = 'READY') or (state = 'READY' and (expires_at is null or size is null))
        or (state = 'EXPIRED' and filter <> '{}')`,
  },
  {
    name: "exports.traced",
    ref: "I6: asked for and ended once, as the state says",
    lifecycle: "export_job",
    offenders: badlyTraced("export_job", "export", [
      tracedOnce("export.requested", "true"),
      tracedOnce("export.finished", "t.state in ('READY', 'EXPIRED')"),
      tracedOnce("export.failed", "t.state = 'FAILED'"),
      tracedOnce("export.expired", "t.state = 'EXPIRED'"),
    ]),
  },
];
