import { redirect } from "next/navigation";
import {
  listApplicationSpecialties,
  listEvidence,
  listOpinions,
  whyNotApprove,
  whyNotReviewEach,
} from "@/features/experts";
import { OpinionForm } from "@/features/experts/components/appointment-station-forms";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { specialtyText } from "../../../../words";
import { ApplicantCard } from "../../../application-facts";
import { ApplicationFrame, openApplication } from "../../../application-page";
import { EvidenceList } from "../../evidence-list";

type Props = { params: Promise<{ id: string; specialty: string }> };

const limbs = [
  { value: "YEARS_15", label: "同意：从事相关专业工作满15年" },
  { value: "RICH_EXPERIENCE", label: "同意：具有丰富的专业经验", hint: "理由中写明经验所在" },
] as const;

/** 评审: one specialty, one opinion, for good. */
export default async function ReviewSpecialty({ params }: Props) {
  const { id, specialty } = await params;
  const { ctx, application } = await openApplication(id, `/opinion/${specialty}`);
  const specialties = await listApplicationSpecialties(ctx, id);
  const one = await found(
    ctx,
    Promise.resolve(specialties.find((asked) => asked.specialty === specialty) ?? null),
  );
  const [files, opinions] = await Promise.all([
    listEvidence(ctx, { type: "application", id }),
    listOpinions(ctx, id),
  ]);
  const denial = (await whyNotReviewEach(ctx, application, [one], opinions.shown)).get(specialty) ?? null;
  if (denial && denial.code !== "STATION_ONLY") redirect(`/regulator/applications/${id}`);
  await found(ctx, Promise.resolve(denial === null ? true : null));
  const refused = limbs.map(({ value }) => whyNotApprove(application, value, ctx.now));
  const [years, rich] = refused;
  return (
    <ApplicationFrame
      ctx={ctx}
      application={application}
      below={[{ label: "评审", path: `/opinion/${specialty}` }]}
    >
      <OpinionForm
        applicationId={id}
        specialty={specialty}
        limbs={limbs.filter((_, index) => refused[index] === null)}
        title={`评审 - ${application.name} - 专家评审平台`}
        head={
          <PageHead
            title={`评审：${specialtyText(specialty)}`}
            lead={`${application.name}，请独立提出意见`}
            backHref={`/regulator/applications/${id}`}
          />
        }
      >
        {rich || years ? (
          <Note tone="warn">
            <p>{(rich ?? years)?.sentence}</p>
          </Note>
        ) : null}
        <Card title="申报业绩">
          <p className="whitespace-pre-line">{one.statement}</p>
          <EvidenceList files={files.filter((file) => file.specialty === specialty)} />
        </Card>
        <ApplicantCard application={application} />
      </OpinionForm>
    </ApplicationFrame>
  );
}
