import { sql } from "drizzle-orm";
import { boolean, check, date, index, numeric, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** What a unit does; one unit may do several things. */
export const organizationKinds = [
  "owner",
  "survey",
  "design",
  "contractor",
  "supervision",
  "monitoring",
  "testing",
  "other",
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** A legal unit, one per USCC. Known from the first time it is named; registered at its first login. */
export const organization = pgTable(
  "organization",
  {
    id: id(),
    uscc: text().notNull(),
    name: text().notNull(),
    kinds: text().array().notNull().default(sql`'{}'`).$type<OrganizationKind[]>(),
    /** State-asset regulators and government: climbing the ownership line stops here. */
    stopNode: boolean().notNull().default(false),
    /** 分公司: own USCC, same legal person. */
    branchOf: uuid(),
    registeredAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("organization_uscc").on(table.uscc),
    index("organization_branch").on(table.branchOf),
    check(
      "organization_kinds",
      sql.raw(`kinds <@ array[${organizationKinds.map((kind) => `'${kind}'`).join(", ")}]::text[]`),
    ),
  ],
);

/** Who owns whom, in time. `controls` marks a controlling share: only those make siblings related. */
export const ownership = pgTable(
  "ownership",
  {
    id: id(),
    ownerId: uuid()
      .notNull()
      .references(() => organization.id),
    ownedId: uuid()
      .notNull()
      .references(() => organization.id),
    percent: numeric({ precision: 5, scale: 2 }).notNull(),
    controls: boolean().notNull(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
    recordedAt: createdAt(),
  },
  (table) => [
    index("ownership_owner").on(table.ownerId),
    index("ownership_owned").on(table.ownedId),
    check("ownership_not_self", sql`${table.ownerId} <> ${table.ownedId}`),
    check("ownership_percent", sql`${table.percent} > 0 and ${table.percent} <= 100`),
  ],
);
