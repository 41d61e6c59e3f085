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
    stopReason: text(),
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
    supersededAt: instant(),
  },
  (table) => [
    index("ownership_owner").on(table.ownerId),
    index("ownership_owned").on(table.ownedId),
    check("ownership_not_self", sql`${table.ownerId} <> ${table.ownedId}`),
    check("ownership_percent", sql`${table.percent} > 0 and ${table.percent} <= 100`),
  ],
);

/** Names a unit has borne (更名): the code stays, and so does the unit. The current one is also in `organization`. */
export const organizationName = pgTable(
  "organization_name",
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    name: text().notNull(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
    document: text().notNull(),
    recordedAt: createdAt(),
  },
  (table) => [
    index("organization_name_organization").on(table.organizationId, table.validFrom),
    check("organization_name_order", sql`${table.validTo} >= ${table.validFrom}`),
  ],
);

/** What a delegate may do for the unit; everything else stays with the unit's own login. */
export const delegateRights = ["VIEW", "FILE", "DRAW"] as const;
export type DelegateRight = (typeof delegateRights)[number];

/** 经办人: a natural person who acts for a unit with limited rights, by the unit's own grant. */
export const organizationDelegate = pgTable(
  "organization_delegate",
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organization.id),
    name: text().notNull(),
    /** Keyed hash: the person may not have logged in yet. */
    idNumberHash: text().notNull(),
    rights: text().array().notNull().$type<DelegateRight[]>(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }).notNull(),
    grantedBy: text().notNull(),
    grantedAt: createdAt(),
    /** Nobody becomes a delegate without taking it up: a grant alone must not put an expert at a party's side. */
    acceptedAt: instant(),
    endedAt: instant(),
  },
  (table) => [
    uniqueIndex("organization_delegate_open")
      .on(table.organizationId, table.idNumberHash)
      .where(sql`ended_at is null`),
    index("organization_delegate_person").on(table.idNumberHash).where(sql`ended_at is null`),
    check("organization_delegate_order", sql`${table.validTo} >= ${table.validFrom}`),
    check(
      "organization_delegate_rights",
      sql.raw(
        `cardinality(rights) > 0 and rights <@ array[${delegateRights.map((right) => `'${right}'`).join(", ")}]::text[]`,
      ),
    ),
  ],
);
