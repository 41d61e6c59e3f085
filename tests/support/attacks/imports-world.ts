import type { Sql } from "postgres";
import { commitImport, previewImport } from "../../../src/features/experts";
import { expertRow, nameOf, workbook } from "../workbooks";
import { as, makePerson, regulatorActor } from "../world";

/** Two previews that wait for a decision, and a member who came by an import. */
export interface ImportsWorld {
  readonly toCommit: string;
  readonly toDiscard: string;
  readonly memberNumber: string;
}

export async function makeImports(owner: Sql): Promise<ImportsWorld> {
  const station = { ...regulatorActor("station", "370200"), personId: await makePerson("站员") };
  const preview = async (n: number) => {
    const bytes = await workbook("EXPERTS", [expertRow(n)]);
    return (await previewImport(await as(station), { kind: "EXPERTS", fileName: "专家.xlsx", bytes })).id;
  };
  await commitImport(await as(station), { importId: await preview(1) });
  const [member] =
    await owner`select e.number from expert e join person p on p.id = e.person_id where p.name = ${nameOf(1)}`;
  return {
    toCommit: await preview(2),
    toDiscard: await preview(3),
    memberNumber: member?.number as string,
  };
}
