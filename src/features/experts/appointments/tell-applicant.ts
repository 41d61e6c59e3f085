import type { Tx } from "@/db/client";
import { queueMessages } from "@/features/messages";
import { nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import type { Application } from "./lock-application";

type Told = { readonly template: "applicationDecided" | "applicationReturned" | "expertAppointed" };

/**
 * A message to the applicant, within the send hours. Once per template and subject: a return is about its
 * submission, as an application may be returned again; a decision is about the application.
 */
export function tellApplicant(
  tx: Tx,
  application: Pick<Application, "id" | "personId">,
  policy: PolicyParameters,
  now: Date,
  message: Told & { readonly about?: string; readonly params?: Readonly<Record<string, string>> },
) {
  const { template, about, params = {} } = message;
  return queueMessages(tx, [
    {
      template,
      personId: application.personId,
      subject: about ? { type: "submission", id: about } : { type: "application", id: application.id },
      params,
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    },
  ]);
}
