import { redirect } from "next/navigation";
import {
  listApplicationEmployments,
  listApplicationSpecialties,
  listEvidence,
  returnSteps,
  whyNotCheck,
} from "@/features/experts";
import { CheckForm } from "@/features/experts/components/appointment-station-forms";
import { formatDeadline, policyOf } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { specialtyText } from "../../../words";
import { ApplicantCard, EmploymentsCard } from "../../application-facts";
import { ApplicationFrame, openApplication } from "../../application-page";
import { EvidenceList } from "../evidence-list";

type Props = { params: Promise<{ id: string }> };

/** 形式审查: what was handed in, then pass or return. */
export default async function CheckApplication({ params }: Props) {
  const { id } = await params;
  const { ctx, application } = await openApplication(id, "/check");
  const denial = whyNotCheck(ctx.actor, application);
  // Somebody else was faster: the application's page says how it stands now.
  if (denial && denial.code !== "STATION_ONLY") redirect(`/regulator/applications/${id}`);
  await found(ctx, Promise.resolve(denial === null ? true : null));
  const [employments, specialties, files, policy] = await Promise.all([
    listApplicationEmployments(ctx, id),
    listApplicationSpecialties(ctx, id),
    listEvidence(ctx, { type: "application", id }),
    policyOf(ctx, application.policyCode),
  ]);
  return (
    <ApplicationFrame ctx={ctx} application={application} below={[{ label: "形式审查", path: "/check" }]}>
      <CheckForm
        applicationId={id}
        title={`形式审查 - ${application.name} - 专家评审平台`}
        steps={Object.entries(returnSteps).map(([step, label]) => ({ step, label }))}
        days={policy.values["application.resubmit_days"]}
        head={
          <PageHead
            title="形式审查"
            lead={
              application.checkBy
                ? `${application.name}的申报，${formatDeadline(application.checkBy, { year: true })}前审查`
                : `${application.name}的申报`
            }
            backHref={`/regulator/applications/${id}`}
          />
        }
      >
        <ApplicantCard application={application} />
        <EmploymentsCard employments={employments} note={application.employmentNote} />
        <Card title="职称证书">
          <EvidenceList files={files.filter(({ kind }) => kind === "TITLE_CERTIFICATE")} />
        </Card>
        <Card title="申报专业">
          <Stack>
            {specialties.map(({ specialty, statement }) => (
              <section key={specialty}>
                <h3>{specialtyText(specialty)}</h3>
                <p className="whitespace-pre-line">{statement}</p>
                <EvidenceList files={files.filter((file) => file.specialty === specialty)} />
              </section>
            ))}
          </Stack>
        </Card>
      </CheckForm>
    </ApplicationFrame>
  );
}
