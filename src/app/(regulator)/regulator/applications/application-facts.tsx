import type { ApplicationFacts } from "@/features/experts";
import { formatDate } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Table } from "@/ui/table";
import { kindLabels } from "./words";

/** Long ago: the day of the week is nobody's question. */
export const day = (date: string | null) =>
  date ? formatDate(date, { year: true }).replace(/（.*/, "") : "未填写";

/** Who applies, with which title and how long at work. */
export function ApplicantCard({ application }: { application: ApplicationFacts }) {
  const { kind, campaignTitle, invitation, expertNumber } = application;
  return (
    <Card title="申请人">
      <Facts
        items={[
          { term: "姓名", value: application.name },
          { term: "证件号码", value: <span className="num">{application.idNumber}</span> },
          {
            term: "申报类别",
            value: [kindLabels[kind], campaignTitle, invitation && `特邀文件：${invitation}`]
              .filter(Boolean)
              .join("，"),
          },
          ...(expertNumber ? [{ term: "库内编号", value: <span className="num">{expertNumber}</span> }] : []),
          { term: "职称", value: application.title ?? "未填写" },
          { term: "职称证书编号", value: application.titleCertificate ?? "未填写" },
          { term: "取得日期", value: day(application.titleGrantedOn) },
          { term: "从事专业工作起", value: day(application.workedSince) },
          {
            term: "利害关系",
            value: application.interestsAnswer === "some" ? "已申报，加密保存，只用于回避" : "申报为没有",
          },
        ]}
      />
      {application.experience ? (
        <section className="mt-4">
          <h3>专业经历</h3>
          <p className="whitespace-pre-line">{application.experience}</p>
        </section>
      ) : null}
    </Card>
  );
}

type Employment = {
  id: string;
  name: string;
  uscc: string;
  post: string;
  main: string;
  validFrom: string;
  validTo: string | null;
};

/** Where the applicant works and has worked. */
export function EmploymentsCard({
  employments,
  note,
}: {
  employments: readonly Employment[];
  note: string | null;
}) {
  return (
    <Card title="工作经历">
      {employments.length === 0 ? (
        <p>申报为没有工作单位。</p>
      ) : (
        <Table
          caption="工作经历"
          rows={employments}
          rowKey={({ id }) => id}
          columns={[
            {
              head: "单位",
              names: true,
              cell: (row) => (
                <>
                  {row.name}
                  <br />
                  <span className="small muted num">{row.uscc}</span>
                </>
              ),
            },
            { head: "职务", cell: (row) => `${row.post}${row.main === "yes" ? "" : "（兼职）"}` },
            { head: "从", cell: (row) => row.validFrom },
            { head: "到", cell: (row) => row.validTo ?? "至今" },
          ]}
        />
      )}
      {note ? <p className="whitespace-pre-line">说明：{note}</p> : null}
    </Card>
  );
}
