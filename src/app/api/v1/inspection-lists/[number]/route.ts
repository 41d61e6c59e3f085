import { findExchangedList } from "@/features/exchange";
import { serve } from "../../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 监督检查清单. */
export const GET = serve("getInspectionList", (ctx, { id }) => findExchangedList(ctx, id));
