import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Audit } from "@/platform/audit";
import type { Judgement } from "./judge-experts";
import type { UnitPlan } from "./judge-units";

/**
 * Writes the units, then how they hang together. A unit made here is known, not registered: that is done by
 * its own first login. Answers with the trace.
 */
export async function writeUnits(
  tx: Tx,
  { created, changed }: Judgement<UnitPlan>,
  { importId }: { readonly importId: string },
): Promise<Audit[]> {
  const plans = [...created, ...changed];
  const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;
  const made = await tx.execute<{ id: string; uscc: string; name: string }>(sql`
    insert into organization (id, uscc, name, kinds, stop_node)
    select gen_random_uuid(), uscc, name, array(select jsonb_array_elements_text(kinds)), stop
    from jsonb_to_recordset(${json(
      created.map(({ row }) => ({ uscc: row.uscc, name: row.name, kinds: row.kinds, stop: row.stop })),
    )}) as r(uscc text, name text, kinds jsonb, stop boolean) returning id, uscc, name`);
  const altered = await tx.execute<{ id: string; kinds: boolean; stop: boolean; branch: boolean }>(sql`
    update organization o set
      kinds = case when r.kinds is null then o.kinds
        else array(select distinct k from unnest(o.kinds || array(select jsonb_array_elements_text(r.kinds))) k order by k) end,
      stop_node = o.stop_node or r.stop,
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
    returning o.id, r.kinds is not null as kinds, r.stop as stop, r.branch is not null as branch`);
  const shares = await tx.execute<{ id: string; owner: string; owned: string; percent: string }>(sql`
    insert into ownership (id, owner_id, owned_id, percent, controls, valid_from)
    select gen_random_uuid(), w.id, o.id, r.percent, r.controls, r.since from jsonb_to_recordset(${json(
      plans.flatMap(({ row, addsShare }) =>
        addsShare && row.share ? [{ ...row.share, owned: row.uscc }] : [],
      ),
    )}) as r(owner text, owned text, percent numeric, controls boolean, since date)
    join organization w on w.uscc = r.owner join organization o on o.uscc = r.owned
    returning id, owner_id as owner, owned_id as owned, percent`);
  return [
    ...made.map(
      ({ id, uscc, name }): Audit => ({
        action: "organization.recorded",
        subject: { type: "organization", id },
        detail: { uscc, name, import: importId },
      }),
    ),
    ...altered.map(
      ({ id, ...what }): Audit => ({
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
}
