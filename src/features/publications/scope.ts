import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Audience, publication } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { whyNotManage } from "./policy";

/** What is published for a reader: for everybody, or for the role she reads it in. */
export function readerScope(actor: Actor): SQL {
  const role: Audience | null = actor.kind === "user" && actor.role !== "admin" ? actor.role : null;
  const forHer = role
    ? sql`${publication.audience} && array['public', ${role}]::text[]`
    : sql`'public' = any (${publication.audience})`;
  return and(eq(publication.state, "PUBLISHED"), forHer) ?? sql`false`;
}

/** The station sees all, its drafts and what it has withdrawn as well. */
export function publicationScope(actor: Actor): SQL {
  return actor.kind === "user" && !whyNotManage(actor) ? sql`true` : readerScope(actor);
}

/** Experts `e` whose term runs: they read what is required. */
export const readers: SQL = sql`exists (select from expert_term t where t.expert_id = e.id and t.superseded_at is null
  and t.term_from <= (app_now() at time zone 'Asia/Shanghai')::date and t.term_to >= (app_now() at time zone 'Asia/Shanghai')::date)`;
