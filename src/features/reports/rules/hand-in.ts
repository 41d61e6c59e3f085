import type { Conclusion } from "@/db/schema";

export type Timeliness = "ON_TIME" | "IN_GRACE" | "LATE";

export interface HandIn {
  /** 24:00 of the last day, exclusive. */
  readonly dueAt: Date;
  readonly handedInAt: Date;
  /** When the upload of each file began. */
  readonly startedAt: readonly Date[];
  /** Milliseconds an upload begun in time may still take. */
  readonly graceMs: number;
}

/** 四(一)3, E18: in time, in the grace of uploads begun in time, or late. */
export function timelinessOf({ dueAt, handedInAt, startedAt, graceMs }: HandIn): Timeliness {
  if (handedInAt < dueAt) return "ON_TIME";
  const begunInTime = startedAt.every((at) => at < dueAt);
  return begunInTime && handedInAt.getTime() < dueAt.getTime() + graceMs ? "IN_GRACE" : "LATE";
}

export const findings = [
  "SIGNER_MISSING",
  "SIGNER_EXTRA",
  "CONCLUSION_DIFFERS",
  "CODE_DIFFERS",
  "PAGES_FEWER",
] as const;
export type Finding = (typeof findings)[number];

export interface OnRecord {
  /** Invitations of those who attended. */
  readonly attending: readonly string[];
  readonly conclusion: Conclusion;
  readonly checkCode: string;
  readonly pages: number;
}

export interface OnPaper {
  readonly signers: readonly string[];
  readonly conclusion: Conclusion;
  readonly checkCode: string;
  readonly pages: number;
}

/** What the paper says otherwise than the locked report (E17); empty: everything agrees. */
export function compareHandIn(record: OnRecord, paper: OnPaper): Finding[] {
  const signed = new Set(paper.signers);
  const there = new Set(record.attending);
  const found: Record<Finding, boolean> = {
    SIGNER_MISSING: record.attending.some((one) => !signed.has(one)),
    SIGNER_EXTRA: paper.signers.some((one) => !there.has(one)),
    CONCLUSION_DIFFERS: paper.conclusion !== record.conclusion,
    CODE_DIFFERS: plainCode(paper.checkCode) !== plainCode(record.checkCode),
    PAGES_FEWER: paper.pages < record.pages,
  };
  return findings.filter((one) => found[one]);
}

/** A code as it counts: case, full width and separators are the typist's. */
export function plainCode(code: string): string {
  return code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
}

/** The short form of a digest that is printed on each page: 64 bits in groups of four. */
export function checkCodeOf(contentHash: string): string {
  return (contentHash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join("-");
}
