import { and, asc, desc, eq, gt, isNull, lte, type SQL, sql } from "drizzle-orm";
import { applicationSpecialty, expert, expertDeparture, expertTerm, person } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isStation } from "../evidence/owner";
import { isAttestationCode } from "../rules/attestation-content";
import { type LetterStanding, letterStandingOn } from "../rules/letter";
import { specialtyWords } from "./words";

/** A 聘书: what is printed on it, and whether it stands. */
export interface Letter {
  readonly code: string;
  readonly expertNumber: string;
  readonly name: string;
  readonly specialties: readonly string[];
  readonly termFrom: string;
  readonly termTo: string;
  readonly document: string;
  /** The day of appointment, in China. */
  readonly issuedOn: string;
  readonly standing: LetterStanding;
  /** The day the membership ended, when it ended before the term. */
  readonly endedOn: string | null;
}

type ReadCtx = Pick<Ctx, "actor" | "now" | "tx">;

/** The letter with a code, for anybody who has it; null for an unknown one. */
export async function findLetter(ctx: ReadCtx, code: string): Promise<Letter | null> {
  return isAttestationCode(code) ? readLetter(ctx, eq(expertTerm.letterCode, code)) : null;
}

/** The expert's own newest letter, or the one of her own with that code; null for anybody else. */
export async function findOwnLetter(ctx: ReadCtx, code?: string): Promise<Letter | null> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return null;
  if (code !== undefined && !isAttestationCode(code)) return null;
  const which = code === undefined ? isNull(expertTerm.supersededAt) : eq(expertTerm.letterCode, code);
  return readLetter(ctx, and(eq(expertTerm.expertId, actor.expertId), which));
}

/** The newest letter of a member by pool number, or that one with the code, for the station alone. */
export async function findMemberLetter(ctx: ReadCtx, number: string, code?: string): Promise<Letter | null> {
  if (!isStation(ctx.actor) || (code !== undefined && !isAttestationCode(code))) return null;
  const which = code === undefined ? isNull(expertTerm.supersededAt) : eq(expertTerm.letterCode, code);
  return readLetter(ctx, and(eq(expert.number, number), which));
}

async function readLetter(ctx: ReadCtx, which: SQL | undefined): Promise<Letter | null> {
  const db = reader(ctx);
  // A letter is given with an appointment; its specialties are those of the application, which is closed.
  const [term] = await db
    .select({
      expertId: expertTerm.expertId,
      applicationId: expertTerm.applicationId,
      code: expertTerm.letterCode,
      expertNumber: expert.number,
      name: person.name,
      termFrom: expertTerm.termFrom,
      termTo: expertTerm.termTo,
      document: expertTerm.document,
      recordedAt: expertTerm.recordedAt,
      supersededAt: expertTerm.supersededAt,
    })
    .from(expertTerm)
    .innerJoin(expert, eq(expert.id, expertTerm.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(which, sql`${expertTerm.letterCode} is not null`))
    .orderBy(desc(expertTerm.termTo), desc(expertTerm.recordedAt))
    .limit(1);
  if (!term?.code) return null;
  const [specialties, [left]] = await Promise.all([
    term.applicationId
      ? db
          .select({ code: applicationSpecialty.specialty })
          .from(applicationSpecialty)
          .where(
            and(
              eq(applicationSpecialty.applicationId, term.applicationId),
              eq(applicationSpecialty.outcome, "APPROVED"),
            ),
          )
          .orderBy(asc(applicationSpecialty.specialty))
      : [],
    db
      .select({ kind: expertDeparture.kind, departedAt: expertDeparture.departedAt })
      .from(expertDeparture)
      .where(
        and(
          eq(expertDeparture.expertId, term.expertId),
          // A departure before the appointment ended an earlier one.
          gt(expertDeparture.recordedAt, term.recordedAt),
          lte(expertDeparture.departedAt, ctx.now),
        ),
      )
      .orderBy(asc(expertDeparture.departedAt))
      .limit(1),
  ]);
  const { code, expertNumber, name, termFrom, termTo, document } = term;
  const departure = left ? { kind: left.kind, on: dateAt(left.departedAt) } : null;
  const facts = { termFrom, termTo, superseded: term.supersededAt !== null, departure };
  const standing = letterStandingOn(facts, dateAt(ctx.now));
  return {
    code,
    expertNumber,
    name,
    specialties: specialties.map((one) => specialtyWords(one.code)),
    termFrom,
    termTo,
    document,
    issuedOn: dateAt(term.recordedAt),
    standing,
    endedOn:
      standing === "RESIGNED" || standing === "REMOVED" || standing === "ENDED"
        ? (departure?.on ?? null)
        : null,
  };
}
