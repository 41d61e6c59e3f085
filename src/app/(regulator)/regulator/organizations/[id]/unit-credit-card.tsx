import type { ListedEvent, YearCredit } from "@/features/credit";
import { Card } from "@/ui/card";
import { EventsTable } from "../../credit/events-table";

type Props = { credit: YearCredit | null; events: readonly ListedEvent[]; uscc: string };

/** 信用 of a unit: the year's score, and the events the reader's area may see. */
export function UnitCreditCard({ credit, events, uscc }: Props) {
  return (
    <Card title="信用">
      {credit ? (
        <p>
          {credit.year}年得分 <b className="num">{credit.credit.score} 分</b>
          ，扣 {-credit.credit.deducted} 分。
        </p>
      ) : null}
      {events.length === 0 ? (
        <p className="muted">没有信用事件。</p>
      ) : (
        <EventsTable rows={events} caption="信用事件" />
      )}
      <p>
        <a href={`/regulator/credit/new?about=unit&subject=${uscc}`}>提出信用事件</a>
      </p>
    </Card>
  );
}
