import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { structureChanged } from "@/features/organizations";
import { instantOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import type { Judgement } from "./judge-experts";
import type { UnitPlan } from "./judge-units";

export interface Written {
  readonly audit: readonly Audit[];
  readonly jobs: readonly JobRequest[];
}

type Altered = { id: string; uscc: string; kinds: boolean; stop: boolean; branch: boolean };
type Share = { id: string; owner: string; owned: string; percent: string; since: string; uscc: string };

/** Why a unit of an import is a stop node: the station's file says so. */
const stopReason = "批量导入登记为国资监管或政府机构";

/**
 * Writes the units, then how they hang together. A unit made here is known, not registered: that is done by
 * its own first login. Answers with the trace.
 */
export async function writeUnits(
  tx: Tx,
  { created, changed }: Judgement<UnitPlan>,
  { importId, today }: { readonly importId: string; readonly today: string },
): Promise<Written> {
  const plans = [...created, ...changed];
  const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;
  const made = await tx.execute<{ id: string; uscc: string; name: string }>(sql`
    insert into organization (id, uscc, name, kinds, stop_node, stop_reason)
    select gen_random_uuid(), uscc, name, array(select jsonb_array_elements_text(kinds)), stop, case when stop then ${stopReason} end
    from jsonb_to_recordset(${json(
      created.map(({ row }) => ({ uscc: row.uscc, name: row.name, kinds: row.kinds, stop: row.stop })),
    )}) as r(uscc text, name text, kinds jsonb, stop boolean) returning id, uscc, name`);
  const altered = await tx.execute<Altered>(sql`
    update organization o set
      kinds = case when r.kinds is null then o.kinds
        else array(select distinct k from unnest(o.kinds || array(select jsonb_array_elements_text(r.kinds))) k order by k) end,
      stop_node = o.stop_node or r.stop,
      stop_reason = case when r.stop and not o.stop_node then ${stopReason} else o.stop_reason end,
      branch_of = coalesce(o.branch_of, (select head.id from organization head where head.uscc = r.branch))
    from jsonb_to_recordset(${json(
      plans
        .filter(
          ({ isNew, setsKinds, setsStop, setsBranch }) => setsBranch || (!isNew && (setsKinds || setsStop)),
        )
        .map(({ row, isNew, setsKinds, setsBranch }) => ({
          uscc: row.uscc,
          kinds: !isNew && setsKinds ? row.kinds : null,
          stop: row.stop,
          branch: setsBranch ? row.branchOf : null,
        })),
    )}) as r(uscc text, kinds jsonb, stop boolean, branch text)
    where o.uscc = r.uscc
    returning o.id, o.uscc, r.kinds is not null as kinds, r.stop as stop, r.branch is not null as branch`);
  const shares = await tx.execute<Share>(sql`
    insert into ownership (id, owner_id, owned_id, percent, controls, valid_from)
    select gen_random_uuid(), w.id, o.id, r.percent, r.controls, r.since from jsonb_to_recordset(${json(
      plans.flatMap(({ row, addsShare }) =>
        addsShare && row.share ? [{ ...row.share, owned: row.uscc }] : [],
      ),
    )}) as r(owner text, owned text, percent numeric, controls boolean, since date)
    join organization w on w.uscc = r.owner join organization o on o.uscc = r.owned
    returning id, owner_id as owner, owned_id as owned, percent, valid_from::text as since,
      (select uscc from organization u where u.id = owned_id) as uscc`);
  const audit = [
    ...made.map(
      ({ id, uscc, name }): Audit => ({
        action: "organization.recorded",
        subject: { type: "organization", id },
        detail: { uscc, name, import: importId },
      }),
    ),
    ...altered.map(
      ({ id, uscc: _uscc, ...what }): Audit => ({
        action: "organization.changed",
        subject: { type: "organization", id },
        detail: { ...what, import: importId },
      }),
    ),
    ...shares.map(
      ({ id, owner, owned, percent }): Audit => ({
        action: "ownership.recorded",
        subject: { type: "ownership", id },
        detail: { ownerId: owner, ownedId: owned, percent, import: importId },
      }),
    ),
  ];
  return { audit, jobs: recheckJobs(plans, altered, shares, today) };
}

/** Open panels are checked again for units that were known: at once, or on the first day of a share yet to begin. */
function recheckJobs(
  plans: readonly UnitPlan[],
  altered: readonly Altered[],
  shares: readonly Share[],
  today: string,
): JobRequest[] {
  const known = new Set(plans.filter(({ isKnown }) => isKnown).map(({ row }) => row.uscc));
  const due = new Map(altered.flatMap(({ id, uscc }) => (known.has(uscc) ? [[id, today]] : [])));
  for (const { owned, uscc, since } of shares) {
    const day = since > today ? since : today;
    const earliest = due.get(owned);
    if (known.has(uscc) && (earliest === undefined || day < earliest)) due.set(owned, day);
  }
  return [...due].map(([organizationId, day]) =>
    structureChanged.request({ organizationId }, day > today ? instantOf(day) : undefined),
  );
}
