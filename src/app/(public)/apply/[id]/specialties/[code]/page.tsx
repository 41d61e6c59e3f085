import { SpecialtyForm } from "@/features/experts/components/application-specialty";
import { found } from "@/platform/request";
import { type OwnProps, writablePage } from "../../../own";
import { StepFrame, StepHead } from "../../../step-frame";
import { onPlatform, specialtyText } from "../../../words";

type Props = OwnProps & { params: Promise<{ id: string; code: string }> };

/** 修改业绩 of one specialty. */
export default async function SpecialtyPage({ params }: Props) {
  const { code } = await params;
  const below = `/specialties/${encodeURIComponent(code)}`;
  const { ctx, id, path, own } = await writablePage(params, below);
  const values = await found(
    ctx,
    Promise.resolve(own.specialties.find((asked) => asked.code === code) ?? null),
  );
  return (
    <StepFrame path={path} step="specialties" below={below.slice(1)} last="修改业绩">
      <SpecialtyForm
        applicationId={id}
        title={`修改业绩${onPlatform}`}
        head={
          <StepHead
            own={own}
            step="specialties"
            title="修改业绩"
            lead={specialtyText(values.code)}
            backHref={`${path}/specialties`}
          />
        }
        choices={[]}
        values={values}
      />
    </StepFrame>
  );
}
