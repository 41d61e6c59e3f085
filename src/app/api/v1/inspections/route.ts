import { listExchangedInspections } from "@/features/exchange";
import { serve } from "../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 监督检查列表. */
export const GET = serve("listInspections", (ctx, { query }) => listExchangedInspections(ctx, query));
