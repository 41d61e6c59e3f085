import { and, eq, sql } from "drizzle-orm";
import { expert, person } from "@/db/schema";
import { maskIdNumber, maskPhone } from "@/features/accounts";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { statusesAt } from "../../rules/member-history";
import { listFacts } from "./list-member-facts";
import { stationOnly } from "./station-scope";

type ReadCtx = Pick<Ctx, "actor" | "tx" | "now">;

/**
 * A member as the station sees her, or null: for anybody else she is not there. Phone and ID number are
 * masked before they leave this function.
 */
export async function findMember(ctx: ReadCtx, number: string) {
  if (!/^QD\d{6}$/.test(number)) return null;
  const [row] = await reader(ctx)
    .select({
      id: expert.id,
      number: expert.number,
      personId: expert.personId,
      name: person.name,
      title: expert.title,
      idNumberSealed: person.idNumberSealed,
      phoneSealed: person.phoneSealed,
      phoneVerifiedAt: person.phoneVerifiedAt,
      openSeats: sql<number>`(select count(*)::int from invitation i join review_case c on c.id = i.case_id
        where i.expert_id = ${expert.id} and i.state = 'ACCEPTED' and c.meeting_from > app_now())`,
      openAsked: sql<number>`(select count(*)::int from invitation i where i.expert_id = ${expert.id}
        and i.state in ('CREATED', 'SENT', 'DELIVERED'))`,
    })
    .from(expert)
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(stationOnly(ctx.actor), eq(expert.number, number)));
  if (!row) return null;
  const { idNumberSealed, phoneSealed, ...member } = row;
  const facts = await listFacts(ctx, row.id);
  return {
    ...member,
    idNumber: maskIdNumber(open(idNumberSealed)),
    phone: phoneSealed ? maskPhone(open(phoneSealed)) : null,
    ...facts,
    statuses: statusesAt(facts, ctx.now),
  };
}

export type StationMember = NonNullable<Awaited<ReturnType<typeof findMember>>>;
