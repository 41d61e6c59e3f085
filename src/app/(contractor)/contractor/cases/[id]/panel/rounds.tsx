import type { ContractorPanel } from "@/features/panels";
import { formatSeats } from "@/features/panels/components/contractor-words";
import { formatDuration, formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { CopyText } from "@/ui/copy-text";
import { Disclosure } from "@/ui/disclosure";
import { Hash } from "@/ui/hash";
import { Note } from "@/ui/note";
import { type Column, Table } from "@/ui/table";

type Round = ContractorPanel["rounds"][number];

/** 抽取记录: each round with the fingerprint of its request, and its certificate once the panel stands. */
export function Rounds({ panel }: { panel: ContractorPanel }) {
  if (panel.rounds.length === 0) return null;
  const formed = panel.stage === "formed";
  const nonce = panel.rounds.find((round) => round.nonce)?.nonce;
  const columns: Column<Round>[] = [
    {
      head: "轮次",
      cell: ({ round }) => <span className="whitespace-nowrap">第{round}轮</span>,
      names: true,
    },
    { head: "席位", cell: ({ seats, filled }) => `${formatSeats(seats)}${filled ? "" : "（未抽满）"}` },
    { head: "可抽人数", cell: ({ eligible }) => eligible, numeric: true },
    { head: "时间", cell: ({ at }) => formatInstant(at) },
    { head: "请求指纹", cell: ({ requestHash }) => <Hash value={requestHash} /> },
  ];
  const certificate: Column<Round> = {
    head: "证书",
    silent: true,
    cell: ({ round, publicCode }) =>
      publicCode ? (
        <a className="whitespace-nowrap" href={`/certificates/${publicCode}`}>
          证书<span className="visually-hidden">（第{round}轮）</span>
        </a>
      ) : null,
  };
  return (
    <Card title="抽取记录">
      {panel.rounds.length > 1 && !formed ? (
        <p className="muted small">
          第2轮起的时间是本页更新的时刻（每{formatDuration(panel.refresh)}一次），不是抽取的时刻。
        </p>
      ) : null}
      <Table
        caption="各轮抽取"
        columns={formed ? [...columns, certificate] : columns}
        rows={panel.rounds}
        rowKey={({ round }) => String(round)}
      />
      <Note title="抽取结果任何人可以复算。">
        请求指纹在您提交随机数之前已经公布；
        {formed ? "凭证书中的口令和随机数即可验证。" : "专家组成立后公布证书和口令，即可验证。"}
        <a href="/draw-method">这是怎么做到的</a>
      </Note>
      {nonce ? (
        <Disclosure summary="您在第1轮给出的随机数">
          <span className="hash">{nonce}</span>
          <CopyText text={nonce} label="随机数" />
        </Disclosure>
      ) : null}
    </Card>
  );
}
