import { sql } from "drizzle-orm";
import { queueMessages } from "@/features/messages";
import { dateAt, nextSendInstant, policyInForce } from "@/features/rulebook";
import { sha256 } from "@/platform/crypto";
import { Conflict, demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotRemind } from "../policy";
import { readers } from "../scope";
import { about, lockPublication, type OfficerCtx } from "./lock-publication";

/** Messages in one statement. */
const chunk = 500;

/**
 * 提醒未读专家 (五(三)): everybody who has to read it and has not confirmed it, once a day for each of them, however
 * often it is pressed. Errors: NotFound, STATION_ONLY, NOT_PUBLISHED, NOT_REQUIRED, REMINDED.
 */
export function remindReaders(
  ctx: OfficerCtx,
  { publicationId }: { publicationId: string },
): Promise<{ publicationId: string; told: number }> {
  return mutation(ctx, async (tx, now) => {
    demand(whyNotRemind(ctx.actor, await lockPublication(tx, ctx.actor, publicationId)));
    const people = await tx.execute<{ personId: string }>(sql`
      select e.person_id as "personId" from expert e where ${readers} and not exists (
        select from publication_read r where r.publication_id = ${publicationId}::uuid and r.person_id = e.person_id)
      order by e.number`);
    const { values: policy } = await policyInForce({ tx, now });
    const dueAt = nextSendInstant(now, policy["invite.send_hours"]);
    const day = dateAt(now);
    const messages = [...people].map(({ personId }) => ({
      template: "libraryReminder" as const,
      personId,
      subject: { type: "reading", id: subjectOf(publicationId, personId, day) },
      thing: { type: "publication" as const, id: publicationId },
      params: {},
      dueAt,
    }));
    const audit = [];
    const jobs = [];
    for (let at = 0; at < messages.length; at += chunk) {
      const told = await queueMessages(tx, messages.slice(at, at + chunk));
      audit.push(...told.audit);
      jobs.push(...told.jobs);
    }
    const told = audit.filter(({ action }) => action === "message.created").length;
    if (told === 0) throw new Conflict("REMINDED", "没有需要提醒的专家：都已阅读，或者今天已经提醒过。");
    return {
      value: { publicationId, told },
      audit: [
        { action: "publication.reminded" as const, subject: about(publicationId), detail: { told } },
        ...audit,
      ],
      jobs,
    };
  });
}

/** The same all day: a message is sent once per template and subject. */
function subjectOf(publicationId: string, personId: string, day: string): string {
  const hash = sha256(`${publicationId}/${personId}/${day}`);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
