"use server";

import { action } from "@/platform/action";
import { issueAttestation } from "../attestation";
import { attestationInput } from "../input/attestation";

export const issueAttestationAction = action({
  roles: ["expert"],
  input: attestationInput,
  run: issueAttestation,
  after: (id) => `/expert/attestations/${id}`,
});
