import type { Ctx } from "@/platform/context";
import { mutation } from "@/platform/mutation";

/** Puts a refused login on record: a code, never what the claims said. */
export async function refuseLogin(ctx: Ctx, code: string): Promise<void> {
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [{ action: "access.refused", subject: { type: "login", id: ctx.requestId }, detail: { code } }],
  }));
}
