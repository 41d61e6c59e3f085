import { and, asc, eq, inArray } from "drizzle-orm";
import { database } from "../../src/db/client";
import { invitation, reviewCase, seat, storedFile } from "../../src/db/schema";
import type { UserActor } from "../../src/platform/actor";
import { readNow } from "../../src/platform/clock";
import { sha256 } from "../../src/platform/crypto";
import { randomId } from "../../src/platform/id";
import { draw } from "./drawn-case";
import { acceptAs, carryInvitation, makeTracedCase, workTraced } from "./traced-world";
import { expertActor, type Filing, makePool, type PoolExpert } from "./world";

/** Somebody who holds a seat of a formed panel. */
export interface Member {
  readonly invitationId: string;
  readonly expert: PoolExpert;
  readonly actor: UserActor;
  readonly specialty: string;
  readonly main: boolean;
}

export interface FormedPanel {
  readonly filing: Filing;
  /** Everybody who can be drawn, the members among them. */
  readonly pool: readonly PoolExpert[];
  readonly members: readonly Member[];
  readonly plan: { readonly fileId: string; readonly sha256: string };
}

/**
 * A panel that stands, come about by the real use-cases: drawn, delivered, accepted, settled. `spare` more
 * experts of each specialty can be drawn after it; `known` are those of earlier panels in the same database, who can
 * be drawn as well. What later features do on 专家组成立 is not done here.
 */
export async function makeFormedPanel(
  options: Parameters<typeof makeTracedCase>[0] & {
    spare?: number;
    known?: readonly PoolExpert[];
  } = {},
): Promise<FormedPanel> {
  const { spare = 0, known = [], ...filed } = options;
  const seats = filed.seats ?? [{ specialty: "SZ-JK", count: 5 }];
  const pool: PoolExpert[] = [...known];
  for (const { specialty, count } of seats) pool.push(...(await makePool(count + spare, [specialty])));
  const filing = await makeTracedCase({ ...filed, seats });
  const plan = await layPlan(filing);
  await draw(filing);
  const asked = await database().select().from(invitation).where(eq(invitation.caseId, filing.caseId));
  for (const one of asked) {
    await carryInvitation(one.id, "SENT");
    await carryInvitation(one.id, "DELIVERED");
    await acceptAs(pool, one);
  }
  await workTraced();
  const members = await membersOf(filing.caseId, pool);
  const [row] = await database()
    .select({ state: reviewCase.state })
    .from(reviewCase)
    .where(eq(reviewCase.id, filing.caseId));
  if (row?.state !== "PANEL_FORMED") throw new Error(`the panel was not formed: ${row?.state}`);
  return { filing, pool, members, plan };
}

/** Who holds the seats now, main specialty first. */
export async function membersOf(caseId: string, pool: readonly PoolExpert[]): Promise<Member[]> {
  const rows = await database()
    .select({
      invitationId: invitation.id,
      expertId: invitation.expertId,
      specialty: seat.specialty,
      main: seat.main,
    })
    .from(invitation)
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .where(and(eq(invitation.caseId, caseId), inArray(invitation.state, ["ACCEPTED", "ATTENDED"])))
    .orderBy(asc(seat.ordinal));
  return rows.map(({ expertId, ...row }) => {
    const expert = pool.find(({ id }) => id === expertId);
    if (!expert) throw new Error("a member who is not of this pool");
    return { ...row, expert, actor: expertActor(expert) };
  });
}

/** The plan's row as an upload leaves it; its bytes are not in the store. */
async function layPlan(filing: Filing): Promise<FormedPanel["plan"]> {
  const now = await readNow();
  const id = randomId();
  const digest = sha256(id);
  await database()
    .insert(storedFile)
    .values({
      id,
      caseId: filing.caseId,
      kind: "plan",
      version: 1,
      displayName: "深基坑专项施工方案.pdf",
      objectKey: `cases/${filing.caseId}/${digest.slice(0, 40)}`,
      state: "AVAILABLE",
      size: 1_000_000,
      sha256: digest,
      contentType: "application/pdf",
      pages: 86,
      scanner: "none",
      uploadedBy: filing.actor.id,
      startedAt: now,
      availableAt: now,
    });
  return { fileId: id, sha256: digest };
}
