import { sha256 } from "@/platform/crypto";
import { canonicalJson } from "../rules/canonical-json";
import type { Application } from "./own-application";
import { type ApplicationContent, filesFor } from "./read-content";

/**
 * The copy that is kept of a submission: what the applicant wrote, files by their hashes, interests by the
 * keyed hashes of the units alone. The same content gives the same hash, so that the check page's fingerprint
 * tells whether anything has changed since.
 */
export function freezeApplication(application: Application, content: ApplicationContent) {
  const files = (list: readonly ApplicationContent["files"][number][]) =>
    list.map(({ id, name, sha256, size }) => ({ id, name, sha256, size }));
  const frozen = {
    format: "gongping-application/1",
    application: application.id,
    person: application.personId,
    kind: application.kind,
    campaign: application.campaignId,
    specialInvitation: application.specialInvitationId,
    policy: application.policyCode,
    title: {
      name: application.title,
      certificate: application.titleCertificate,
      grantedOn: application.titleGrantedOn,
      files: files(content.files.filter(({ kind }) => kind === "TITLE_CERTIFICATE")),
    },
    work: { since: application.workedSince, experience: application.experience },
    employment: {
      answer: application.employmentAnswer,
      note: application.employmentNote,
      units: content.employments.map(({ uscc, unit, main, post, validFrom, validTo }) => ({
        uscc,
        name: unit,
        main: main === "yes",
        post,
        from: validFrom,
        to: validTo,
      })),
    },
    specialties: content.specialties.map(({ code, statement }) => ({
      code,
      statement,
      files: files(filesFor(content.files, code)),
    })),
    interests: {
      answer: application.interestsAnswer,
      units: content.interests.map(({ usccHash }) => usccHash).sort(),
    },
    undertakenAt: application.undertakenAt?.toISOString() ?? null,
  };
  return { content: frozen, contentHash: sha256(canonicalJson(frozen)) };
}
