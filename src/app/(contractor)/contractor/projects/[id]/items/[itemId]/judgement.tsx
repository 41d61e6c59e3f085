import type { StoredClassification } from "@/features/projects";
import { type Classification, formatDate, NATIONAL_2018, RESULT_LABELS } from "@/features/rulebook";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";

/** Why the classifier says so: clauses that fired, numbers as given and as compared, what is missing. */
export function Judgement({
  classification,
}: {
  classification: Classification & Partial<Pick<StoredClassification, "raised">>;
}) {
  const { fired, numbers, missing, notes, raised } = classification;
  return (
    <>
      {raised ? (
        <Note tone="warn" title={`施工单位按“${RESULT_LABELS[raised.level]}”管理`}>
          系统判定为“{RESULT_LABELS[classification.result]}”。理由：{raised.reason}
        </Note>
      ) : null}
      {missing.length > 0 ? (
        <Note tone="warn" title="缺少能改变判定的参数">
          {missing.map((one) => one.label).join("、")}。补齐须移除本项后重新添加。
        </Note>
      ) : null}
      {fired.length > 0 ? (
        <Facts items={fired.map((one) => ({ term: one.clause, value: one.text }))} />
      ) : (
        <p>没有达到31号文附件1、附件2的任何一条。</p>
      )}
      {numbers.length > 0 ? (
        <Facts
          items={numbers.map((one) => ({
            term: one.label,
            value: one.given === one.normalised ? one.given : `${one.given}，即 ${one.normalised}`,
          }))}
        />
      ) : null}
      {notes.map((note) => (
        <p key={note} className="small muted">
          {note}
        </p>
      ))}
      <p className="small muted">
        依据 {classification.catalogue.map(catalogueTitle).join("、")}，按{" "}
        {formatDate(classification.onDate, { year: true })} 有效的目录判定。
      </p>
    </>
  );
}

function catalogueTitle(id: string): string {
  return id === NATIONAL_2018.id ? NATIONAL_2018.title : id;
}
