import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, instant, oneOf, sealed } from "./columns";
import { inspectionList } from "./inspections";

/** One-time secrets of a list drawn at random (双随机): as those of a case, made at the first request. */
export const inspectionChain = pgTable("inspection_chain", {
  listId: uuid()
    .primaryKey()
    .references(() => inspectionList.id),
  anchor: text().notNull(),
  startSealed: sealed().notNull(),
  createdAt: createdAt(),
});

export type InspectionRoundState = "REQUESTED" | "DRAWN" | "INFEASIBLE";

/** Round 1 draws the projects, round 2 the inspectors; request and certificate as those of `draw_round`. */
export const inspectionRound = pgTable(
  "inspection_round",
  {
    id: uuid().primaryKey(),
    listId: uuid()
      .notNull()
      .references(() => inspectionList.id),
    round: integer().notNull(),
    subject: text().notNull().$type<"PROJECTS" | "INSPECTORS">(),
    state: text().notNull().$type<InspectionRoundState>(),
    request: jsonb().notNull().$type<Record<string, unknown>>(),
    /** Canonical JSON of the candidates: the very text that was hashed. */
    candidates: text().notNull(),
    requestHash: text().notNull(),
    eligible: integer().notNull(),
    requestedAt: instant().notNull(),
    certificate: jsonb().$type<Record<string, unknown>>(),
    certificateHash: text(),
    drawnAt: instant(),
  },
  (table) => [
    check("inspection_round_state", oneOf(table.state, ["REQUESTED", "DRAWN", "INFEASIBLE"])),
    check("inspection_round_subject", oneOf(table.subject, ["PROJECTS", "INSPECTORS"])),
    check("inspection_round_number", sql`${table.round} between 1 and 63`),
    check("inspection_round_order", sql`(round = 1) = (subject = 'PROJECTS')`),
    check(
      "inspection_round_done",
      sql`(state <> 'REQUESTED') = (certificate is not null and certificate_hash is not null and drawn_at is not null)`,
    ),
    uniqueIndex("inspection_round_once").on(table.listId, table.round),
  ],
);

/** 检查人员 drawn for a list. Who may not go after all is replaced by another round, never by hand. */
export const inspectionTeam = pgTable(
  "inspection_team",
  {
    listId: uuid()
      .notNull()
      .references(() => inspectionList.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    round: integer().notNull(),
    /** 回避: why she goes no more. */
    withdrawnAt: instant(),
    withdrawnReason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.personId] }),
    check("inspection_team_withdrawn", sql`(withdrawn_at is null) = (withdrawn_reason is null)`),
    index("inspection_team_person").on(table.personId),
  ],
);
