import type { Content, Table, TableCell } from "pdfmake/interfaces";

type PlainTable = Pick<Table, "widths" | "body"> & {
  readonly heights?: (row: number) => number;
};

/**
 * A table with its heading as a row of it: they stay together, and both stand again where the table goes on. A heading
 * of its own may be the last on its page. `table` has one row for its head.
 */
export function headedTable(heading: string, table: PlainTable): Content {
  const [head = []] = table.body;
  const { heights } = table;
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, false];
  const title: TableCell = {
    text: heading,
    bold: true,
    fontSize: 12,
    colSpan: head.length,
    border,
    margin: [-5, 8, 0, 0],
  };
  return {
    // The line over the heading; cells that a span covers draw it otherwise.
    layout: { hLineWidth: (line) => (line === 0 ? 0 : 1) },
    table: {
      ...table,
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      heights: heights && ((row) => (row === 0 ? "auto" : heights(row - 1))),
      body: [[title, ...head.slice(1).map((): TableCell => ({ text: "", border }))], ...table.body],
    },
  };
}
