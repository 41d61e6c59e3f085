import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, oneOf } from "./columns";

/** Workspaces with lists that can be kept. */
export const viewWorkspaces = ["contractor", "supervision", "regulator"] as const;
export type ViewWorkspace = (typeof viewWorkspaces)[number];

/** 常用查询: the address of a list with its conditions, under a name of one's own. A convenience; rows come and go. */
export const savedView = pgTable(
  "saved_view",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    workspace: text().notNull().$type<ViewWorkspace>(),
    title: text().notNull(),
    address: text().notNull(),
    savedAt: createdAt(),
  },
  (table) => [
    check("saved_view_workspace", oneOf(table.workspace, viewWorkspaces)),
    uniqueIndex("saved_view_title").on(table.personId, table.workspace, table.title),
    index("saved_view_person").on(table.personId, table.savedAt),
  ],
);
