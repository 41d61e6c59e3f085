import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ComplaintSubject } from "@/db/schema";
import type { DateString } from "@/features/rulebook";

export interface FoundSubject {
  readonly subjectExpertId: string | null;
  readonly subjectOrganizationId: string | null;
  readonly subjectStaffId: string | null;
  /** She holds an office with the station: then it is not the station's to judge (E33). */
  readonly ofStation: boolean;
}

const nobody: FoundSubject = {
  subjectExpertId: null,
  subjectOrganizationId: null,
  subjectStaffId: null,
  ofStation: false,
};

/**
 * Whom the words name, when they name exactly one: a member of the pool by number or name, a unit by code or name,
 * somebody in office by name. What is found keeps her and her colleagues away from the complaint (D12).
 */
export async function findSubject(
  tx: Pick<Tx, "execute">,
  kind: ComplaintSubject,
  words: string,
  today: DateString,
): Promise<FoundSubject> {
  if (kind === "EXPERT") {
    const [one, other] = await tx.execute<{ id: string; ofStation: boolean }>(sql`
      select e.id, exists (select from staff_post s where s.person_id = e.person_id and s.post = 'station'
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})) as "ofStation"
      from expert e join person p on p.id = e.person_id
      where e.number = ${words.toUpperCase()} or p.name = ${words} limit 2`);
    return one && !other ? { ...nobody, subjectExpertId: one.id, ofStation: one.ofStation } : nobody;
  }
  if (kind === "UNIT") {
    const [one, other] = await tx.execute<{ id: string }>(sql`
      select id from organization where uscc = ${words.toUpperCase()} or name = ${words} limit 2`);
    return one && !other ? { ...nobody, subjectOrganizationId: one.id } : nobody;
  }
  if (kind === "STATION" || kind === "DISTRICT") {
    const [one, other] = await tx.execute<{ id: string }>(sql`
      select distinct p.id from staff_post s join person p on p.id = s.person_id
      where s.post = ${kind === "STATION" ? "station" : "district"} and p.name = ${words}
        and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today}) limit 2`);
    return one && !other ? { ...nobody, subjectStaffId: one.id } : nobody;
  }
  return nobody;
}

/** The case of a number; null: none has it. */
export async function findCaseByNumber(tx: Pick<Tx, "execute">, number: string): Promise<string | null> {
  if (number === "") return null;
  const [row] = await tx.execute<{ id: string }>(sql`select id from review_case where number = ${number}`);
  return row?.id ?? null;
}
