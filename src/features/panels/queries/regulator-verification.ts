import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { auditEntry, drawChain, drawRound, expert, invitation, reviewCase, seat } from "@/db/schema";
import { type Certificate, certificateHash, requestHash, verifyChain } from "@/features/draws";
import { reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { certificateOf, requestOf } from "../stored-round";
import { type ReadCtx, supervised } from "./regulator-scope";

/** One line of the comparison; `null` where these records alone cannot tell. */
export interface VerificationLine {
  readonly id: string;
  readonly round: number | null;
  readonly holds: boolean | null;
  readonly text: string;
  /** The field at fault; never whom it names. */
  readonly field: string | null;
}

export interface Verification {
  readonly consistent: boolean;
  readonly lines: readonly VerificationLine[];
}

/**
 * 重新验算: redoes every finished round of a case from what is stored, and compares it with what the audit
 * log said at the time and with who was invited. Null when there is nothing the actor could have verified.
 */
export async function verifyCase(ctx: ReadCtx, caseId: string): Promise<Verification | null> {
  if (!isId(caseId)) return null;
  const stored = await readStored(ctx, caseId);
  if (stored.rounds.length === 0) return null;
  const finished = stored.rounds.filter(({ certificate }) => certificate !== null);
  const arithmetic = verifyChain(finished.map(({ certificate }) => certificate))
    // The log is at hand here, so its comparison is made below instead of being left to the eye.
    .filter(({ id }) => id !== "log")
    .map(({ id, round, status, text, field }) => ({
      id,
      round,
      holds: status === "unchecked" ? null : status === "holds",
      text,
      field,
    }));
  const lines = [
    ...arithmetic,
    ...stored.rounds.flatMap((round) => compareRound(round, stored)),
    lastRound(stored),
  ];
  return { consistent: lines.every(({ holds }) => holds !== false), lines };
}

type Stored = Awaited<ReturnType<typeof readStored>>;
type StoredRound = Stored["rounds"][number];

async function readStored(ctx: ReadCtx, caseId: string) {
  const db = reader(ctx);
  const rows = await db
    .select({
      id: drawRound.id,
      round: drawRound.round,
      request: drawRound.request,
      candidates: drawRound.candidates,
      requestHash: drawRound.requestHash,
      certificate: drawRound.certificate,
      certificateHash: drawRound.certificateHash,
      anchor: drawChain.anchor,
    })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .leftJoin(drawChain, eq(drawChain.caseId, drawRound.caseId))
    .where(and(eq(drawRound.caseId, caseId), supervised(ctx.actor)))
    .orderBy(asc(drawRound.round));
  if (rows.length === 0) return { rounds: [], log: [], invited: [] };
  const rounds = rows.map(({ candidates, ...row }) => {
    const request = requestOf({ ...row, candidates });
    const certificate = row.certificate && certificateOf({ request, certificate: row.certificate });
    return { ...row, request, certificate };
  });
  const log = await db
    .select({ action: auditEntry.action, detail: auditEntry.detail })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subjectType, "case"),
        eq(auditEntry.subjectId, caseId),
        inArray(auditEntry.action, ["draw.requested", "draw.drawn", "draw.infeasible"]),
      ),
    );
  const invited = await db
    .select({
      roundId: invitation.roundId,
      who: sql<string>`${expert.number} || ' ' || ${seat.specialty} || ' ' || ${invitation.ticket}`,
    })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .where(eq(invitation.caseId, caseId));
  return { rounds, log, invited };
}

function compareRound(one: StoredRound, { log, invited }: Stored): VerificationLine[] {
  const { round } = one;
  const said = (actions: readonly string[], key: string) =>
    log.find(({ action, detail }) => actions.includes(action) && detail.round === round)?.detail[key];
  const frozen = hashOf(() => one.request && requestHash(one.request));
  const line = (id: string, holds: boolean, text: string, field: string): VerificationLine => ({
    id,
    round,
    holds,
    text,
    field: holds ? null : field,
  });
  const lines = [
    line("stored-request", frozen === one.requestHash, "库存的请求内容与其指纹相符", "request"),
    line(
      "log-request",
      said(["draw.requested"], "requestHash") === one.requestHash,
      "请求指纹与审计日志在抽取前所记相同",
      "requestHash",
    ),
    line(
      "log-anchor",
      one.anchor !== null &&
        said(["draw.requested"], "anchor") === one.anchor &&
        one.request?.anchor === one.anchor,
      "锚值与首轮前公布、审计日志所记相同",
      "anchor",
    ),
  ];
  if (!one.certificate) return lines;
  const { certificate } = one;
  const hash = hashOf(() => certificateHash(certificate));
  const drawn = peopleOf(certificate);
  const asked = invited.filter(({ roundId }) => roundId === one.id).map(({ who }) => who);
  return [
    ...lines,
    line(
      "same-request",
      frozen !== null && certificate.requestHash === frozen,
      "证书所依据的就是冻结的请求",
      "certificate.requestHash",
    ),
    line("stored-certificate", hash === one.certificateHash, "库存的证书内容与其指纹相符", "certificate"),
    line(
      "log-certificate",
      hash !== null && said(["draw.drawn", "draw.infeasible"], "certificateHash") === hash,
      "证书指纹与审计日志在抽取时所记相同",
      "certificateHash",
    ),
    line(
      "invited",
      drawn.length === asked.length && [...drawn].sort().join("\n") === asked.sort().join("\n"),
      "发出的邀请与抽中名单、席位、签号逐一相同",
      "invitations",
    ),
  ];
}

/** A round cut off at the end leaves a whole chain behind; the log knows that there was one more. */
function lastRound({ rounds, log }: Stored): VerificationLine {
  const requested = log.filter(({ action }) => action === "draw.requested").length;
  const holds = requested === rounds.length;
  return {
    id: "all-rounds",
    round: null,
    holds,
    text: "审计日志所记的各轮都在，一轮不少",
    field: holds ? null : "rounds",
  };
}

function peopleOf({ drawn }: Certificate): string[] {
  return Array.isArray(drawn)
    ? drawn.map(({ expert: number, specialty, ticket }) => `${number} ${specialty} ${ticket}`)
    : [];
}

/** A fingerprint, or null when what is stored has no longer the form of anything that has one. */
function hashOf(make: () => string | null): string | null {
  try {
    return make();
  } catch {
    return null;
  }
}
