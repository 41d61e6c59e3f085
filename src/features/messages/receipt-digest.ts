import type { Channel } from "@/db/schema";
import { keyedHash } from "@/platform/crypto";

/** Everything a carrier said in one receipt, the number only as its hash. */
export interface ReceiptFacts {
  readonly channel: Channel;
  readonly providerId: string;
  readonly phoneHash: string;
  readonly delivered: boolean;
  readonly code: string;
  readonly reportedAt: Date;
  readonly reference: string | undefined;
}

/** The same receipt pushed again has the same digest; keyed, because it tells of the number. */
export function receiptDigest(facts: ReceiptFacts): string {
  return keyedHash(
    "sms-receipt",
    JSON.stringify([
      facts.channel,
      facts.providerId,
      facts.phoneHash,
      facts.delivered,
      facts.code,
      facts.reportedAt.toISOString(),
      facts.reference ?? "",
    ]),
  );
}
