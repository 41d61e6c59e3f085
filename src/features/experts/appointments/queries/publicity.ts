import { and, asc, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type applicationKinds, expertApplication, person } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { mainEmployer } from "./scope";

type Reader = Pick<Ctx, "tx" | "now">;

/** What everybody may see of an application in publicity: no number of any kind that leads to a person. */
export interface PublishedApplication {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof applicationKinds)[number];
  readonly employer: string | null;
  readonly title: string | null;
  readonly specialties: readonly string[];
  readonly publicityFrom: Date | null;
  readonly publicityTo: Date | null;
}

/** In publicity; that an objection is open is nobody's to see, so the window decides and not the state. */
const shown = inArray(expertApplication.state, ["PUBLICITY", "OBJECTION"]);
const running: SQL = sql`${expertApplication.publicityFrom} <= app_now() and app_now() < ${expertApplication.publicityTo}`;

function columns(now: Date) {
  return {
    id: expertApplication.id,
    name: person.name,
    kind: expertApplication.kind,
    employer: mainEmployer(dateAt(now)),
    title: expertApplication.title,
    specialties: sql<string[]>`(select coalesce(jsonb_agg(s.specialty order by s.specialty), '[]')
      from application_specialty s where s.application_id = ${expertApplication.id} and s.outcome = 'APPROVED')`,
    publicityFrom: expertApplication.publicityFrom,
    publicityTo: expertApplication.publicityTo,
  };
}

export async function countPublicity(ctx: Reader): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(expertApplication).where(and(shown, running));
  return row?.n ?? 0;
}

/** The current publicity, what ends first on top. */
export function listPublicity(
  ctx: Reader,
  page: { limit: number; offset: number },
): Promise<PublishedApplication[]> {
  return reader(ctx)
    .select(columns(ctx.now))
    .from(expertApplication)
    .innerJoin(person, eq(person.id, expertApplication.personId))
    .where(and(shown, running))
    .orderBy(asc(expertApplication.publicityTo), asc(person.name), asc(expertApplication.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** One of them, also for a while after its window, until it is decided; null otherwise. */
export async function findPublicity(
  ctx: Reader,
  applicationId: string,
): Promise<PublishedApplication | null> {
  if (!isId(applicationId)) return null;
  const [row] = await reader(ctx)
    .select(columns(ctx.now))
    .from(expertApplication)
    .innerJoin(person, eq(person.id, expertApplication.personId))
    .where(and(eq(expertApplication.id, applicationId), shown));
  return row ?? null;
}
