import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, notSealed, tracedOnce } from "@/platform/invariant";

/** What holds of imports between preview and decision. */
export const importInvariants: readonly Invariant[] = [
  {
    name: "experts.imports-sealed",
    ref: "3.2 完整性/保密性: what a file says is sealed while it waits, and gone afterwards",
    lifecycle: "bulk_import",
    offenders: sql`select id from bulk_import where (state = 'PREVIEWED') <> (content_sealed is not null)
      or (content_sealed is not null and ${notSealed("content_sealed")})`,
  },
  {
    name: "experts.imports-traced",
    ref: "I6: previewed and decided once, as the state says",
    lifecycle: "bulk_import",
    offenders: badlyTraced("bulk_import", "import", [
      tracedOnce("import.previewed", "true"),
      tracedOnce("import.committed", "t.state = 'COMMITTED'"),
      ["import.discarded", "(t.state = 'DISCARDED')::int", "(t.state in ('DISCARDED', 'REFUSED'))::int"],
    ]),
  },
];
