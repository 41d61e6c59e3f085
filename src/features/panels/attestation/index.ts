export { hashAttestation, issueAttestation } from "./issue-attestation";
