import { sql } from "drizzle-orm";
import { type Invariant, notSealed } from "@/platform/invariant";

const notHash = (column: string) => sql.raw(`${column} !~ '^[0-9a-f]{64}$'`);

/** What holds of people and their sessions. A session's token is a secret: its user is named instead. */
export const invariants: readonly Invariant[] = [
  {
    name: "accounts.persons-sealed",
    ref: "A3 个人信息保护法: ID and phone are stored sealed, searched by keyed hash",
    offenders: sql`select id from person where ${notSealed("id_number_sealed")} or ${notSealed("phone_sealed")}
      or ${notHash("id_number_hash")} or ${notHash("phone_hash")} or (phone_sealed is null) <> (phone_hash is null)`,
  },
  {
    name: "accounts.tokens-sealed",
    ref: "A3: what the provincial platform issued is kept sealed or not at all",
    offenders: sql`select user_id as id from session where ${notSealed("id_token_sealed")}
      union all select user_id from account where coalesce(access_token, refresh_token, id_token) is not null`,
  },
];
