import { exportList } from "@/features/inspections";
import { attachment } from "@/platform/content-disposition";
import { pageContext } from "@/platform/request";
import { exportAnswer } from "../../../../workbook";

/** A list as a workbook; each export is on record, the first by its own body marks its rows as exported (D11). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext("regulator", `/regulator/inspections/lists/${id}`);
  const made = exportList(ctx, id);
  const { name = "" } = await made.catch(() => ({ name: "" }));
  return exportAnswer(
    ctx,
    made.then(({ stream }) => stream),
    attachment(`监督检查清单-${name}.xlsx`),
  );
}
