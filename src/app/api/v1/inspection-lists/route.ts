import { listExchangedLists } from "@/features/exchange";
import { serve } from "../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 监督检查清单列表. */
export const GET = serve("listInspectionLists", (ctx, { query }) => listExchangedLists(ctx, query));
