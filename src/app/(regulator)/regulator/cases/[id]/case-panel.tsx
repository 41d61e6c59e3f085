import type { CaseFacts, ListedRound, listSeats, SupervisedInvitation } from "@/features/panels";
import { formatInstant, formatInstantExactly, formatTime } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Hash } from "@/ui/hash";
import { Seats } from "@/ui/seats";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import {
  channelLabels,
  declineLabels,
  invitationStatus,
  outcomeLabels,
  revokedLabels,
  specialtyName,
} from "../../words";

type SeatRow = Awaited<ReturnType<typeof listSeats>>[number];

/** The seats and who holds them by status, without names. */
export function CaseSeats({ seats }: { seats: readonly SeatRow[] }) {
  const accepted = seats.filter(({ state }) => state === "ACCEPTED" || state === "ATTENDED").length;
  return (
    <Card title={`席位（${accepted}/${seats.length} 已确认）`}>
      <Seats
        seats={seats.map((seat) => {
          const { label, tone } = invitationStatus(seat.state);
          return {
            label: `${seat.ordinal}. ${specialtyName(seat.specialty)}`,
            status: label,
            tone,
            note:
              seat.state === "DELIVERED" && seat.deadline
                ? `${formatInstant(seat.deadline)} 前答复`
                : undefined,
          };
        })}
      />
    </Card>
  );
}

/** The rounds; each leads to its reasons and its certificate. */
export function CaseRounds({ reviewed, rounds }: { reviewed: CaseFacts; rounds: readonly ListedRound[] }) {
  return (
    <Card title="抽取轮次">
      {rounds.length === 0 ? (
        <EmptyState title="还没有抽取" why="受理后由施工单位填写抽取条件并抽取。" />
      ) : (
        <Table
          caption="抽取轮次"
          rows={rounds}
          rowKey={(round) => round.id}
          columns={[
            {
              head: "轮次",
              names: true,
              cell: (round) => (
                <a
                  className="whitespace-nowrap"
                  href={`/regulator/cases/${reviewed.id}/rounds/${round.round}`}
                >
                  第 {round.round} 轮
                </a>
              ),
            },
            {
              head: "席位",
              cell: (round) =>
                round.seats.map(({ specialty, count }) => (
                  <div key={specialty} className="small">
                    {specialtyName(specialty)} {count}
                  </div>
                )),
            },
            {
              head: "可抽 / 库内",
              numeric: true,
              cell: (round) => `${round.eligible} / ${round.candidates}`,
            },
            { head: "结果", cell: (round) => <RoundResult round={round} /> },
            { head: "时间", cell: (round) => formatInstantExactly(round.drawnAt ?? round.requestedAt) },
            { head: "请求指纹", cell: (round) => <Hash value={round.requestHash} /> },
          ]}
        />
      )}
    </Card>
  );
}

export function RoundResult({ round }: { round: Pick<ListedRound, "state" | "outcome" | "drawn"> }) {
  if (round.state === "REQUESTED") return <Tag tone="run">等待抽取</Tag>;
  if (round.state === "VOIDED") return <Tag tone="bad">已作废</Tag>;
  if (round.outcome === "INFEASIBLE") return <Tag tone="bad">人数不足</Tag>;
  return <Tag tone="good">抽中 {round.drawn} 人</Tag>;
}

/** Everybody ever asked, by round and seat. Who it was stands there only for those who may see it. */
export function CaseInvitations({ invitations }: { invitations: readonly SupervisedInvitation[] }) {
  const hidden = invitations.some(({ expert }) => expert === null);
  return (
    <Card title="邀请">
      {hidden ? <p className="small muted">专家组成立前，不显示专家身份。</p> : null}
      <Table
        caption="邀请"
        rows={invitations}
        rowKey={(one) => one.id}
        columns={[
          {
            head: "席位",
            names: true,
            cell: (one) => (
              <>
                {one.ordinal}. {specialtyName(one.specialty)}
                <br />
                <span className="small muted">第 {one.round} 轮</span>
              </>
            ),
          },
          { head: "专家", cell: (one) => <Person one={one} /> },
          { head: "状态", cell: (one) => <Answer one={one} /> },
          { head: "发出", cell: (one) => <At at={one.sentAt} /> },
          {
            head: "送达",
            cell: (one) => (
              <>
                <At at={one.deliveredAt} />
                {one.deliveredVia === "viewed" ? <div className="small muted">本人打开</div> : null}
              </>
            ),
          },
          { head: "答复截止", cell: (one) => <At at={one.deadline} /> },
          { head: "答复", cell: (one) => <At at={one.decidedAt} /> },
          { head: "短信通道", cell: (one) => <Attempts one={one} /> },
        ]}
      />
    </Card>
  );
}

type Row = { one: SupervisedInvitation };

function Person({ one: { expert } }: Row) {
  if (!expert) return <span className="muted">未公开</span>;
  return (
    <>
      {expert.number} {expert.name}
      <br />
      <span className="small muted">{expert.employerName ?? "无任职单位"}</span>
    </>
  );
}

function Answer({ one }: Row) {
  const { label, tone } = invitationStatus(one.state);
  const why = one.declineReason
    ? declineLabels[one.declineReason]
    : one.revokedReason
      ? (revokedLabels[one.revokedReason] ?? one.revokedReason)
      : null;
  return (
    <>
      <Tag tone={tone}>{label}</Tag>
      {why ? <div className="small muted">{why}</div> : null}
      {one.expert?.note ? <div className="small muted">{one.expert.note}</div> : null}
    </>
  );
}

function At({ at }: { at: Date | null }) {
  return <span className="small">{at ? formatInstant(at) : "—"}</span>;
}

function Attempts({ one }: Row) {
  if (one.attempts.length === 0) return <span className="small muted">未发送</span>;
  return one.attempts.map((attempt, index) => (
    <div key={attempt.at} className="small">
      {index + 1}. {channelLabels[attempt.channel] ?? attempt.channel} {formatTime(new Date(attempt.at))}{" "}
      {attempt.outcome ? (outcomeLabels[attempt.outcome] ?? attempt.outcome) : "等待结果"}
    </div>
  ));
}
