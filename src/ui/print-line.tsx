export type PrintLineProps = { by: string; at: string };

/** On paper only: who printed this, and when (the time of the request). */
export function PrintLine({ by, at }: PrintLineProps) {
  return (
    <p className="print-line">
      打印人：{by}　打印时间：{at}
    </p>
  );
}
