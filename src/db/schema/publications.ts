import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { person } from "./accounts";
import { createdAt, id, instant, oneOf } from "./columns";

/** DRAFT is the station's alone; WITHDRAWN is no longer shown to its readers. */
export const publicationStates = ["DRAFT", "PUBLISHED", "WITHDRAWN"] as const;
export type PublicationState = (typeof publicationStates)[number];

/** 通知公告、政策文件、培训资料. */
export const publicationKinds = ["ANNOUNCEMENT", "POLICY", "TRAINING"] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** Who reads it: a role, or `public`: everybody, without a login. */
export const audiences = ["public", "expert", "contractor", "supervision", "regulator"] as const;
export type Audience = (typeof audiences)[number];

/** Something the station publishes: a text, and files beside it. */
export const publication = pgTable(
  "publication",
  {
    id: id(),
    kind: text().notNull().$type<PublicationKind>(),
    title: text().notNull(),
    body: text().notNull(),
    audience: text().array().notNull().$type<Audience[]>(),
    /** Experts confirm that they have read it. */
    required: boolean().notNull(),
    state: text().notNull().default("DRAFT").$type<PublicationState>(),
    draftedBy: uuid()
      .notNull()
      .references(() => person.id),
    draftedAt: createdAt(),
    publishedBy: uuid().references(() => person.id),
    publishedAt: instant(),
    withdrawnBy: uuid().references(() => person.id),
    withdrawnAt: instant(),
    withdrawnReason: text(),
  },
  (table) => [
    check("publication_state", oneOf(table.state, publicationStates)),
    check("publication_kind", oneOf(table.kind, publicationKinds)),
    check(
      "publication_audience",
      sql`cardinality(audience) > 0 and audience <@ array['public', 'expert', 'contractor', 'supervision', 'regulator']`,
    ),
    check("publication_required", sql`not required or 'expert' = any (audience)`),
    check(
      "publication_published",
      sql`(state = 'DRAFT') = (published_at is null) and (published_at is null) = (published_by is null)`,
    ),
    check(
      "publication_withdrawn",
      sql`(state = 'WITHDRAWN') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)
        and (withdrawn_at is null) = (withdrawn_reason is null)`,
    ),
    index("publication_shown").on(table.publishedAt).where(sql`state = 'PUBLISHED'`),
  ],
);

/** A PDF beside the text, put in before it was published. */
export const publicationFile = pgTable(
  "publication_file",
  {
    id: id(),
    publicationId: uuid()
      .notNull()
      .references(() => publication.id),
    displayName: text().notNull(),
    objectKey: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    scanner: text().notNull(),
    uploadedBy: text().notNull(),
    uploadedAt: createdAt(),
  },
  (table) => [index("publication_file_publication").on(table.publicationId)],
);

/** An expert has confirmed that she has read it (五(三)). */
export const publicationRead = pgTable(
  "publication_read",
  {
    publicationId: uuid()
      .notNull()
      .references(() => publication.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    readAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.publicationId, table.personId] })],
);
