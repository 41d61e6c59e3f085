import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of the tokens of the open interface, and of what their systems did. */
export const invariants: readonly Invariant[] = [
  {
    name: "exchange.tokens-hashed",
    ref: "A3: a token and a key are secrets; the database holds keyed hashes alone",
    offenders: sql`select id from exchange_token where token_hash !~ '^[0-9a-f]{64}$' or length(ending) <> 4
      union all select token_id from exchange_answer where key_hash !~ '^[0-9a-f]{64}$' or request_hash !~ '^[0-9a-f]{64}$'`,
  },
  {
    name: "exchange.areas-known",
    ref: "features.md 106: a token is for areas that there are",
    offenders: sql`select t.id from exchange_token t, unnest(t.areas) as a (code)
      where not exists (select from jurisdiction j where j.code = a.code)`,
  },
  {
    name: "exchange.traced",
    ref: "I6: issued once, revoked once if it is",
    offenders: badlyTraced("exchange_token", "exchangeToken", [
      tracedOnce("exchangeToken.issued", "true"),
      tracedOnce("exchangeToken.revoked", "t.revoked_at is not null"),
    ]),
  },
  {
    name: "exchange.use-while-good",
    ref: "features.md 106: nothing is read with a token that has ended, and each hour of use is on record",
    offenders: sql`select u.token_id as id from exchange_use u join exchange_token t on t.id = u.token_id
      where u.last_at > least(t.expires_at, t.revoked_at) + interval '1 minute' or u.last_at < u.hour
        or not exists (select from audit_entry a where a.actor_kind = 'client' and a.actor_id = t.id::text
          and a.action = 'exchange.read' and a.detail ->> 'operation' = u.operation
          and a.at >= u.hour - interval '1 minute' and a.at < u.hour + interval '61 minutes')`,
  },
  {
    name: "exchange.positions-acknowledged",
    ref: "features.md 106: a position is what its system said last, of a resource it may read",
    offenders: sql`select p.token_id as id from exchange_position p join exchange_token t on t.id = p.token_id
      where not p.resource = any (t.resources) or not exists (select from audit_entry a
        where a.subject_type = 'exchangeToken' and a.subject_id = t.id::text and a.action = 'exchange.acknowledged'
          and a.detail ->> 'resource' = p.resource and (a.detail ->> 'through')::timestamptz = p.through)`,
  },
];
