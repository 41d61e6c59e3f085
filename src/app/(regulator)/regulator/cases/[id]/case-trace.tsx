import { sentenceOfTrace, type TraceLine } from "@/features/panels";
import { formatInstantExactly } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Pagination } from "@/ui/pagination";
import type { Paging } from "@/ui/paging";
import { Trace } from "@/ui/trace";

type Props = { lines: readonly TraceLine[]; at: Paging; href: (page: number, size: number) => string };

/** 全程记录: every entry of the audit log about the case that the reader may see, newest first. */
export function CaseTrace({ lines, at, href }: Props) {
  return (
    <Card title="全程记录">
      <div id="trace" />
      <Trace
        events={lines.map((line) => {
          const { text, note, tone } = sentenceOfTrace(line.action, line.detail);
          return {
            id: line.id,
            at: formatInstantExactly(line.at, { year: true }),
            dateTime: line.at.toISOString(),
            actor: line.actor,
            text,
            note,
            tone,
          };
        })}
      />
      <Pagination at={at} href={href} />
    </Card>
  );
}
