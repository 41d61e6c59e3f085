import { listExchangedCases } from "@/features/exchange";
import { serve } from "../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 论证项目列表. */
export const GET = serve("listCases", (ctx, { query }) => listExchangedCases(ctx, query));
