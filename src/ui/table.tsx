import type { ReactNode } from "react";
import { type SortDirection, SortLink } from "./sort-link";

export type Column<Row> = {
  /** The head, and the label beside the value on a phone. */
  head: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** The column that names the row; it becomes the row's head. */
  names?: boolean;
  /** Leave the head out for the eye (a column of links). */
  silent?: boolean;
  sort?: { href: string; direction?: SortDirection };
};

export type TableProps<Row> = {
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a phone: a card each (default), or stay a table that scrolls sideways. */
  phone?: "cards" | "scroll";
};

/** A list of like things. Show an EmptyState instead when there are none. */
export function Table<Row>({
  caption,
  captionShown,
  columns,
  rows,
  rowKey,
  phone = "cards",
}: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={phone === "cards" ? "rows cards" : "rows"}>
        <caption className={captionShown ? undefined : "visually-hidden"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.head} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.head} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const spoken = { asc: "ascending", desc: "descending" } as const;

function Head<Row>({ column }: { column: Column<Row> }) {
  const { sort, head } = column;
  return (
    <th
      scope="col"
      className={column.numeric ? "r" : undefined}
      aria-sort={sort?.direction ? spoken[sort.direction] : undefined}
    >
      {sort ? (
        <SortLink label={head} {...sort} />
      ) : (
        <span className={column.silent ? "visually-hidden" : undefined}>{head}</span>
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const value = column.cell(row);
  if (column.names) return <th scope="row">{value}</th>;
  // A blank beside a label reads like a fault: what there is none of says so.
  const none = !column.silent && (value === "" || value === null || value === undefined);
  return (
    <td className={column.numeric ? "r num" : undefined} data-label={column.silent ? undefined : column.head}>
      {/* One box, so that on a phone the whole value stands beside its label. */}
      <div>{none ? "—" : value}</div>
    </td>
  );
}
