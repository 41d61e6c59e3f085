import { check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";

export const exportStates = ["QUEUED", "RUNNING", "READY", "FAILED", "EXPIRED"] as const;
export type ExportState = (typeof exportStates)[number];
/** Lists that may be longer than what is written while somebody waits. */
export const exportLists = ["inspections"] as const;
export type ExportList = (typeof exportLists)[number];

/** A long list on its way to a workbook: made by the worker, kept in the store until it expires (ADR 0030). */
export const exportJob = pgTable(
  "export_job",
  {
    id: id(),
    list: text().notNull().$type<ExportList>(),
    /** The filter of the list's address; forgotten with the file. */
    filter: jsonb().notNull().$type<Record<string, string>>(),
    fileName: text().notNull(),
    userId: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    state: text().notNull().$type<ExportState>(),
    /** Rows: how many there were when the writing began, and how many are written. */
    total: integer().notNull(),
    done: integer().notNull().default(0),
    requestedAt: createdAt(),
    /** Sign of life of who writes it. */
    beatAt: instant(),
    finishedAt: instant(),
    expiresAt: instant(),
    objectKey: text(),
    size: integer(),
  },
  (table) => [
    check("export_job_state", oneOf(table.state, exportStates)),
    check("export_job_list", oneOf(table.list, exportLists)),
    index("export_job_person").on(table.personId, table.requestedAt),
    index("export_job_open").on(table.state, table.beatAt),
  ],
);
