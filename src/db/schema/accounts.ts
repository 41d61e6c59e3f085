import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, oneOf, sealed } from "./columns";
import { organization } from "./organizations";

export const userTypes = ["natural", "legal"] as const;
export const staffPosts = ["station", "bureau", "district", "system", "security", "audit"] as const;

/** A human being, one over all accounts and roles; found again by the keyed hash of the ID number. */
export const person = pgTable(
  "person",
  {
    id: id(),
    name: text().notNull(),
    idNumberHash: text().notNull(),
    idNumberSealed: sealed().notNull(),
    phoneHash: text(),
    phoneSealed: sealed(),
    phoneVerifiedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("person_id_number").on(table.idNumberHash),
    index("person_phone").on(table.phoneHash),
  ],
);

/** A login account: one per issuer and subject. The e-mail columns exist for the adapter and stay empty. */
export const appUser = pgTable(
  "app_user",
  {
    id: text().primaryKey(),
    name: text(),
    email: text(),
    emailVerified: instant(),
    image: text(),
    userType: text().$type<(typeof userTypes)[number]>(),
    personId: uuid().references(() => person.id),
    organizationId: uuid().references(() => organization.id),
    disabledAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    check("app_user_type", oneOf(table.userType, userTypes)),
    index("app_user_person").on(table.personId),
    index("app_user_organization").on(table.organizationId),
  ],
);

/** Link to the identity provider; `provider_account_id` is issuer and subject, never e-mail or phone. */
export const account = pgTable(
  "account",
  {
    userId: text()
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    type: text().notNull(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    refresh_token: text("refresh_token"),
    access_token: text("access_token"),
    expires_at: integer("expires_at"),
    token_type: text("token_type"),
    scope: text("scope"),
    id_token: text("id_token"),
    session_state: text("session_state"),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** A session is a row; `session_token` holds only the hash of what the cookie carries. */
export const session = pgTable(
  "session",
  {
    sessionToken: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    expires: instant().notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().default(sql`app_now()`),
    idTokenSealed: sealed(),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const postChangeKinds = ["GIVE", "END"] as const;
export const postChangeStates = ["PROPOSED", "CONFIRMED", "REFUSED", "WITHDRAWN"] as const;
export type PostChangeState = (typeof postChangeStates)[number];

/**
 * A post to be given, or one of administration to be taken, proposed by a security administrator and decided by a
 * system administrator: two people by the rights of the database's roles (ADR 0029), none of them the one concerned.
 */
export const postChange = pgTable(
  "post_change",
  {
    id: id(),
    kind: text().notNull().$type<(typeof postChangeKinds)[number]>(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    post: text().notNull().$type<(typeof staffPosts)[number]>(),
    jurisdictionCode: text(),
    validFrom: date({ mode: "string" }),
    validTo: date({ mode: "string" }),
    /** The post that is to end. */
    endsPostId: uuid().references((): AnyPgColumn => staffPost.id),
    /** The document it rests on: number and date of the appointment or of its end. */
    document: text().notNull(),
    state: text().notNull().default("PROPOSED").$type<PostChangeState>(),
    proposedBy: uuid()
      .notNull()
      .references(() => person.id),
    proposedAt: createdAt(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    decision: text(),
  },
  (table) => [
    check("post_change_kind", oneOf(table.kind, postChangeKinds)),
    check("post_change_post", oneOf(table.post, staffPosts)),
    check("post_change_state", oneOf(table.state, postChangeStates)),
    check(
      "post_change_what",
      sql`(kind = 'GIVE') = (valid_from is not null) and (kind = 'END') = (ends_post_id is not null)`,
    ),
    check("post_change_order", sql`${table.validTo} >= ${table.validFrom}`),
    check(
      "post_change_decided",
      sql`(state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null)`,
    ),
    // Nobody gives herself a post, and nobody does both halves of it.
    check("post_change_not_own", sql`proposed_by <> person_id and decided_by <> person_id`),
    check("post_change_two", sql`(state = 'WITHDRAWN') = (decided_by = proposed_by)`),
    uniqueIndex("post_change_open")
      .on(table.personId, table.post, sql`coalesce(jurisdiction_code, '')`)
      .where(sql`state = 'PROPOSED'`),
    index("post_change_proposed").on(table.proposedAt),
  ],
);

/** An office somebody holds with an authority, or one of the three split administration accounts (三员). */
export const staffPost = pgTable(
  "staff_post",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    post: text().notNull().$type<(typeof staffPosts)[number]>(),
    jurisdictionCode: text(),
    validFrom: date({ mode: "string" }).notNull(),
    /** The last day, inclusive. */
    validTo: date({ mode: "string" }),
    /** What gave it; null for those of the installation. */
    changeId: uuid().references((): AnyPgColumn => postChange.id),
    createdAt: createdAt(),
  },
  (table) => [
    check("staff_post_post", oneOf(table.post, staffPosts)),
    uniqueIndex("staff_post_change").on(table.changeId),
    index("staff_post_person").on(table.personId),
  ],
);
