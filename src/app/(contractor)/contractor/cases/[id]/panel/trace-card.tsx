import type { ContractorPanel } from "@/features/panels";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Trace } from "@/ui/trace";

/** 过程: what the applicant did and what was decided, newest first. */
export function TraceCard({ panel }: { panel: ContractorPanel }) {
  return (
    <Card title="过程">
      <Trace
        events={panel.trace.map(({ at, ...event }) => ({
          ...event,
          at: formatInstant(at),
          dateTime: at.toISOString(),
        }))}
      />
    </Card>
  );
}
