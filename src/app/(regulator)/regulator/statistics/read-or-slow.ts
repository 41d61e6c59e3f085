import { boundedRead, isTooSlow } from "@/platform/bounded-read";
import { found, type PageCtx } from "@/platform/request";

/** The reads of a page on one snapshot; "slow" when the database took too long, and to who may not see them no page. */
export async function readOrSlow<T extends object>(
  ctx: PageCtx,
  read: (ctx: PageCtx) => Promise<T>,
): Promise<T | "slow"> {
  return found<T | "slow">(
    ctx,
    boundedRead(ctx, read).catch((error: unknown) => {
      if (isTooSlow(error)) return "slow" as const;
      throw error;
    }),
  );
}
