import type { ContractorPanel } from "@/features/panels";
import { shortLabel } from "@/features/panels/components/contractor-words";
import { formatDuration, formatInstant, formatTime } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { type Seat, Seats } from "@/ui/seats";

/** Seats by specialty, the confirmed first: which person and which seat changed when is not told (E25). */
export function SeatsCard({ panel }: { panel: ContractorPanel }) {
  const total = panel.seats.reduce((sum, seat) => sum + seat.total, 0);
  const confirmed = panel.seats.reduce((sum, seat) => sum + seat.confirmed, 0);
  return (
    <Card title={`专家组席位：已确认 ${confirmed} / ${total}`}>
      <p className="muted small">
        {panel.latestResult && panel.stage === "waiting"
          ? `最迟${formatInstant(panel.latestResult)}有下一次结果。逾期未确认的席位由系统自动补位；`
          : null}
        专家姓名在全部席位确认后同时公开。
      </p>
      <p className="muted small">
        {`以下为${formatInstant(panel.asOf)}的情况，每${formatDuration(panel.refresh)}更新一次，下次更新${formatTime(panel.nextUpdate)}。`}
      </p>
      <Seats seats={panel.seats.flatMap(seatsOf)} />
    </Card>
  );
}

function seatsOf({ label, total, confirmed }: ContractorPanel["seats"][number]): Seat[] {
  return Array.from({ length: total }, (_, index) => ({
    label: `${shortLabel(label)} ${index + 1}`,
    ...(index < confirmed
      ? ({ status: "已确认", tone: "good" } as const)
      : ({ status: "待确认", tone: "run" } as const)),
  }));
}
