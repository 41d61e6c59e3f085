import { findObjection } from "@/features/experts";
import { HandleForm } from "@/features/experts/components/appointment-station-forms";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ApplicationFrame, openApplication } from "../../../application-page";
import { objectionStatus } from "../../../words";

type Props = { params: Promise<{ id: string; objectionId: string }> };

/** One objection: read by the station and the bureau, decided by whoever had no part in the application. */
export default async function HandleObjection({ params }: Props) {
  const { id, objectionId } = await params;
  const { ctx, application } = await openApplication(id, `/objections/${objectionId}`);
  const objection = await found(ctx, findObjection(ctx, application, objectionId));
  const { denial, author } = objection;
  const head = (
    <PageHead
      title="公示异议"
      lead={`对${application.name}的申报`}
      backHref={`/regulator/applications/${id}/objections`}
    />
  );
  const title = `公示异议 - ${application.name}`;
  const facts = (
    <Card>
      <Facts
        items={[
          { term: "收到时间", value: formatInstant(objection.receivedAt, { year: true }) },
          { term: "状态", value: objectionStatus(objection.state).label },
          {
            term: "署名",
            value: author
              ? [author.name || "未署名", author.unit].filter(Boolean).join("，")
              : objection.named
                ? "已署名，只有核查人可以看到"
                : "匿名",
          },
          { term: "内容", value: <span className="whitespace-pre-line">{objection.content}</span> },
          ...(objection.answer
            ? [
                { term: "核查人", value: objection.handledBy ?? "" },
                { term: "答复", value: <span className="whitespace-pre-line">{objection.answer}</span> },
              ]
            : []),
        ]}
      />
    </Card>
  );
  return (
    <ApplicationFrame
      ctx={ctx}
      application={application}
      below={[
        { label: "公示异议", path: "/objections" },
        { label: "核查", path: `/objections/${objectionId}` },
      ]}
      title={denial ? title : undefined}
    >
      {denial ? (
        <>
          {head}
          {facts}
          {denial.code === "NOT_OPEN" ? null : (
            <Note>
              <p>{denial.sentence}</p>
            </Note>
          )}
        </>
      ) : (
        <HandleForm
          applicationId={id}
          objectionId={objectionId}
          head={head}
          title={`${title} - 专家评审平台`}
        >
          {facts}
        </HandleForm>
      )}
    </ApplicationFrame>
  );
}
