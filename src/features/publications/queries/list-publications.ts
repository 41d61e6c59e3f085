import { and, count, desc, eq, type SQL, sql } from "drizzle-orm";
import { type PublicationKind, type PublicationState, publication } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { publicationScope, readerScope } from "../scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;
type Page = { readonly limit: number; readonly offset: number };

/** What somebody finds: of a kind; at the station's desk in a state. */
export interface PublicationFilter {
  readonly kind?: PublicationKind;
  /** Without one: what is published, as its readers find it. */
  readonly state?: PublicationState;
}

export async function countPublications(ctx: ReadCtx, filter: PublicationFilter): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(publication).where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/** The newest first, each with whether the reader has still to confirm that she has read it. */
export async function listPublications(ctx: ReadCtx, filter: PublicationFilter, page: Page) {
  const personId = ctx.actor.kind === "user" && ctx.actor.role === "expert" ? ctx.actor.personId : null;
  return reader(ctx)
    .select({
      id: publication.id,
      kind: publication.kind,
      title: publication.title,
      state: publication.state,
      required: publication.required,
      audience: publication.audience,
      draftedAt: publication.draftedAt,
      publishedAt: publication.publishedAt,
      toConfirm: sql<boolean>`${publication.required} and ${personId}::uuid is not null and not exists (
        select from publication_read r where r.publication_id = "publication"."id" and r.person_id = ${personId}::uuid)`,
    })
    .from(publication)
    .where(fitting(ctx, filter))
    .orderBy(
      sql`${publication.publishedAt} desc nulls first`,
      desc(publication.draftedAt),
      desc(publication.id),
    )
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedPublication = Awaited<ReturnType<typeof listPublications>>[number];

function fitting({ actor }: ReadCtx, { kind, state }: PublicationFilter): SQL | undefined {
  return and(
    state ? and(publicationScope(actor), eq(publication.state, state)) : readerScope(actor),
    kind ? eq(publication.kind, kind) : undefined,
  );
}
