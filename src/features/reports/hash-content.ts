import { canonicalJson } from "@/features/experts";
import { sha256 } from "@/platform/crypto";
import type { DraftContent } from "./rules/conclusion";
import type { ReportContent } from "./rules/content";
import type { SourcedItem } from "./rules/edit-items";

/** SHA-256 of the canonical JSON (RFC 8785), hex: the same whatever order the database keeps keys in. */
export function hashContent(content: ReportContent): string {
  return sha256(canonicalJson(content));
}

/** Tells whether a draft is still the one that was shown. */
export function fingerprintOf({ headings, items, defects, conclusion }: DraftContent<SourcedItem>): string {
  return sha256(canonicalJson({ headings, items: items.map(itemOf), defects, conclusion }));
}

function itemOf({ id, heading, chapter, page, severity, text, sources }: SourcedItem) {
  return { id, heading, chapter, page, severity, text, sources };
}
