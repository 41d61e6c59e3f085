import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditEvent, expert, invitation, organization, projectParty, reviewCase } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { dateAt, instantOf, policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { EventProposal } from "../input/event";
import { countingYear } from "../ledger/year-lock";
import { isStation } from "../rules/event";
import { ruleOf } from "../rules/kinds";
import { about, detailOf } from "./lock-event";

/**
 * A credit event by hand, with its document (D13): by the station; by a district about a case of its own area. The
 * document is uploaded next, then its proposer tells the subject. InvalidInput where the subject or the case is not
 * there; nobody proposes about herself. `complaintId`: the complaint that was found justified, which the caller has seen to.
 */
export async function proposeEvent(
  ctx: Ctx & { actor: UserActor },
  input: EventProposal,
  complaintId: string | null = null,
): Promise<{ eventId: string }> {
  const { actor } = ctx;
  if (!(isStation(actor) || (actor.role === "regulator" && actor.post === "district")))
    throw new NotFound("credit");
  return mutation(ctx, async (tx, now) => {
    const today = dateAt(now);
    if (input.occurredOn > today) throw new InvalidInput({ occurredOn: "发生日期不能晚于今天" });
    const reviewed = await findCase(tx, ctx, input.caseNumber);
    if (!reviewed && !isStation(actor)) throw new InvalidInput({ caseNumber: "请填写本区域内的论证编号" });
    const subject = await findSubject(tx, input);
    if (subject.personId === actor.personId)
      throw new Denied("OWN_EVENT", "这条信用事件涉及您本人，请由其他同志办理。");
    if (reviewed) await demandPart(tx, reviewed, subject, input);
    const policy = await policyInForce({ tx, now });
    const rule = ruleOf(input.kind, false);
    const occurredAt = instantOf(input.occurredOn);
    const [event] = await tx
      .insert(creditEvent)
      .values({
        id: randomId(),
        expertId: subject.expertId,
        organizationId: subject.organizationId,
        kind: input.kind,
        rule,
        points: policy.values[rule],
        policyCode: policy.id,
        source: "MANUAL",
        ...(complaintId ? { evidenceType: "complaint" as const, evidenceId: complaintId } : {}),
        caseId: reviewed?.id ?? null,
        occurredAt,
        year: await countingYear(tx, occurredAt, now),
        statement: input.statement,
        document: input.document,
        proposedBy: actor.personId,
        proposedAt: now,
      })
      .returning();
    if (!event) throw new Error("an event was not written");
    return {
      value: { eventId: event.id },
      audit: [
        {
          action: "credit.proposed",
          subject: about(event),
          detail: {
            ...detailOf(event),
            document: input.document,
            ...(complaintId ? { evidence: complaintId } : {}),
          },
        },
      ],
    };
  });
}

/** A case in the actor's scope by its number; null when none was named. */
async function findCase(tx: Tx, { actor }: Pick<Ctx, "actor">, number: string) {
  if (!number) return null;
  const [row] = await tx
    .select({ id: reviewCase.id, projectId: reviewCase.projectId })
    .from(reviewCase)
    .where(and(eq(reviewCase.number, number), caseScope(actor)));
  if (!row) throw new InvalidInput({ caseNumber: "没有找到这个论证编号" });
  return row;
}

interface Subject {
  readonly expertId: string | null;
  readonly organizationId: string | null;
  readonly personId: string | null;
}

async function findSubject(tx: Tx, { about: side, subject }: EventProposal): Promise<Subject> {
  if (side === "expert") {
    const [row] = await tx
      .select({ expertId: expert.id, personId: expert.personId })
      .from(expert)
      .where(eq(expert.number, subject));
    if (!row) throw new InvalidInput({ subject: "没有找到这个编号的专家" });
    return { ...row, organizationId: null };
  }
  const [row] = await tx
    .select({ organizationId: organization.id, kinds: organization.kinds })
    .from(organization)
    .where(eq(organization.uscc, subject));
  if (!row) throw new InvalidInput({ subject: "没有找到这个统一社会信用代码的单位" });
  // Whoever is told has to have a place where she can object.
  if (!row.kinds.some((kind) => kind === "contractor" || kind === "supervision"))
    throw new InvalidInput({ subject: "只有施工单位和监理单位在平台记入信用事件" });
  return { organizationId: row.organizationId, expertId: null, personId: null };
}

/** Who is said to have done it has to do with the case: asked in it, or a party to its project. */
async function demandPart(
  tx: Tx,
  reviewed: { id: string; projectId: string },
  { expertId, organizationId }: Subject,
  { about: side }: EventProposal,
): Promise<void> {
  const rows = expertId
    ? await tx
        .select({ id: invitation.id })
        .from(invitation)
        .where(and(eq(invitation.caseId, reviewed.id), eq(invitation.expertId, expertId)))
        .limit(1)
    : await tx
        .select({ id: projectParty.id })
        .from(projectParty)
        .where(
          and(
            eq(projectParty.projectId, reviewed.projectId),
            eq(projectParty.organizationId, organizationId ?? ""),
          ),
        )
        .limit(1);
  if (rows.length > 0) return;
  throw new InvalidInput({
    caseNumber: side === "expert" ? "该专家没有参加这个论证项目" : "该单位不是这个论证项目的参建单位",
  });
}
