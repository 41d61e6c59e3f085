import { findExchangedCertificate } from "@/features/exchange";
import { serve } from "../../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 抽取证书, its public part. */
export const GET = serve("getCertificate", (ctx, { id }) => findExchangedCertificate(ctx, id));
