import { SheetRefused } from "./faults";

/** What values are read from. Pictures, links to other workbooks, comments, themes, scripts: never seen. */
const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[\w-]+\.xml)$/;

/**
 * The parts with values, each plain UTF-8 XML without a document type: no entity, no inclusion, nothing to
 * fetch. Macros are refused, everything else of a workbook is left out.
 */
export function selectParts(parts: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  if (!parts.has("[Content_Types].xml") || !parts.has("xl/workbook.xml")) throw new SheetRefused("TYPE");
  if ([...parts.keys()].some((name) => /vbaProject|activeX|macrosheets/i.test(name)))
    throw new SheetRefused("MACROS");
  if ([...parts.keys()].some((name) => /(^|\/)embeddings\//i.test(name))) throw new SheetRefused("NESTED");
  const selected = new Map([...parts].filter(([name]) => needed.test(name)));
  for (const body of selected.values()) demandPlainXml(body);
  return selected;
}

function demandPlainXml(body: Buffer): void {
  // Another encoding would hide a document type from the check below and from nobody else.
  if (body.includes(0) || /^(\xfe\xff|\xff\xfe)/.test(body.subarray(0, 2).toString("latin1")))
    throw new SheetRefused("DAMAGED");
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)/i.exec(
    body.subarray(0, 200).toString("latin1"),
  );
  if (declared && !/^(utf-8|us-ascii)$/i.test(declared[1] ?? "")) throw new SheetRefused("DAMAGED");
  if (
    body.includes("<!DOCTYPE") ||
    body.includes("<!ENTITY") ||
    /<!doctype|<!entity/i.test(body.toString("latin1"))
  )
    throw new SheetRefused("ENTITIES");
}
