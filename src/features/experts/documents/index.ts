// Papers of the pool: 申报表, 聘书 and 履职证明 as PDF, and what the public may look up by the codes on them.
export { type LetterStanding, letterStandings } from "../rules/letter";
export { type ApplicationForm, findApplicationForm } from "./find-application-form";
export { findAttestation, type PublicAttestation } from "./find-attestation";
export { findLetter, findMemberLetter, findOwnLetter, type Letter } from "./find-letter";
export { printApplication } from "./print-application";
export { printAttestation } from "./print-attestation";
export { printLetter } from "./print-letter";
export { paperDate, specialtyWords } from "./words";
