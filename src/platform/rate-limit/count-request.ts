import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { requestCount } from "@/db/schema";
import { keyedHash } from "../crypto";
import { countedAddress, rateLimitOf } from "./rules";

/**
 * Counts a request under its limit, minute by minute on the database's clock, for all copies of the web server
 * together. Answers whether it is one too many. Addresses are kept as keyed hashes, and not for long.
 */
export async function isOneTooMany(method: string, path: string, address: string | null): Promise<boolean> {
  const limit = rateLimitOf(method, path);
  const counted = countedAddress(address);
  if (!limit || !counted) return false;
  const hash = keyedHash("address", counted);
  const [row] = await database().execute<{ n: number; fresh: boolean }>(sql`
    insert into ${requestCount} as c (name, address_hash, minute, n)
    values (${limit.name}, ${hash}, date_trunc('minute', app_now()), 1)
    on conflict (name, address_hash) do update set
      minute = excluded.minute, n = case when c.minute = excluded.minute then c.n + 1 else 1 end
    returning n, xmax = 0 as fresh`);
  if (row?.fresh) await forgetOld();
  return (row?.n ?? 0) > limit.perMinute;
}

/** Each new row takes a few old ones away; rows somebody else is at are left to them. */
async function forgetOld(): Promise<void> {
  await database().execute(sql`
    delete from ${requestCount} where (name, address_hash) in (
      select name, address_hash from ${requestCount} where minute < app_now() - interval '1 hour'
      limit 20 for update skip locked)`);
}
