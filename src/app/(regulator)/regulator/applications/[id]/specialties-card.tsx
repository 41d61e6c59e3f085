import type { ShownOpinion } from "@/features/experts";
import { formatInstant } from "@/features/rulebook";
import type { Denial } from "@/platform/errors";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { Tag } from "@/ui/tag";
import { specialtyText } from "../../words";
import { limbLabels, outcomeStatus, verdictWords } from "../words";
import type { ListedEvidence } from "./evidence-list";
import { EvidenceList } from "./evidence-list";

type Specialty = {
  specialty: string;
  statement: string;
  outcome: string | null;
  limb: keyof typeof limbLabels | null;
};

type Props = {
  applicationId: string;
  specialties: readonly Specialty[];
  files: readonly ListedEvidence[];
  /** Whether the review is on: else there is nothing to say about opinions that are missing. */
  reviewing: boolean;
  opinions: readonly ShownOpinion[];
  hidden: ReadonlyMap<string, number>;
  denials: ReadonlyMap<string, Denial | null>;
};

/** Each specialty with what was done in it, the evidence, and the opinions that the reader may see. */
export function SpecialtiesCard({ applicationId, specialties, ...rest }: Props) {
  return (
    <Card title="申报专业">
      <Stack>
        {specialties.map((one) => (
          <SpecialtyPart key={one.specialty} applicationId={applicationId} one={one} {...rest} />
        ))}
      </Stack>
    </Card>
  );
}

type PartProps = Omit<Props, "specialties"> & { one: Specialty };

function SpecialtyPart({ applicationId, one, files, reviewing, opinions, hidden, denials }: PartProps) {
  const { label, tone } = outcomeStatus(one.outcome);
  const said = opinions.filter(({ specialty }) => specialty === one.specialty);
  const unseen = hidden.get(one.specialty) ?? 0;
  const denial = denials.get(one.specialty) ?? null;
  return (
    <section>
      <h3>
        {specialtyText(one.specialty)} <Tag tone={tone}>{reviewing || one.outcome ? label : "未评审"}</Tag>
      </h3>
      <p className="whitespace-pre-line">{one.statement}</p>
      <EvidenceList files={files.filter(({ specialty }) => specialty === one.specialty)} />
      {one.outcome === "APPROVED" && one.limb ? <p>通过依据：{limbLabels[one.limb]}</p> : null}
      {said.map((opinion) => (
        <p key={opinion.id}>
          <b>
            {opinion.own ? "我的意见" : opinion.reviewer}：{verdictWords(opinion)}
          </b>
          　{opinion.reason}
          <span className="small muted">　{formatInstant(opinion.recordedAt)}</span>
        </p>
      ))}
      {unseen > 0 ? <p className="hint">已有 {unseen} 人提出意见，您提出意见后可以看到。</p> : null}
      {reviewing && denial === null ? (
        <div className="mt-4">
          <ButtonLink look="quiet" href={`/regulator/applications/${applicationId}/opinion/${one.specialty}`}>
            评审<span className="visually-hidden">{specialtyText(one.specialty)}</span>
          </ButtonLink>
        </div>
      ) : null}
      {reviewing && denial && ["OWN_APPLICATION", "SAME_EMPLOYER"].includes(denial.code) ? (
        <p className="hint">{denial.sentence}</p>
      ) : null}
    </section>
  );
}
