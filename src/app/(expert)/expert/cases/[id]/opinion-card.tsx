import { type Desk, opinionStateLabels, whyNotSave, whyNotSubmit } from "@/features/opinions";
import { formatInstant } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Tag, type Tone } from "@/ui/tag";

const tones: Readonly<Record<Desk["facts"]["state"], Tone>> = {
  NOT_STARTED: "run",
  DRAFT: "warn",
  SUBMITTED: "good",
  SUBMITTED_LATE: "bad",
  MISSING: "bad",
};

/** 审查意见: how it stands, by when it is due, and what can be done now. */
export function OpinionCard({ desk, path, now }: { desk: Desk; path: string; now: Date }) {
  const { state } = desk.facts;
  const keep = whyNotSave(desk.facts);
  const hand = whyNotSubmit(desk.facts, now);
  const submitted = desk.version > 0;
  return (
    <Card title="审查意见表">
      <p>
        <Tag tone={tones[state]}>{opinionStateLabels[state]}</Tag>
        {desk.submittedAt ? `　第 ${desk.version} 版，${formatInstant(desk.submittedAt)} 提交` : ""}
      </p>
      {!submitted && desk.meetingFrom && !desk.facts.frozen ? (
        <p>
          请在 <b>{formatInstant(desk.meetingFrom)}</b> 论证会开始前提交；会后仍未提交的，按规定如实记录。
        </p>
      ) : null}
      {hand ? <p>{hand.sentence}</p> : null}
      <Actions>
        {keep || (submitted && hand) ? null : (
          <ButtonLink look={desk.plan ? "quiet" : "primary"} href={`${path}/opinion`}>
            {submitted ? "修改意见" : state === "DRAFT" ? "继续填写" : "填写意见"}
          </ButtonLink>
        )}
        {hand ? null : (
          <ButtonLink look="quiet" href={`${path}/opinion/scan`}>
            上传纸质意见表
          </ButtonLink>
        )}
        {desk.content ? (
          <ButtonLink look="quiet" href={`${path}/opinion.pdf`} download>
            下载意见表（PDF）
          </ButtonLink>
        ) : null}
      </Actions>
    </Card>
  );
}
