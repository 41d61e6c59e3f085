import { openApiDocument } from "@/features/exchange";
import { linesOf, typeOf } from "./schema-lines";

it.each([
  [{ type: "string" }, "文本"],
  [{ type: "string", format: "date-time" }, "时间"],
  [{ anyOf: [{ type: "string", format: "date" }, { type: "null" }] }, "日期或空"],
  [{ type: "array", items: { type: "integer" } }, "整数的列表"],
  [{ $ref: "#/components/schemas/Unit" }, "Unit"],
  [{ type: "string", enum: ["A", "B"] }, "A · B"],
])("%j is %s", (schema, word) => expect(typeOf(schema)).toBe(word));

it("names every field of the published document, the inner ones with their way", () => {
  const { schemas } = openApiDocument("https://example.org").components;
  const fields = linesOf(schemas.Case!).map(({ field }) => field);
  for (const field of [
    "number",
    "project.name",
    "parties[].unit",
    "classification.items[].kindLabel",
    "approved.planSha256",
  ])
    expect(fields).toContain(field);
  for (const schema of Object.values(schemas)) {
    const lines = linesOf(schema);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ type }) => type === "任意")).toEqual([]);
    expect(new Set(lines.map(({ field }) => field)).size).toBe(lines.length);
  }
});
