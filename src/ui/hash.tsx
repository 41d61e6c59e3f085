export type HashProps = { value: string };

/** A long fingerprint, shortened to its ends; in full for pointer, screen reader and paper. */
export function Hash({ value }: HashProps) {
  if (value.length <= 16) return <span className="hash">{value}</span>;
  return (
    <span className="hash" title={value}>
      <span aria-hidden="true">
        {value.slice(0, 8)}…{value.slice(-6)}
      </span>
      <span className="visually-hidden">{value}</span>
    </span>
  );
}
