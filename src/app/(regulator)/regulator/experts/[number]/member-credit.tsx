import type { ListedEvent, YearCredit } from "@/features/credit";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { EventsTable } from "../../credit/events-table";

type Props = { credit: YearCredit | null; events: readonly ListedEvent[]; number: string };

/** 信用: the score of this year as the ledger stands, and every event about her. */
export function MemberCredit({ credit, events, number }: Props) {
  return (
    <Card title="信用">
      {credit ? (
        <Facts
          items={[
            { term: `${credit.year}年得分`, value: <b className="num">{credit.credit.score} 分</b> },
            { term: "扣分", value: `${credit.credit.deducted} 分` },
            { term: "加分", value: `${credit.credit.bonus} 分` },
          ]}
        />
      ) : null}
      {events.length === 0 ? (
        <p className="muted">没有信用事件。</p>
      ) : (
        <EventsTable rows={events} caption="信用事件" />
      )}
      <p>
        <a href={`/regulator/credit/new?about=expert&subject=${number}`}>提出信用事件</a>
      </p>
    </Card>
  );
}
