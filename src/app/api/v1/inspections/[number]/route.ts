import { findExchangedInspection } from "@/features/exchange";
import { serve } from "../../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 监督检查结果. */
export const GET = serve("getInspection", (ctx, { id }) => findExchangedInspection(ctx, id));
