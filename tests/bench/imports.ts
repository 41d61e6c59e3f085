import { commitImport, listMembers, previewImport, readPoolFilter } from "../../src/features/experts";
import { expertRow, idNumberOf, workbook } from "../support/workbooks";
import { as, makePerson, regulatorActor } from "../support/world";
import { type BenchDatabase, compare, type Figure, figure, inRounds, time } from "./support";

/** Rows of the smaller and of the larger file. */
const [few, many] = [500, 5000];
const rounds = 5;

/** An import from the file's bytes to the preview, and from the confirmation to the commit: 5,000 rows against 500. */
export async function benchImports(_bench: BenchDatabase): Promise<Figure[]> {
  const station = { ...regulatorActor("station", "370200"), personId: await makePerson("站员") };
  let next = 0;
  const confirmed = { [few]: [] as number[], [many]: [] as number[] };
  const bring = (count: number) => async () => {
    const first = next;
    next += count;
    const rows = Array.from({ length: count }, (_, index) => {
      const n = first + index;
      return expertRow(n % 9000, { idNumber: idNumberOf(n), phone: `18${String(n).padStart(9, "0")}` });
    });
    const bytes = await workbook("EXPERTS", rows);
    let id = "";
    const previewed = await time(async () => {
      const made = await previewImport(await as(station), { kind: "EXPERTS", fileName: "a.xlsx", bytes });
      if (made.problems > 0) throw new Error("the bench's own rows have faults");
      id = made.id;
    });
    confirmed[count]?.push(await time(async () => commitImport(await as(station), { importId: id })));
    return previewed;
  };
  const previewed = await inRounds(rounds, { few: bring(few), many: bring(many) });
  const ctx = await as(station);
  const page = (filter: Record<string, string>) => async () =>
    time(() => listMembers(ctx, readPoolFilter(filter), { limit: 20, offset: 0 }));
  const lists = await inRounds(rounds, {
    plain: page({}),
    narrowed: page({ standing: "PENDING_ONBOARD", sort: "name" }),
  });
  return [
    figure("preview of 5,000 rows against 500", "ms", "—", compare(previewed.few, previewed.many)),
    figure(
      "commit of 5,000 rows against 500",
      "ms",
      "≤ 10 s",
      compare(confirmed[few] ?? [], confirmed[many] ?? []),
    ),
    figure(
      "the members' list, 27,500 in the pool: by standing and name against by number",
      "ms",
      "—",
      compare(lists.plain, lists.narrowed),
    ),
  ];
}
