import { type Value, writeSheet } from "@/platform/sheet";
import { type ImportKind, importNames, templateColumns } from "./columns";

/** An empty template: the head alone. Examples would be imported along. */
export function writeTemplate(kind: ImportKind): ReadableStream<Uint8Array> {
  const none: readonly (readonly Value[])[] = [];
  return writeSheet(importNames[kind], templateColumns[kind], none);
}
