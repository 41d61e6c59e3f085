import type { EvidenceProblem } from "../rules/evidence";

/** Refuses an evidence file; nothing of it is kept. */
export class EvidenceRefused extends Error {
  override readonly name = "EvidenceRefused";
  constructor(readonly problem: EvidenceProblem) {
    super(problem);
  }
}
