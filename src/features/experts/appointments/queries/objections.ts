import { and, asc, eq } from "drizzle-orm";
import { expertApplication, person, publicityObjection } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { isId } from "@/platform/id";
import { whyNotHandle } from "../../rules/appointment";
import { sharesEmployer, tookPart } from "../colleagues";
import { objectionCodeHash } from "../submit-objection";
import type { ApplicationFacts } from "./find-application";
import { submittedTo } from "./scope";

const columns = {
  id: publicityObjection.id,
  content: publicityObjection.content,
  authorSealed: publicityObjection.authorSealed,
  receivedAt: publicityObjection.receivedAt,
  state: publicityObjection.state,
  handledBy: person.name,
  handledAt: publicityObjection.handledAt,
  answer: publicityObjection.answer,
};

/** Objections to an application, the oldest first; who wrote them is not read, only whether a name was given. */
export async function listObjections(ctx: Ctx, applicationId: string) {
  if (!isId(applicationId)) return [];
  const rows = await reader(ctx)
    .select(columns)
    .from(publicityObjection)
    .innerJoin(expertApplication, eq(expertApplication.id, publicityObjection.applicationId))
    .leftJoin(person, eq(person.id, publicityObjection.handledBy))
    .where(and(eq(publicityObjection.applicationId, applicationId), submittedTo(ctx.actor)))
    .orderBy(asc(publicityObjection.receivedAt), asc(publicityObjection.id));
  return rows.map(({ authorSealed, ...row }) => ({ ...row, named: authorSealed !== null }));
}

export type ListedObjection = Awaited<ReturnType<typeof listObjections>>[number];

/**
 * One objection of an application with the reason why the actor may not handle it. Only whoever may handle it
 * reads who wrote it: a reviewer must not learn who complained about her verdict.
 */
export async function findObjection(ctx: Ctx, application: ApplicationFacts, objectionId: string) {
  if (!isId(objectionId)) return null;
  const [row] = await reader(ctx)
    .select(columns)
    .from(publicityObjection)
    .innerJoin(expertApplication, eq(expertApplication.id, publicityObjection.applicationId))
    .leftJoin(person, eq(person.id, publicityObjection.handledBy))
    .where(
      and(
        eq(publicityObjection.id, objectionId),
        eq(publicityObjection.applicationId, application.id),
        submittedTo(ctx.actor),
      ),
    );
  if (!row) return null;
  const { authorSealed, ...objection } = row;
  const me = ctx.actor.kind === "user" ? ctx.actor.personId : "";
  const denial = whyNotHandle(ctx.actor, application, {
    open: objection.state === "OPEN",
    tookPart: await tookPart(reader(ctx), me, application),
    sharedEmployer: await sharesEmployer(reader(ctx), me, application, ctx.now),
  });
  const author =
    authorSealed && denial === null
      ? (JSON.parse(open(authorSealed)) as { name: string; unit: string })
      : null;
  return { ...objection, named: authorSealed !== null, author, denial };
}

/** What the author is told for her code: how it stands and the answer, nothing else. Null for an unknown code. */
export async function findObjectionByCode(ctx: Pick<Ctx, "tx">, code: string) {
  if (!/^[0-9A-F]{32}$/.test(code)) return null;
  const [row] = await reader(ctx)
    .select({
      state: publicityObjection.state,
      receivedAt: publicityObjection.receivedAt,
      handledAt: publicityObjection.handledAt,
      answer: publicityObjection.answer,
      name: person.name,
      number: expertApplication.number,
    })
    .from(publicityObjection)
    .innerJoin(expertApplication, eq(expertApplication.id, publicityObjection.applicationId))
    .innerJoin(person, eq(person.id, expertApplication.personId))
    .where(eq(publicityObjection.codeHash, objectionCodeHash(code)));
  return row ?? null;
}
