import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { publicityObjection } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { keyedHash, randomHex, seal } from "@/platform/crypto";
import { Conflict, demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { objectionInput } from "../input/appointment";
import { whyNotObject } from "../rules/appointment";
import { lockSubmitted, moveApplication } from "./lock-application";

/** Open objections one application can have at a time: more say nothing more, and cannot flood the station. */
const mostOpen = 100;

/** What the database keeps of a query code. */
export function objectionCodeHash(code: string): string {
  return keyedHash("objection", code);
}

/**
 * 公示异议, by anybody (D1): who it is stays sealed, or is not said at all. Answers the query code, 128 bits,
 * which is nowhere kept but as a keyed hash. Errors: NotFound, NOT_PUBLISHED, WINDOW_OVER, TOO_MANY.
 */
export async function submitObjection(
  ctx: Ctx,
  input: z.output<typeof objectionInput>,
): Promise<{ applicationId: string; code: string }> {
  const { applicationId, content, name, unit } = input;
  const code = randomHex(16).toUpperCase();
  return mutation(ctx, async (tx, now) => {
    const application = await lockSubmitted(tx, applicationId);
    demand(whyNotObject(application, now));
    const [open] = await tx
      .select({ n: sql<number>`count(*)::int` })
      .from(publicityObjection)
      .where(
        sql`${eq(publicityObjection.applicationId, applicationId)} and ${publicityObjection.state} = 'OPEN'`,
      );
    if ((open?.n ?? 0) >= mostOpen)
      throw new Conflict("TOO_MANY", "这份公示已收到很多异议，正在核查。请电话反映新的情况。");
    const id = randomId();
    await tx.insert(publicityObjection).values({
      id,
      applicationId,
      codeHash: objectionCodeHash(code),
      authorSealed: name || unit ? seal(JSON.stringify({ name, unit })) : null,
      content,
    });
    if (application.state === "PUBLICITY")
      await moveApplication(tx, application, "object", { changedAt: now });
    return {
      value: { applicationId, code },
      audit: [
        {
          action: "objection.received",
          subject: { type: "objection", id },
          detail: { application: applicationId, named: name !== "" },
        },
      ],
    };
  });
}
