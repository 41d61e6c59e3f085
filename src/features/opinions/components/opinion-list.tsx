import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Tag } from "@/ui/tag";
import type { OpinionList } from "../list-opinions";
import { opinionStateLabels } from "../rules/lacks";
import { OpinionView } from "./opinion-view";

/** The opinions of a panel, one card each; sealed, it says when they can be read. `until` completes that sentence. */
export function Opinions({
  list,
  until,
  when,
}: {
  list: OpinionList;
  until: string;
  when: (at: Date) => string;
}) {
  if (list.sealed) return <EmptyState title="意见还没有公开" why={until} />;
  return (
    <div className="stack">
      {list.opinions.map((one) => (
        <Card key={one.invitationId} title={`${one.memberName}（${one.specialty}）`}>
          <p>
            <Tag tone={one.state === "SUBMITTED" ? "good" : one.state === "SUBMITTED_LATE" ? "bad" : "idle"}>
              {opinionStateLabels[one.state]}
            </Tag>
            {one.submittedAt ? `　第${one.version}版，${when(one.submittedAt)}` : ""}
            {one.planVersion ? `，针对方案第${one.planVersion}版` : ""}
          </p>
          {one.scanFileId ? (
            <p>
              <a href={`/api/files/${one.scanFileId}`} download>
                下载纸质意见表
              </a>
            </p>
          ) : null}
          {one.content ? <OpinionView content={one.content} /> : null}
        </Card>
      ))}
    </div>
  );
}
