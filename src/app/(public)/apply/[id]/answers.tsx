import {
  applicationPromises,
  employmentSorts,
  interestRelations,
  type OwnApplication,
} from "@/features/experts";
import { formatInstant } from "@/features/rulebook";
import { Hash } from "@/ui/hash";
import { SummaryList, type SummaryRow } from "@/ui/summary-list";
import { day, periodText, sizeText, specialtyText } from "../words";

/** Everything the applicant answered; with `path` each row leads back to its question. */
export function Answers({ own, path }: { own: OwnApplication; path?: string }) {
  const change = (step: string) => (path ? { changeHref: `${path}/${step}` } : {});
  const { application } = own;
  const rows: SummaryRow[] = [
    { term: "姓名", value: own.applicant.name },
    ...(own.applicant.born ? [{ term: "出生日期", value: day(own.applicant.born) }] : []),
    { term: "职称", value: application.title ?? "未填写", ...change("title") },
    {
      term: "职称证书",
      value: application.titleCertificate
        ? `${application.titleCertificate}，${application.titleGrantedOn ? `${day(application.titleGrantedOn)}取得` : ""}`
        : "未填写",
      ...change("title"),
    },
    {
      term: "从事专业工作",
      value: application.workedSince ? `${day(application.workedSince)}起` : "未填写",
      ...change("work"),
    },
    {
      term: "专业工作经历",
      value: <span className="whitespace-pre-line">{application.experience ?? "未填写"}</span>,
      ...change("work"),
    },
    { term: "任职单位", value: <Employments own={own} />, ...change("employments") },
    ...own.specialties.map(({ code, statement }) => ({
      term: `申报专业：${specialtyText(code)}`,
      value: (
        <>
          <span className="whitespace-pre-line">{statement || "未填写业绩"}</span>
          <Files files={own.files.filter(({ specialty }) => specialty === code)} />
        </>
      ),
      ...change("specialties"),
    })),
    {
      term: "职称证书文件",
      value: <Files files={own.files.filter(({ kind }) => kind === "TITLE_CERTIFICATE")} />,
      ...change("evidence"),
    },
    { term: "利害关系", value: <Interests own={own} />, ...change("interests") },
    {
      term: "承诺",
      value: application.undertakenAt
        ? `${Object.values(applicationPromises)
            .map(({ title }) => title)
            .join("、")}，${formatInstant(application.undertakenAt, { year: true })}作出`
        : "未作出",
      ...change("undertakings"),
    },
  ];
  return <SummaryList rows={rows} />;
}

function Employments({ own }: { own: OwnApplication }) {
  const { employmentAnswer, employmentNote } = own.application;
  return (
    <>
      {own.employments.map(({ id, unit, main, post, validFrom, validTo }) => (
        <div key={id}>
          {unit}，{post || "未填写职务"}（{employmentSorts[main === "yes" ? "yes" : "no"]}），
          {periodText({ validFrom, validTo })}
        </div>
      ))}
      {own.employments.length === 0 ? (
        <div>{employmentAnswer === "none" ? `近${own.limits.lookBackYears}年没有任职单位` : "未填写"}</div>
      ) : null}
      {employmentNote ? <div>没有单位期间：{employmentNote}</div> : null}
    </>
  );
}

function Files({ files }: { files: OwnApplication["files"] }) {
  if (files.length === 0) return <div>没有证明文件</div>;
  return files.map(({ id, name, size, sha256 }) => (
    <div key={id} className="small">
      {name}（{sizeText(size)}）校验值 <Hash value={sha256} />
    </div>
  ));
}

function Interests({ own }: { own: OwnApplication }) {
  if (own.interests.length === 0) return own.application.interestsAnswer === "none" ? "没有" : "未填写";
  return own.interests.map(({ id, relation, name, unit, words }) => (
    <div key={id}>{[interestRelations[relation], name, unit, words].filter(Boolean).join("，")}</div>
  ));
}
