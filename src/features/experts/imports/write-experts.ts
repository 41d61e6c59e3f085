import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { phoneHash } from "@/features/accounts";
import type { Audit } from "@/platform/audit";
import { seal } from "@/platform/crypto";
import { Conflict } from "@/platform/errors";
import { randomId } from "@/platform/id";
import type { ExpertPlan, Judgement } from "./judge-experts";
import { takeNumbers } from "./take-numbers";

/** Rows as one JSON parameter: thousands of bound values would cost more than the insert. */
const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

/**
 * Writes what was judged, a statement a table. New members wait for their undertakings at the first login
 * (D2 PENDING_ONBOARD): an old appointment in a file says nothing about them. Answers with the trace.
 */
export async function writeExperts(
  tx: Tx,
  { created, changed }: Judgement<ExpertPlan>,
  circumstances: { readonly importId: string; readonly today: string },
): Promise<Audit[]> {
  const numbers = await takeNumbers(tx, created.length);
  const members = [
    ...created.map((plan, index) => ({
      ...plan,
      isNew: true,
      number: numbers[index] ?? "",
      expertId: randomId(),
    })),
    ...changed.map((plan) => ({
      ...plan,
      isNew: false,
      number: plan.number ?? "",
      expertId: plan.expertId ?? "",
    })),
  ].map((plan) => ({ ...plan, knownPerson: plan.personId !== null, personId: plan.personId ?? randomId() }));
  const units = await writeUnits(tx, members);
  await writePersons(tx, members);
  await tx.execute(sql`
    insert into expert (id, number, person_id, title)
    select id, number, person_id, title from jsonb_to_recordset(${json(
      members
        .filter(({ isNew }) => isNew)
        .map(({ expertId, number, personId, row }) => ({
          id: expertId,
          number,
          person_id: personId,
          title: row.title,
        })),
    )}) as r(id uuid, number text, person_id uuid, title text)`);
  await tx.execute(sql`
    insert into expert_term (id, expert_id, term_from, term_to, document)
    select gen_random_uuid(), expert, term_from, term_to, document from jsonb_to_recordset(${json(
      members
        .filter(({ addsTerm }) => addsTerm)
        .map(({ expertId, row }) => ({
          expert: expertId,
          term_from: row.termFrom,
          term_to: row.termTo,
          document: row.document,
        })),
    )}) as r(expert uuid, term_from date, term_to date, document text)`);
  await tx.execute(sql`
    insert into expert_specialty (expert_id, specialty, valid_from)
    select expert, specialty, valid_from from jsonb_to_recordset(${json(
      members.flatMap(({ expertId, isNew, addsSpecialties, row }) =>
        addsSpecialties.map((specialty) => ({
          expert: expertId,
          specialty,
          valid_from: isNew ? row.termFrom : circumstances.today,
        })),
      ),
    )}) as r(expert uuid, specialty text, valid_from date)`);
  await tx.execute(sql`
    insert into expert_employment (id, expert_id, organization_id, valid_from)
    select gen_random_uuid(), r.expert, o.id, r.since from jsonb_to_recordset(${json(
      members.flatMap(({ expertId, isNew, row }) =>
        isNew && row.employer
          ? [{ expert: expertId, uscc: row.employer.uscc, since: row.employer.since }]
          : [],
      ),
    )}) as r(expert uuid, uscc text, since date) join organization o on o.uscc = r.uscc`);
  return [
    ...units,
    ...members.map(
      ({ expertId, number, isNew, addsTerm, addsSpecialties }): Audit => ({
        action: "expert.recorded",
        subject: { type: "expert", id: expertId },
        detail: {
          number,
          import: circumstances.importId,
          created: isNew,
          term: addsTerm,
          specialties: addsSpecialties,
        },
      }),
    ),
  ];
}

/** Employers nobody has named before. */
async function writeUnits(tx: Tx, members: readonly ExpertPlan[]): Promise<Audit[]> {
  const units = new Map(
    members.flatMap(({ row }) => (row.employer ? [[row.employer.uscc, row.employer.name]] : [])),
  );
  const made = await tx.execute<{ id: string; uscc: string; name: string }>(sql`
    insert into organization (id, uscc, name)
    select gen_random_uuid(), uscc, name from jsonb_to_recordset(${json(
      [...units].map(([uscc, name]) => ({ uscc, name })),
    )}) as r(uscc text, name text)
    on conflict (uscc) do nothing returning id, uscc, name`);
  return made.map(({ id, uscc, name }) => ({
    action: "organization.recorded",
    subject: { type: "organization", id },
    detail: { uscc, name },
  }));
}

async function writePersons(
  tx: Tx,
  members: readonly (ExpertPlan & { personId: string; knownPerson: boolean })[],
): Promise<void> {
  const phone = ({ row }: ExpertPlan) =>
    row.phone === null ? {} : { phone_hash: phoneHash(row.phone), phone_sealed: seal(row.phone) };
  const made = members.filter(({ knownPerson }) => !knownPerson);
  const inserted = await tx.execute(sql`
    insert into person (id, name, id_number_hash, id_number_sealed, phone_hash, phone_sealed)
    select id, name, hash, sealed, phone_hash, phone_sealed from jsonb_to_recordset(${json(
      made.map((one) => ({
        id: one.personId,
        name: one.row.name,
        hash: one.idHash,
        sealed: seal(one.row.idNumber),
        ...phone(one),
      })),
    )}) as r(id uuid, name text, hash text, sealed text, phone_hash text, phone_sealed text)
    on conflict (id_number_hash) do nothing returning id`);
  // Somebody logged in for the first time while the rows were compared: compared again, it is the same person.
  if (inserted.length !== made.length)
    throw new Conflict("CHANGED", "写入期间有人员信息发生变化，没有写入任何内容，请再次确认导入。");
  await tx.execute(sql`
    update person p set phone_hash = r.phone_hash, phone_sealed = r.phone_sealed
    from jsonb_to_recordset(${json(
      members
        .filter(({ knownPerson, addsPhone }) => knownPerson && addsPhone)
        .map((one) => ({ id: one.personId, ...phone(one) })),
    )}) as r(id uuid, phone_hash text, phone_sealed text)
    where p.id = r.id and p.phone_hash is null`);
}
