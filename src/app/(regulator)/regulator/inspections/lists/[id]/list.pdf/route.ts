import { pdfAnswer } from "@/app/pdf-answer";
import { findList, listRows, listTeam, printList } from "@/features/inspections";
import { found, pageContext } from "@/platform/request";

/** A list to print, on A4. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext("regulator", `/regulator/inspections/lists/${id}`);
  const list = await found(ctx, findList(ctx, id));
  const [rows, team] = await Promise.all([listRows(ctx, id), listTeam(ctx, id)]);
  return pdfAnswer(await printList(list, rows, team, ctx.now), `监督检查清单-${list.number}.pdf`);
}
