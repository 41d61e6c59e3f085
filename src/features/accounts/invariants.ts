import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, notSealed, tracedOnce } from "@/platform/invariant";

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
  {
    name: "accounts.posts-apart",
    ref: "三员分立 (quality 3.2): nobody holds two posts of administration, or one beside an office, on one day",
    offenders: sql`select a.id from staff_post a join staff_post b on b.person_id = a.person_id and b.id <> a.id
      where a.post in ('system', 'security', 'audit') and (b.post <> a.post or b.post in ('system', 'security', 'audit'))
        and daterange(a.valid_from, a.valid_to + 1) && daterange(b.valid_from, b.valid_to + 1)`,
  },
  {
    name: "accounts.posts-by-two",
    ref: "ADR 0029: a post stands on a change that one proposed and another confirmed, none of them who holds it",
    lifecycle: "post_change",
    offenders: sql`select s.id from staff_post s join post_change c on c.id = s.change_id
      where c.state <> 'CONFIRMED' or c.kind <> 'GIVE' or c.decided_by is null or c.decided_by = c.proposed_by
        or s.person_id in (c.proposed_by, c.decided_by) or (s.person_id, s.post) is distinct from (c.person_id, c.post)
      union all select id from post_change c where c.kind = 'GIVE' and c.state = 'CONFIRMED'
        and not exists (select from staff_post s where s.change_id = c.id)`,
  },
  {
    name: "accounts.posts-traced",
    ref: "I6: proposed once and decided once, as the state says",
    lifecycle: "post_change",
    offenders: badlyTraced("post_change", "postChange", [
      tracedOnce("post.proposed", "true"),
      tracedOnce("post.confirmed", "t.state = 'CONFIRMED'"),
      tracedOnce("post.refused", "t.state = 'REFUSED'"),
      tracedOnce("post.withdrawn", "t.state = 'WITHDRAWN'"),
    ]),
  },
];
