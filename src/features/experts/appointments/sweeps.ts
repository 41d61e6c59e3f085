import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { expertApplication } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import type { Sweep } from "@/platform/queue/sweep";
import { approveApplication } from "./approve-application";

const batch = 50;

/** 公示期满: whoever may be appointed now, a transaction each (D1). Answers how many moved. */
export async function approveDue(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: expertApplication.id })
    .from(expertApplication)
    .where(and(eq(expertApplication.state, "PUBLICITY"), sql`${expertApplication.publicityTo} <= app_now()`))
    .orderBy(asc(expertApplication.publicityTo))
    .limit(batch);
  let moved = 0;
  for (const { id } of due) if (await approveApplication(ctx, id)) moved++;
  return moved;
}

export const appointmentSweeps: readonly Sweep[] = [{ name: "experts.approve-due", run: approveDue }];
