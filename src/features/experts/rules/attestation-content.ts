import { z } from "zod";

const day = z.iso.date();

/** One review she took part in: a public number and title, what she sat for, and when it was held. */
export const attestedReviewSchema = z.strictObject({
  /** QDLZ-2026-000123. */
  number: z.string().min(1),
  title: z.string(),
  specialty: z.string(),
  /** MEMBER sat for the main specialty, EXTRA for an added one; LEADER led the panel. */
  role: z.enum(["LEADER", "MEMBER", "EXTRA"]),
  /** The day of the meeting, in China. */
  heldOn: day,
  /** ATTENDED: signed in at the meeting. ACCEPTED: had agreed to come; attendance is not recorded. */
  participation: z.enum(["ATTENDED", "ACCEPTED"]),
});
export type AttestedReview = z.output<typeof attestedReviewSchema>;

/**
 * 履职证明 as it is frozen: facts alone, computed from the record; no timeouts, no points, nothing of panels
 * whose meeting is ahead. The stored hash is SHA-256 of its canonical JSON (RFC 8785).
 */
export const attestationContentSchema = z.strictObject({
  format: z.literal("gongping-attestation/1"),
  expert: z.strictObject({ number: z.string(), name: z.string(), title: z.string() }),
  period: z.strictObject({ from: day, to: day }),
  issuedOn: day,
  /** By day, oldest first. */
  reviews: z.array(attestedReviewSchema).min(1),
});
export type AttestationContent = z.output<typeof attestationContentSchema>;

export const attestedRoles: Readonly<Record<AttestedReview["role"], string>> = {
  LEADER: "组长",
  MEMBER: "专家组成员（主专业）",
  EXTRA: "专家组成员（增选专业）",
};

export const attestedParticipations: Readonly<Record<AttestedReview["participation"], string>> = {
  ATTENDED: "已到会",
  ACCEPTED: "已确认参加",
};

/** What is printed and read aloud: the code in groups of four. */
export function spokenCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(" ");
}

/** A code as somebody types it from paper: spaces and dashes do not count, nor does the case. */
export function typedCode(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/g, "").toLowerCase();
}

/** 128 bits in hex. */
export function isAttestationCode(code: string): boolean {
  return /^[0-9a-f]{32}$/.test(code);
}
