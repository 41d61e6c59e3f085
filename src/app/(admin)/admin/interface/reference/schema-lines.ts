import type { SchemaObject } from "@/features/exchange";

export interface Line {
  /** With the way to it: `items[].unit.name`. */
  readonly field: string;
  readonly type: string;
  readonly about: string;
}

const words: Readonly<Record<string, string>> = {
  string: "文本",
  integer: "整数",
  number: "数",
  boolean: "是否",
  object: "对象",
  array: "列表",
  null: "空",
};
const formats: Readonly<Record<string, string>> = { "date-time": "时间", date: "日期", uri: "网址" };

/** The sort of value, in a word or two. */
export function typeOf(schema: SchemaObject): string {
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join("或");
  if (schema.enum) return schema.enum.join(" · ");
  if (schema.format && formats[schema.format]) return formats[schema.format] as string;
  if (schema.type === "array" && schema.items) return `${typeOf(schema.items)}的列表`;
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  return types.map((type) => words[type] ?? type).join("或") || "任意";
}

/** Every field of an object and of the objects within it; what has a name of its own is told there. */
export function linesOf(schema: SchemaObject, before = ""): Line[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const field = `${before}${name}`;
    const inner = withFields(one);
    return [
      { field, type: typeOf(one), about: one.description ?? "" },
      ...(inner ? linesOf(inner.schema, `${field}${inner.list ? "[]" : ""}.`) : []),
    ];
  });
}

/** The object behind a field that holds one: itself, one of a list, or one that may be missing. */
function withFields(schema: SchemaObject): { schema: SchemaObject; list: boolean } | null {
  if (schema.properties) return { schema, list: false };
  if (schema.items?.properties) return { schema: schema.items, list: true };
  const [some] = (schema.anyOf ?? []).filter(({ properties }) => properties);
  return some ? { schema: some, list: false } : null;
}
