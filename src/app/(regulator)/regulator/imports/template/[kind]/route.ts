import { demandImport, importKindOf, importNames, writeTemplate } from "@/features/experts";
import { attachment } from "@/platform/content-disposition";
import { Denied, NotFound } from "@/platform/errors";
import { found, pageContext } from "@/platform/request";
import { workbookHeaders } from "../../../workbook";

type Context = { params: Promise<{ kind: string }> };

/** An empty template of experts or units, for the station. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { kind: text } = await params;
  const ctx = await pageContext("regulator", "/regulator/imports");
  const kind = await found(ctx, allowedKind(ctx, text));
  return new Response(writeTemplate(kind), {
    headers: { ...workbookHeaders, "content-disposition": attachment(`${importNames[kind]}导入模板.xlsx`) },
  });
}

/** To whoever may not import there is no template either. */
async function allowedKind(ctx: Parameters<typeof demandImport>[0], text: string) {
  try {
    demandImport(ctx);
  } catch (error) {
    if (error instanceof Denied) throw new NotFound("template");
    throw error;
  }
  return importKindOf(text);
}
