import { UnitLevels } from "@/app/credit-views/unit-levels";
import type { ListedEvent, UnitYear } from "@/features/credit";
import { Card } from "@/ui/card";
import { EventsTable } from "../../credit/events-table";

type Props = { years: readonly UnitYear[]; events: readonly ListedEvent[]; uscc: string };

/** 信用 of a unit: its level of each year, and the events the reader's area may see. */
export function UnitCreditCard({ years, events, uscc }: Props) {
  return (
    <Card title="信用">
      {years.length > 0 ? <UnitLevels years={years} /> : null}
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
