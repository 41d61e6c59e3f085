import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type AuditAction, auditEntry } from "@/db/schema";
import type { Actor } from "./actor";
import { timeOrderedId } from "./id";

/** One line of the trace. `detail` never holds a phone, an ID number or file content. */
export interface Audit {
  readonly action: AuditAction;
  readonly subject: { readonly type: string; readonly id: string };
  readonly detail?: Record<string, unknown>;
}

/**
 * Writes entries in the transaction of the change they describe; for `mutation` alone. They travel as one
 * JSON parameter: a mass deadline writes thousands, and binding each column would cost more than the insert.
 */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  at: Date,
  requestId: string,
  entries: readonly Audit[],
): Promise<void> {
  const rows = entries.map((entry) => ({
    id: timeOrderedId(at),
    action: entry.action,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    detail: entry.detail ?? {},
  }));
  const who = actorColumns(actor);
  await tx.execute(sql`
    insert into ${auditEntry} (id, at, actor_kind, actor_id, actor_role, actor_org, action, subject_type, subject_id, detail, request_id)
    select id, ${at.toISOString()}::timestamptz, ${who.actorKind}, ${who.actorId}, ${who.actorRole}, ${who.actorOrg},
      action, subject_type, subject_id, detail, ${requestId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(id uuid, action text, subject_type text, subject_id text, detail jsonb)`);
}

function actorColumns(actor: Actor) {
  switch (actor.kind) {
    case "user":
      return {
        actorKind: "user",
        actorId: actor.id,
        actorRole: actor.role,
        actorOrg: actor.organizationId ?? actor.jurisdiction,
      };
    case "account":
      return { actorKind: "user", actorId: actor.id, actorRole: null, actorOrg: actor.organizationId };
    case "system":
      return { actorKind: "system", actorId: actor.job, actorRole: null, actorOrg: null };
    case "public":
      return { actorKind: "public", actorId: "public", actorRole: null, actorOrg: null };
  }
}
