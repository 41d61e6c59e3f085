import type { ReactNode } from "react";
import { kindLabel } from "@/features/statistics";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";

type Props = {
  /** What the numbers say, in a sentence. */
  finding: string;
  /** Nothing to show: the finding alone says so. */
  empty?: boolean;
  exportHref: string;
  note?: ReactNode;
  children: ReactNode;
};

/** A finding with its picture, its table, and the table as a workbook. */
export function ChartCard({ finding, empty, exportHref, note, children }: Props) {
  return (
    <Card title={finding}>
      {empty ? null : (
        <>
          {children}
          {note ? <p className="small muted">{note}</p> : null}
          <p className="actions">
            <ButtonLink look="quiet" href={exportHref} download>
              导出 xlsx
            </ButtonLink>
          </p>
        </>
      )}
    </Card>
  );
}

/** A number that leads to the list it counts; none leads nowhere. */
export function Counted({ value, href }: { value: number; href: string }) {
  return value === 0 ? 0 : <a href={href}>{value}</a>;
}

/** `8月`, with the year where it begins. */
export function monthTick(month: string, index: number): string {
  const number = Number(month.slice(5));
  return index === 0 || number === 1 ? `${month.slice(2, 4)}年${number}月` : `${number}月`;
}

export const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** `3.5 小时`, from two days on `2.4 天`. */
export function durationWords(hours: number | null): string {
  if (hours === null) return "—";
  if (hours < 1) return `${Math.round(hours * 60)} 分钟`;
  return hours < 48 ? `${Math.round(hours * 10) / 10} 小时` : `${Math.round(hours / 2.4) / 10} 天`;
}

/** A kind's name short enough for an axis: without the remark in brackets behind it. */
export const kindTick = (kind: string) => kindLabel(kind).replace(/（[^）]*）$/, "");
