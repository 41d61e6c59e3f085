import { findExchangedCase } from "@/features/exchange";
import { serve } from "../../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 论证项目. */
export const GET = serve("getCase", (ctx, { id }) => findExchangedCase(ctx, id));
