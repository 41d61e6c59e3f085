export type CountProps = { href: string; value: number; label: string; bad?: boolean };

/** A number that leads to a list of exactly that length. Red only when it counts wrongs, and there are some. */
export function Count({ href, value, label, bad }: CountProps) {
  return (
    <a className={bad && value > 0 ? "card count bad" : "card count"} href={href}>
      <b>{value}</b>
      <span>{label}</span>
    </a>
  );
}
