import { sql } from "drizzle-orm";
import {
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
    validTo: date({ mode: "string" }),
    createdAt: createdAt(),
  },
  (table) => [
    check("staff_post_post", oneOf(table.post, staffPosts)),
    // 三员分立: nobody holds two of the three administration posts at the same time.
    uniqueIndex("staff_post_one_admin")
      .on(table.personId)
      .where(sql`post in ('system', 'security', 'audit') and valid_to is null`),
    index("staff_post_person").on(table.personId),
  ],
);
