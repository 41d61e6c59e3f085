import { z } from "zod";
import { type OpenApiDocument, openApiDocument, type SchemaObject } from "../../src/features/exchange";

/** The document as a reader gets it: through JSON, so that nothing of the schemas it was made from is left in it. */
export const publishedDocument = (): OpenApiDocument =>
  JSON.parse(JSON.stringify(openApiDocument("https://example.org"))) as OpenApiDocument;

/** Reads a schema of the document as JSON Schema, its references included. */
export function publishedSchema(document: OpenApiDocument, schema: SchemaObject): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")));
}

/** What an operation says it answers with under a status, in its media type. */
export function publishedAnswer(document: OpenApiDocument, operationId: string, status: number) {
  const operation = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .find((one) => one.operationId === operationId);
  const [entry] = Object.entries(operation?.responses[String(status)]?.content ?? {});
  if (!entry) throw new Error(`the document has no ${status} of ${operationId}`);
  const [mediaType, { schema }] = entry;
  return { mediaType, schema: publishedSchema(document, schema) };
}
