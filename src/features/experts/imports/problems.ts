/** One thing to put right, found again by the row and column of the file. Never holds a phone or an ID number. */
export interface Problem {
  /** As the spreadsheet program counts; the head is row 1. */
  readonly row: number;
  readonly column: string;
  readonly reason: string;
}

/** So many are listed; nobody mends more at a time. */
const mostListed = 500;

/** Problems in the order of the file, at most 500 and a line saying how many are left out. */
export function listedProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((a, b) => a.row - b.row);
  const rest = sorted.length - mostListed;
  if (rest <= 0) return sorted;
  return [
    ...sorted.slice(0, mostListed),
    { row: sorted[mostListed]?.row ?? 0, column: "", reason: `还有${rest}处问题没有列出，请先改正以上问题` },
  ];
}
