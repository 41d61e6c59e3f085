import { applicationSteps, type OwnApplication } from "@/features/experts";
import { SubmitForm } from "@/features/experts/components/application-forms";
import { ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ApplicantFrame } from "../../applicant-frame";
import { type OwnProps, writablePage } from "../../own";
import { onPlatform } from "../../words";
import { Answers } from "../answers";

/** 核对并提交: every answer, each with its way back; or what is still missing. */
export default async function CheckPage({ params }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/check");
  const head = <PageHead title="核对申报内容" lead="请逐项核对，有误的点“修改”。" backHref={path} />;
  const answers = <Answers own={own} path={path} />;
  return (
    <ApplicantFrame
      crumbs={[{ label: "申报内容", href: path }, { label: "核对并提交" }]}
      here={`${path}/check`}
    >
      {own.missing.length > 0 ? (
        <>
          <title>{`核对申报内容${onPlatform}`}</title>
          {head}
          <Lacks own={own} path={path} />
          {answers}
          <ButtonLink href={path}>回到申报内容</ButtonLink>
        </>
      ) : (
        <SubmitForm applicationId={id} seen={own.seen} head={head} title={`核对申报内容${onPlatform}`}>
          {answers}
          <p>提交后由市监督站审查，内容不能再修改，被退回补正时才能修改。</p>
        </SubmitForm>
      )}
    </ApplicantFrame>
  );
}

function Lacks({ own, path }: { own: OwnApplication; path: string }) {
  return (
    <Note tone="warn" title="还不能提交">
      <ul className="stack">
        {own.missing.map(({ step, sentence }) => (
          <li key={sentence}>
            {sentence}（<a href={`${path}/${step}`}>{applicationSteps[step]}</a>）
          </li>
        ))}
      </ul>
    </Note>
  );
}
